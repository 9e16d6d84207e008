import type { RuleContext } from '../../facts/context';
import type { ConfigDocument } from '../../document/document';
import type { Finding } from '../../document/finding';

/** One rule: pure, never throws, says nothing when in doubt. */
export interface Rule {
  /** The part of its code behind `kratos/`. */
  readonly name: string;
  /** Whether it looks at values alone, and so holds for those of variables too. */
  readonly isOfValues?: boolean;
  readonly check: (config: ConfigDocument, context: RuleContext) => readonly Finding[];
}
