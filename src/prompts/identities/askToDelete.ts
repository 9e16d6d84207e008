import { t } from '@vscode/l10n';
import { ask } from '../ask';
import { confirm } from '../confirm';

/**
 * Says what goes with an identity and what stays, then has the person type one of its names. Yields whether it was
 * typed.
 */
export async function askToDelete(names: readonly string[]): Promise<boolean> {
  const [name = ''] = names;
  const detail = t(
    'Its sessions and settings flows are deleted with it, and its addresses can be registered again at once. Open recovery, verification and login flows can still be read, with codes that are worth nothing, and mails that wait are still sent. This cannot be undone.',
  );
  if (!(await confirm(t('Delete {0}?', name), detail, t('Type Its Name to Delete It…')))) return false;
  const typed = await ask({
    title: t('Delete {0}', name),
    prompt: t('Type {0} to delete it', name),
    placeholder: name,
    judge: (text) =>
      names.includes(text.trim())
        ? { kind: 'fine' }
        : { kind: 'problem', sentence: t('This is not its identifier: type {0}.', name) },
  });
  return typed !== undefined;
}
