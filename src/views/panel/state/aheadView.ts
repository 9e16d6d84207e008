import { t } from '@vscode/l10n';
import type { Line } from '../../../config/simulator/lines';
import type { WayAhead } from '../../../config/wayAhead/types';
import { wayAhead } from '../../../config/wayAhead/wayAhead';
import type { HeardHook } from '../../../kratos/recipe/sequence.types';
import type { FlowRecord, Foretold, PersonaSession } from '../../../kratos/record/types';
import type { AheadLine, AheadView } from '../../../protocol/wayState';
import { viewLine } from '../../simulator/state/lineView';
import type { Configuration } from '../ports';
import { compareEnd } from './aheadEnd';
import { foretell } from './foretell';
import { askedWords, goesToWords, hookWords, idleWords, offerWords, stepWords } from './aheadWords';
import { journeysOf, type OwnFactors } from './journeyOf';

/** What the way ahead of a flow is made from. */
export interface AheadInput {
  readonly record: FlowRecord;
  readonly session: PersonaSession;
  readonly factors: OwnFactors;
  readonly configuration: Configuration | undefined;
  readonly heard: readonly HeardHook[];
}

/** What was made last of the exchanges of a flow, and of what else. */
const made = new WeakMap<FlowRecord['exchanges'], { readonly of: readonly unknown[]; readonly view: AheadView }>();

/**
 * The way ahead by each method that is on offer; after the run, what was foretold beside what happened. What is made of
 * the same as the last time is not made again: most pictures are drawn for something else.
 */
export function aheadView(input: AheadInput): AheadView {
  const { record, session, factors, configuration, heard } = input;
  const { flow, status, parameters, foretold, exchanges } = record;
  const { totp, lookup } = factors;
  const known = [session.session, session.status, session.wanted, session.problem, totp, lookup];
  const of = [flow, status, parameters, foretold, ...known, configuration, ...heard];
  const last = made.get(exchanges);
  if (last?.of.length === of.length && last.of.every((one, at) => one === of[at])) return last.view;
  const view = makeView(input);
  made.set(exchanges, { of, view });
  return view;
}

function makeView({ record, session, factors, configuration, heard }: AheadInput): AheadView {
  if (!configuration)
    return {
      note: t(
        'Not known: open the configuration of this server (kratos.yml), or the folder that it lies in. It is known by serve.public.base_url, or by its port.',
      ),
      ways: [],
    };
  const { setup, name } = configuration;
  const keptOf = (method: string): Foretold | undefined => record.foretold?.find((one) => one.method === method);
  const ways = journeysOf(setup, record, session, factors).map((journey) => {
    const way = wayAhead(setup, journey);
    const { method } = journey;
    const end =
      record.status === 'done' ? compareEnd(keptOf(method) ?? foretell(way, method), record, heard) : undefined;
    return { name: method, parts: partsOf(way, method, configuration), ...(end && { end }) };
  });
  const isLate = ways.some((way) => way.end && !keptOf(way.name));
  const note =
    ways.length === 0
      ? t('The form does not tell by which method the flow goes on.')
      : isLate
        ? t('Nothing was kept of what was expected when this flow began: it is told by the configuration as it is now.')
        : undefined;
  return { source: name, ...(note !== undefined && { note }), ways };
}

function partsOf(way: WayAhead, method: string, { textOf }: Configuration): AheadView['ways'][number]['parts'] {
  const toLine = (text: string, line?: Line): AheadLine => ({
    text,
    ...(line && { line: viewLine(textOf, line) }),
  });
  const { steps, hooks, idle, refusedBy, secondFactor, offers, goesTo, session } = way;
  const parts = [
    { title: t('Next steps'), lines: steps.map(({ name, line }) => toLine(stepWords(name, method), line)) },
    { title: t('Hooks, in their order'), lines: hooks.map((hook) => toLine(hookWords(hook), hook.line)) },
    {
      title: t('Refused'),
      lines: refusedBy ? [toLine(t('Nobody gets in here without a verified address.'), refusedBy.line)] : [],
    },
    { title: t('Hooks that do not run'), lines: idle.map((hook) => toLine(idleWords(hook), hook.line)) },
    {
      title: t('Second factor'),
      lines: [toLine(`${askedWords(secondFactor.asked)} ${secondFactor.sentence}`, secondFactor.line)],
    },
    {
      title: t('Session'),
      lines: session.given || session.line ? [] : [toLine(t('Nobody is signed in by this flow.'))],
    },
    {
      title: t('Offered at the end'),
      lines:
        offers && offers.length > 0
          ? offers.map(({ action, line }) => toLine(action, line))
          : [toLine(offerWords(offers?.map(({ action }) => action)))],
    },
    { title: t('Sent to'), lines: [toLine(goesToWords(goesTo), goesTo.line)] },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}
