import { t } from '@vscode/l10n';
import { remedy, restart } from '../remedies';
import type { Cause, Remedy, Situation } from '../types';

/** What is said of an answer that sends the browser elsewhere, beside the address. */
export type Leaving = Omit<Cause, 'tone' | 'id' | 'literal'> & { readonly tone?: Cause['tone'] };

/** The person's own browser, which has no cookies of the persona. */
export function openInBrowser(primary = false): Remedy {
  return remedy({ kind: 'open-url' }, t('Open in browser'), 'link-external', primary);
}

/** Back to the flow, which stays as it was. */
export function goOn({ record }: Situation): Remedy {
  return record.flow === undefined ? restart() : remedy({ kind: 'refetch' }, t('Read the flow again'), 'refresh');
}
