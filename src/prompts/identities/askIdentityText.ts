import { t } from '@vscode/l10n';
import { ask } from '../ask';

/** What is searched for, and whether all identities are to be looked through for it. */
export interface IdentityText {
  readonly text: string;
  readonly through: boolean;
}

/**
 * Asks for a text to find identities by, and says what the server cannot search for. A text with a `*` before it goes
 * through all of them.
 */
export async function askIdentityText(): Promise<IdentityText | undefined> {
  const text = await ask({
    title: t('Find an identity'),
    prompt: t(
      'An id, a whole e-mail address or other identifier, an external id, or the beginning of an identifier (a preview of Kratos). Kratos cannot search by other traits, nor by two things at once: write * before the text to look through all.',
    ),
    placeholder: t('alice@example.com, or *smith'),
    judge: (written) =>
      textOf(written).text === ''
        ? { kind: 'problem', sentence: t('Enter a text: without one, all identities are meant.') }
        : textOf(written).through
          ? { kind: 'fine', note: t('All identities are read, page by page, and any trait may hold the text.') }
          : { kind: 'fine' },
  });
  return text === undefined ? undefined : textOf(text);
}

function textOf(written: string): IdentityText {
  const text = written.trim();
  return text.startsWith('*') ? { text: text.slice(1).trim(), through: true } : { text, through: false };
}

/** Asks for the text that all identities are looked through for. */
export function askTraitText(): Promise<string | undefined> {
  return ask({
    title: t('Look through all identities'),
    prompt: t('A part of any trait; capitals do not count. All identities are read, page by page.'),
    judge: (written) =>
      written.trim() === '' ? { kind: 'problem', sentence: t('Enter a part of a trait.') } : { kind: 'fine' },
  });
}
