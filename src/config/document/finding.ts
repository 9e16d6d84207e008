import type { Place } from './document';

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
