import { t } from '@vscode/l10n';
import { gatherRun } from '../../kratos/recipe/gather';
import { chooseFormat } from '../../prompts/flows/chooseFormat';
import { chooseExtent } from '../../prompts/flows/chooseExtent';
import type { Verb } from '../commandContext';
import { exportRecords } from './exportRecords';
import { findFlow } from './findFlow';

/** Opens what was done in a flow as code, in an editor that belongs to no file. */
export const run: Verb<'kratosFlows.exportFlow'> = async (context, given) => {
  const record = await findFlow(context, given, t('Export a flow as code'), ({ exchanges }) => exchanges.length > 0);
  if (!record) return undefined;
  const { flows } = await context.explorer();
  const whole = gatherRun([...flows.all()], record);
  const joined = given.joined ?? (whole.length > 1 ? await chooseExtent(whole, record) : true);
  if (joined === undefined) return undefined;
  const { formats } = await import('../../kratos/export/formats');
  const name = given.format ?? (await chooseFormat(formats));
  if (name === undefined) return undefined;
  const records = joined ? whole : [record];
  const format = formats[name];
  const text = await exportRecords(context, { records, of: record, format, withSecrets: given.secrets });
  await context.documents.openNew(text, format.language);
  return undefined;
};
