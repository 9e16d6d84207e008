import { t } from '@vscode/l10n';
import type { HeardHook } from '../../../kratos/recipe/sequence.types';
import { readEnd } from '../../../kratos/record/ended';
import type { FlowRecord, Foretold } from '../../../kratos/record/types';
import type { AheadEnd } from '../../../protocol/wayState';
import { askedWords, goesToWords, namesOrNothing, offerWords } from './aheadWords';

/** What was foretold of a run beside what happened; undefined when nothing was submitted. */
export function compareEnd(
  way: Foretold,
  record: FlowRecord,
  heard: readonly HeardHook[],
): readonly AheadEnd[] | undefined {
  const { type, client } = record;
  const ended = readEnd(record.exchanges);
  if (!ended) return undefined;
  const { offers, goesTo = 'nowhere' } = ended;
  const foretold = way.goesTo.kind === 'url' ? way.goesTo.url : way.goesTo.kind;
  const { asked } = way;
  // Whether the second step comes first was not known: then either is as foretold.
  const isOpen = way.goesTo.kind === 'own-page' || (asked === undefined && goesTo === 'second-factor');
  return [
    row(t('Offered at the end'), offerWords(way.offers), namesOrNothing(offers), way.offers !== undefined),
    {
      what: t('Sent to'),
      foretold: goesToWords(way.goesTo),
      happened: placeWords(goesTo),
      ...(!isOpen && { agrees: foretold === goesTo }),
    },
    ...(type === 'login' && client === 'browser'
      ? [row(t('Second factor'), askedWords(asked), askedWords(goesTo === 'second-factor'), asked !== undefined)]
      : []),
    ...hookRow(way, record, heard),
  ];
}

function row(what: string, foretold: string, happened: string, isKnown: boolean): AheadEnd {
  return { what, foretold, happened, ...(isKnown && { agrees: foretold === happened }) };
}

function placeWords(place: string): string {
  if (place === 'second-factor') return goesToWords({ kind: 'second-factor' });
  return place === 'nowhere' ? goesToWords({ kind: 'nowhere' }) : place;
}

/** Web hooks are seen where the listener of this window is their target. */
function hookRow(way: Foretold, record: FlowRecord, heard: readonly HeardHook[]): readonly AheadEnd[] {
  const called = heard.filter(({ flowId }) => flowId === record.id).map(({ method, path }) => `${method} ${path}`);
  if (called.length === 0) return [];
  const foretold = way.hooks.map((request) => {
    const [method = '', address = ''] = request.split(' ');
    return `${method} ${URL.parse(address)?.pathname ?? address}`;
  });
  const inOrder = (names: readonly string[]): string => [...new Set(names)].join(', ');
  return [row(t('Web hooks'), inOrder(foretold), inOrder(called), true)];
}
