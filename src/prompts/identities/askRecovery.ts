import { t } from '@vscode/l10n';
import { readLifetime } from '../../kratos/identity/lifetime';
import type { RecoveryKind } from '../../kratos/admin/recoveries';
import { ask } from '../ask';
import { pick } from '../pick';

/** Asks by what somebody is to get in; undefined when the person leaves. */
export async function askRecoveryKind(title: string): Promise<RecoveryKind | undefined> {
  const picked = await pick({
    title,
    placeholder: t('Kratos mails nothing of its own here: you hand it over'),
    items: [
      {
        by: 'code' as const,
        label: t('Recovery code'),
        detail: t(
          'Opens here as a recovery flow of a new persona, with the code filled in. It works in that flow alone.',
        ),
      },
      {
        by: 'link' as const,
        label: t('Recovery link'),
        detail: t('Is copied. Needs {0}.', 'selfservice.methods.link.enabled'),
      },
    ],
  });
  return picked?.by;
}

/** Asks for how long it is to be good; undefined when the person leaves. */
export async function askLifetime(title: string): Promise<string | undefined> {
  const own = t('Another time…');
  const picked = await pick({
    title,
    placeholder: t('For how long?'),
    items: [
      { label: '10m', description: t('ten minutes') },
      { label: '1h', description: t('one hour') },
      { label: '24h', description: t('one day') },
      { label: own },
    ],
  });
  if (picked?.label !== own) return picked?.label;
  return ask({
    title,
    prompt: t('Hours, minutes and seconds, such as {0}. The flow is over with it.', '1h30m'),
    judge: (text) => {
      const read = readLifetime(text);
      return read.kind === 'problem' ? { kind: 'problem', sentence: read.what } : { kind: 'fine' };
    },
  });
}
