import { t } from '@vscode/l10n';
import { workspace } from 'vscode';
import { relatedFlows } from '../../kratos/store/relatedFlows';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import { askPicture } from '../../prompts/flows/askPicture';
import type { Verb } from '../commandContext';
import { fileAddress } from './fileAddress';
import { findFlow } from './findFlow';

/** Writes the sequence of a flow's run as a picture (SVG) into a file that the person names. */
export const run: Verb<'kratosFlows.saveSequence'> = async (context, given) => {
  const record = await findFlow(
    context,
    given,
    t('Save a sequence as a picture'),
    ({ exchanges }) => exchanges.length > 0,
  );
  if (!record) return undefined;
  const file = given.file === undefined ? await askPicture(`${record.type}.svg`) : fileAddress(given.file);
  if (!file) return undefined;
  const { flows } = await context.explorer();
  const { buildSequence } = await import('../../kratos/recipe/sequence');
  const { sequenceSvg } = await import('../../kratos/export/sequenceSvg');
  const svg = sequenceSvg(
    buildSequence(relatedFlows(flows, record), context.listeners.heardHooks),
    flowTitle(record.type),
  );
  await workspace.fs.writeFile(file, new TextEncoder().encode(svg));
  context.tell(t('Saved as {0}.', workspace.asRelativePath(file)));
  return { file: file.toString() };
};
