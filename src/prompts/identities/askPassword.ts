import { t } from '@vscode/l10n';
import { checkHash } from '../../kratos/identity/hashes/checkHash';
import { ask } from '../ask';
import { pick } from '../pick';

/** Says that there is no call for setting a password, and asks for what there is instead. */
export async function askPasswordWay(title: string): Promise<'code' | 'hash' | undefined> {
  const picked = await pick({
    title,
    placeholder: t('Kratos has no call that sets a password: only its owner can, or a hash is stored'),
    items: [
      {
        way: 'code' as const,
        label: t('Recovery code'),
        detail: t('Whoever has it signs in, and sets a password in the settings flow that follows.'),
      },
      {
        way: 'hash' as const,
        label: t('Store a hash'),
        detail: t('For a password that was hashed elsewhere. Whether Kratos can verify it is checked before.'),
      },
    ],
  });
  return picked?.way;
}

/** Asks for a hash, and says what is wrong with it as it is typed. */
export function askHash(title: string): Promise<string | undefined> {
  return ask({
    title,
    prompt: t('The hash, in a format that Kratos can verify: bcrypt, Argon2id, scrypt, PBKDF2, …'),
    secret: true,
    judge: (text) => {
      const found = text.trim() === '' ? undefined : checkHash(text.trim());
      if (text.trim() === '') return { kind: 'problem', sentence: t('Paste a hash.') };
      if (!found) return { kind: 'fine' };
      const sentence = `${found.what} ${found.right}`;
      return found.kind === 'doubtful'
        ? { kind: 'fine', note: sentence, isDoubtful: true }
        : { kind: 'problem', sentence };
    },
  });
}
