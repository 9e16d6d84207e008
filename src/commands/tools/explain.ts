import { explainName, isKnownName } from '../../config/hover/explainName';
import { escapeText } from '../../kratos/knowledge/markdown';
import { describe } from '../../kratos/paste/describe';
import { renderDescription } from '../../kratos/paste/page';
import { recognise } from '../../kratos/paste/recognise';

/** As much of a text is read as of one that a person pastes. */
const mostCharacters = 5_000_000;

/** What is known of a name, or what a pasted text means. Our own links lead nowhere outside of the editor. */
export function explainText(text: string, now = Date.now()): string {
  const name = text.trim();
  if (isKnownName(name)) return explainName(name);
  const told = describe(recognise(text.slice(0, mostCharacters)), now);
  return renderDescription(told, escapeText);
}
