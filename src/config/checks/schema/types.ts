import type { SchemaContext } from './context';
import type { ConfigDocument } from '../../document/document';
import type { Finding } from '../../document/finding';
import type { Setting } from './settings';

/** What one kind of violation is looked for in. */
export interface Looked extends SchemaContext {
  readonly config: ConfigDocument;
}

/** One kind of violation of Kratos's schema: pure, never throws, says nothing when in doubt. */
export interface SchemaCheck {
  /** The part of its code behind `kratos/`. */
  readonly name: string;
  /** Whether any editor that has the schema says the same; explanations that go beyond it are ours alone. */
  readonly isPlain: boolean;
  /** Whether it looks at what the file's version does not have; of that nothing else can be said. */
  readonly isAboutVersions?: boolean;
  /** What is wrong with one setting. */
  readonly ofSetting?: (setting: Setting, looked: Looked) => readonly Finding[];
  /** What is wrong with the whole document. */
  readonly ofDocument?: (looked: Looked) => readonly Finding[];
}
