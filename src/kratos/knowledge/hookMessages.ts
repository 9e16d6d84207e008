import { t } from '@vscode/l10n';
import type { UiText } from '../flow/types';
import { messageWordings } from './messages';

/**
 * What there is to say of a message that Kratos did not make itself: the target of a web hook chooses id, words and
 * type, and Kratos hands them on as they are. An id that Kratos has is told by its words; nothing is said of what may
 * be Kratos's own.
 */
export function hookRemark({ id, text }: UiText): string | undefined {
  const wordings = messageWordings(id);
  if (wordings === undefined)
    return t('A web hook said this: {0} is its own id, none of Kratos (unless the server is newer than v26.2.0).', id);
  return wordings.some((wording) => fits(text, wording))
    ? undefined
    : t('A web hook may have said this: Kratos has {0} too, in other words.', id);
}

/** Whether a text is a wording whose `{placeholders}` are filled with anything. */
function fits(text: string, wording: string): boolean {
  const [head = '', ...rest] = wording.split(/\{[^{}]*\}/);
  const tail = rest.pop();
  if (tail === undefined) return text.trim() === wording.trim();
  if (!text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - tail.length;
}
