import { t } from '@vscode/l10n';
import type { ExportFormat } from '../../kratos/export/format';
import type { FormatName } from '../../kratos/export/names';
import { pick } from '../pick';

/** Asks what a run is written for. */
export async function chooseFormat(
  formats: Readonly<Record<FormatName, ExportFormat>>,
): Promise<FormatName | undefined> {
  const items = (Object.keys(formats) as FormatName[]).map((name) => ({
    name,
    label: formats[name].label,
  }));
  return (await pick({ title: t('Export a flow as code'), placeholder: t('In which format?'), items }))?.name;
}
