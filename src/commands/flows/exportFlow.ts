import { t } from '@vscode/l10n';
import { gatherRun } from '../../kratos/recipe/gather';
import { exchangesOf, masked } from '../../kratos/recipe/exchanges';
import { buildRecipe } from '../../kratos/recipe/recipe';
import { chooseFormat } from '../../prompts/flows/chooseFormat';
import { chooseExtent } from '../../prompts/flows/chooseExtent';
import type { Verb } from '../commandContext';
import { findFlow } from './findFlow';

/** Opens what was done in a flow as code, in an editor that belongs to no file. */
export const run: Verb<'kratosFlows.exportFlow'> = async (context, given) => {
  const record = await findFlow(context, given, t('Export a flow as code'), ({ exchanges }) => exchanges.length > 0);
  if (!record) return undefined;
  const { flows, personas } = await context.explorer();
  const whole = gatherRun([...flows.all()], record);
  const joined = given.joined ?? (whole.length > 1 ? await chooseExtent(whole, record) : true);
  if (joined === undefined) return undefined;
  const { formats } = await import('../../kratos/export/formats');
  const name = given.format ?? (await chooseFormat(formats));
  if (name === undefined) return undefined;
  const connection = context.connections.get(record.connectionId ?? '');
  const health = connection && context.health.of(connection);
  const known = personas.listSecrets(record.personaId);
  const records = joined ? whole : [record];
  const recipe = buildRecipe(records, {
    publicUrl: connection?.publicUrl,
    adminUrl: connection?.adminUrl,
    kratosVersion: health?.kind === 'healthy' ? health.version : undefined,
    withSecrets: given.secrets,
    known,
  });
  const format = formats[name];
  const exchanges = given.secrets === true ? exchangesOf(records) : masked(exchangesOf(records), known);
  await context.documents.openNew(format.write(recipe, exchanges), format.language);
  return undefined;
};
