import { t } from '@vscode/l10n';
import { window } from 'vscode';
import type { SessionProblem } from '../../kratos/admin/types';
import type { Identity } from '../../kratos/flow/types';
import { identityName } from '../../kratos/knowledge/identityName';
import type { Connection } from '../../kratos/record/types';
import { withProgress } from '../../platform/progress';
import { ask } from '../ask';
import { pick } from '../pick';
import type { PromptContext } from '../promptContext';

/**
 * Asks for an identity of a connection by an id, an identifier or the beginning of one; of several the person chooses.
 * Yields its id. Says so where there is none.
 */
export async function askWhichIdentity(
  context: PromptContext,
  connection: Connection,
  title: string,
): Promise<string | undefined> {
  const wanted = await ask({
    title,
    prompt: t('The id of an identity, or an identifier such as an e-mail address, of which the beginning may do'),
    judge: (text) =>
      text.trim() === '' ? { kind: 'problem', sentence: t('Enter an id or an identifier.') } : { kind: 'fine' },
  });
  if (wanted === undefined) return undefined;
  const { adminIdentities } = await context.explorer();
  const found = await withProgress(t('Looking for an identity'), (signal) =>
    adminIdentities.find(connection, wanted, signal),
  );
  if (found.kind === 'problem') {
    complainOf(found);
    return undefined;
  }
  return chooseIdentity(found.identities, title);
}

/** The id of the only one of some identities, or of the one that the person chooses. */
async function chooseIdentity(identities: readonly Identity[], title: string): Promise<string | undefined> {
  if (identities.length <= 1) return identities[0]?.id;
  const picked = await pick({
    title,
    placeholder: t('Several identities have an identifier that begins so'),
    items: identities.map((identity) => ({ label: identityName(identity), description: identity.id })),
  });
  return picked?.description;
}

/** Says why something was not answered, in a notification. */
export function complainOf({ what, todo }: SessionProblem): void {
  void window.showWarningMessage(todo === undefined ? what : `${what} ${todo}`);
}
