import { t } from '@vscode/l10n';
import type { HeardHook } from '../../../kratos/recipe/sequence.types';
import { redactUrl } from '../../../kratos/exchange/redact';
import { readEnd, type Ended } from '../../../kratos/record/ended';
import type { FlowRecord, Foretold } from '../../../kratos/record/types';
import type { AheadEnd } from '../../../protocol/wayState';
import { askedWords, goesToWords, namesOrNothing, offerWords } from './aheadWords';

/** What was foretold of one matter, and what happened; `agrees` is absent where it cannot be told. */
interface Row {
  readonly what: string;
  readonly foretold: string;
  readonly happened: string;
  readonly agrees?: boolean;
}

/** Whether a run went as was foretold, and what did not; undefined when nothing was submitted. */
export function compareEnd(way: Foretold, record: FlowRecord, heard: readonly HeardHook[]): AheadEnd | undefined {
  const ended = readEnd(record.exchanges);
  if (!ended) return undefined;
  const rows = rowsOf(way, record, ended, hookRow(way, record, heard));
  const differing = rows.filter(({ agrees }) => agrees === false);
  if (differing.length > 0)
    return {
      tone: 'warn',
      verdict: t('It did not go as expected.'),
      rows: differing.map(({ what, foretold, happened }) => ({ what, foretold, happened })),
    };
  return rows.some(({ agrees }) => agrees === true)
    ? { tone: 'good', verdict: t('It went as expected.'), rows: [] }
    : { tone: 'neutral', verdict: t('How it would end could not be told beforehand.'), rows: [] };
}

function rowsOf(way: Foretold, { type, client }: FlowRecord, ended: Ended, hooks: readonly Row[]): readonly Row[] {
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
      // What is kept of a run may be masked already.
      ...(!isOpen && { agrees: redactUrl(foretold) === redactUrl(goesTo) }),
    },
    ...(type === 'login' && client === 'browser'
      ? [row(t('Second factor'), askedWords(asked), askedWords(goesTo === 'second-factor'), asked !== undefined)]
      : []),
    ...hooks,
  ];
}

function row(what: string, foretold: string, happened: string, isKnown: boolean): Row {
  return { what, foretold, happened, ...(isKnown && { agrees: foretold === happened }) };
}

function placeWords(place: string): string {
  if (place === 'second-factor') return goesToWords({ kind: 'second-factor' });
  return place === 'nowhere' ? goesToWords({ kind: 'nowhere' }) : redactUrl(place);
}

/** Web hooks are seen where the listener of this window is their target. */
function hookRow(way: Foretold, record: FlowRecord, heard: readonly HeardHook[]): readonly Row[] {
  const called = heard.filter(({ flowId }) => flowId === record.id).map(({ method, path }) => `${method} ${path}`);
  if (called.length === 0) return [];
  const foretold = way.hooks.map((request) => {
    const [method = '', address = ''] = request.split(' ');
    return `${method} ${URL.parse(address)?.pathname ?? address}`;
  });
  const inOrder = (names: readonly string[]): string => [...new Set(names)].join(', ');
  return [row(t('Web hooks'), inOrder(foretold), inOrder(called), true)];
}
