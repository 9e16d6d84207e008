import type { ConfigDocument, Place } from './document';
import type { Version } from '../reference/versions';

/**
 * `error`: Kratos does not start or the setting cannot work; `warning`: it works and does what is hardly meant;
 * `information`: it changes who can sign in, and may be meant; `hint`: worth a thought.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A change that cures a finding, as edits of the same text. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly place: Place; readonly text: string }[];
  /** The one that most people want. */
  readonly preferred?: boolean;
}

/** What a rule has to say. Texts are whole sentences. */
export interface Finding extends Place {
  /** `kratos/<name of the rule>`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What happens at run time because of it. */
  readonly effect: string;
  /**
   * Whether Kratos refuses to start with the document as it stands, if nothing else (the environment, a second file)
   * fills in or overrules what is wrong.
   */
  readonly stops?: boolean;
  /** Other places that take part: the line that decides, in this or in another file. */
  readonly related?: readonly (Place & { readonly message: string; readonly file?: string })[];
  readonly fixes?: readonly Fix[];
  /** How an editor shows it beside the severity: struck through, or faded. */
  readonly tag?: 'deprecated' | 'unnecessary';
}

/** An identity schema that the configuration names. */
export interface KnownSchema {
  readonly id: string;
  readonly url: string;
  /** Absent: it could not be read, or was not asked for (remote ones never are). */
  readonly text?: string;
  readonly problem?: string;
}

/** What a rule may know beside the document. */
export interface RuleContext {
  readonly version: Version;
  readonly schemas: readonly KnownSchema[];
  /** Whether the file is under version control; undefined when that is not known. */
  readonly tracked?: boolean;
  /**
   * Paths of files and folders, as they are written, that would lie in the workspace and are not there; undefined when
   * nobody looked.
   */
  readonly absent?: ReadonlySet<string>;
  /** Whether something else fills in what the document lacks, as a chart does for a Helm values file. */
  readonly isPartial?: boolean;
}

/** One rule: pure, never throws, says nothing when in doubt. */
export interface Rule {
  /** The part of its code behind `kratos/`. */
  readonly name: string;
  /** Whether it looks at values alone, and so holds for those of variables too. */
  readonly isOfValues?: boolean;
  readonly check: (config: ConfigDocument, context: RuleContext) => readonly Finding[];
}
