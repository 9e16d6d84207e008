import { t } from '@vscode/l10n';
import type { Verb } from '../commandContext';
import { findIdentity } from './findIdentity';

/** Opens the page of an identity: `{identity, connection}`, else of one that is asked for. */
export const run: Verb<'kratosFlows.showIdentity'> = async (context, given) => {
  const target = await findIdentity(context, given, t('Show an identity'));
  if (!target) return undefined;
  const shown = { connection: target.connection.id, identity: target.id };
  await context.showIdentity(shown);
  return shown;
};
