import { codeBlock, renderMarkdown } from '../../kratos/knowledge/markdown';
import type { KratosDocument } from '../document/detect/detect';
import { identityKnowledge } from '../reference/identityKnowledge';
import { keyKnowledge } from '../reference/keyKnowledge';
import { ruleKnowledge } from '../checks/ruleKnowledge';
import type { Version } from '../reference/versions';
import type { Suggestion } from './suggestion';

/**
 * What is shown beside a suggestion, as Markdown: what the hover says of the same key, value or rule, or the block that
 * is written.
 */
export function describeSuggestion(
  { about }: Suggestion,
  { kind }: KratosDocument,
  version: Version,
): string | undefined {
  switch (about?.kind) {
    case undefined:
      return undefined;
    case 'block':
      return `${about.text}\n\n${codeBlock(kind === 'identity-schema' ? 'json' : 'yaml', about.code)}`;
    case 'rule': {
      const knowledge = ruleKnowledge(about.name);
      return knowledge && renderMarkdown(knowledge);
    }
    case 'key':
    case 'value': {
      const explain = kind === 'identity-schema' ? identityKnowledge : keyKnowledge;
      const value = about.kind === 'value' ? about.value : undefined;
      const knowledge = explain(about.path, about.kind, value, version);
      return knowledge && renderMarkdown(knowledge);
    }
  }
}
