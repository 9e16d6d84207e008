import { t } from '@vscode/l10n';
import { describeAnswer } from './describeAnswer';
import { describeFlow } from './describeFlow';
import { describeForeign } from './describeForeign';
import { describeWords } from './describeWords';
import { description, type Description } from './description';
import type { Pasted, Recognised } from './types';

/** What a pasted text means. `now` is epoch milliseconds. */
export function describe({ pasted, cut, mended }: Recognised, now: number): Description {
  const told = describePasted(pasted, now);
  const odd = [
    ...(cut ? [t('The end is missing: only what is there is explained.')] : []),
    ...(mended ? [t('It is not valid JSON: quotes, commas or brackets were put right to read it.')] : []),
  ];
  return { ...told, odd: [...odd, ...told.odd] };
}

function describePasted(pasted: Pasted, now: number): Description {
  switch (pasted.kind) {
    case 'flow':
    case 'nodes':
    case 'messages':
      return describeFlow(pasted, now);
    case 'error':
    case 'stored-error':
    case 'session':
    case 'signed-in':
    case 'identity':
    case 'courier-message':
    case 'continue-with':
    case 'logout':
    case 'redirect':
    case 'recovery':
      return describeAnswer(pasted, now);
    case 'token':
    case 'cookies':
    case 'address':
    case 'log':
    case 'name':
    case 'requests':
      return describeWords(pasted, now);
    case 'list':
      return describeList(pasted, now);
    case 'foreign':
      return describeForeign(pasted.as);
  }
}

/** So many items of a list are described. */
const mostParts = 20;

function describeList({ items }: Extract<Pasted, { kind: 'list' }>, now: number): Description {
  const parts = items.slice(0, mostParts).map((item) => describePasted(item, now));
  const left = items.length - parts.length;
  return description({
    title: t('{0} × {1}', items.length, parts[0]?.title ?? ''),
    what: t('A list, as the admin API or a client prints it.'),
    odd: left > 0 ? [t('{0} more are not shown here.', left)] : [],
    parts,
  });
}
