import { t } from '@vscode/l10n';
import { identityOf } from '../../kratos/record/identityOf';
import type { FlowRecord } from '../../kratos/record/types';
import { findFlow } from '../flows/findFlow';
import type { Verb } from '../commandContext';

/** Opens the page of the identity that a flow ended with: `{id}`. */
export const run: Verb<'kratosFlows.showIdentityOfFlow'> = async (context, given) => {
  const { personas } = await context.explorer();
  const whose = (record: FlowRecord): string | undefined =>
    identityOf(record, record.personaId === undefined ? {} : personas.session(record.personaId));
  const title = t('Show the identity of a flow');
  const record = await findFlow(context, given, title, (one) => whose(one) !== undefined);
  if (!record) return undefined;
  const identity = whose(record);
  if (identity === undefined || record.connectionId === undefined) {
    context.tell(t('This flow does not tell whose it is.'));
    return undefined;
  }
  const shown = { connection: record.connectionId, identity };
  await context.showIdentity(shown);
  return shown;
};
