import { t } from '@vscode/l10n';
import type { Way } from '../../../providers/ways';
import { displayHost } from './addresses';
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

/** Makes the round to a provider that an address begins, by one of its ways. */
export function roundBy(way: Way, url: string, primary: boolean): Remedy {
  switch (way) {
    case 'exchange':
    case 'hand-over':
      return remedy({ kind: 'round', way }, t('Sign in at {0}', displayHost(url)), 'link-external', primary);
    case 'browser':
      return remedy({ kind: 'round', way }, t('Sign in in the persona’s browser'), 'browser', primary);
    case 'follow':
      return remedy({ kind: 'round', way }, t('Follow it here'), 'debug-step-over', primary);
  }
}
