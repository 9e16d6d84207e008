import { t } from '@vscode/l10n';
import { pick } from '../pick';

/** The only one of some identity schemas; else the person chooses. */
export async function chooseSchema(ids: readonly string[], title = t('A new identity')): Promise<string | undefined> {
  if (ids.length <= 1) return ids[0];
  const picked = await pick({
    title,
    placeholder: t('By which identity schema?'),
    items: ids.map((label) => ({ label })),
  });
  return picked?.label;
}
