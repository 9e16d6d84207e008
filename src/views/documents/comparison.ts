import { t } from '@vscode/l10n';
import { describeRun, describeStep } from '../../kratos/compare/describe';
import { compareRuns, compareSteps } from '../../kratos/compare/differences';
import { readRun } from '../../kratos/compare/run';
import { listChanges, summarise } from '../../kratos/compare/summary';
import { stepTitle } from '../../kratos/compare/words';
import type { Run, Step } from '../../kratos/compare/types';
import { dotted } from '../../kratos/knowledge/joined';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import { momentText } from '../../kratos/knowledge/timeLeft';
import type { Kept } from './contents';

/** A flow, or one exchange of it. */
export interface Spot {
  readonly flow: string;
  readonly exchange?: string;
}

/** Two spots side by side. Nothing in it is secret. */
export interface Comparison {
  /** What differs, in a sentence. */
  readonly summary: string;
  /** One line each. */
  readonly changes: readonly string[];
  readonly before: Side;
  readonly after: Side;
}

interface Side {
  /** What its half of the tab's title says. */
  readonly name: string;
  /** What differs first, the same on both sides; then all of it. */
  readonly text: string;
}

/** Compares what is kept of two spots; undefined when one of them is not kept any more. */
export function compareSpots(
  kept: Pick<Kept, 'flows' | 'personas'>,
  before: Spot,
  after: Spot,
): Comparison | undefined {
  const [one, other] = [read(kept, before), read(kept, after)];
  if (one === undefined || other === undefined) return undefined;
  const differences = one.step && other.step ? compareSteps(one.step, other.step) : compareRuns(one.run, other.run);
  const summary = summarise(differences);
  const changes = listChanges(differences);
  const side = ({ name, run, step }: Read): Side => ({
    name,
    text: [
      ...inLines(summary),
      ...changes.map((line) => `  ${line}`),
      '',
      step ? describeStep(step) : describeRun(run),
      '',
    ].join('\n'),
  });
  return { summary, changes, before: side(one), after: side(other) };
}

interface Read {
  readonly name: string;
  readonly run: Run;
  readonly step?: Step | undefined;
}

function read({ flows, personas }: Pick<Kept, 'flows' | 'personas'>, { flow, exchange }: Spot): Read | undefined {
  const record = flows.get(flow);
  if (record === undefined) return undefined;
  const run = readRun(record, personas.listSecrets(record.personaId));
  const step = exchange === undefined ? undefined : run.steps.find(({ id }) => id === exchange);
  if (exchange !== undefined && step === undefined) return undefined;
  const persona = personas.get(record.personaId)?.name ?? t('imported');
  const name = dotted(
    flowTitle(record.type),
    persona,
    momentText(record.startedAt, Date.now()),
    step && stepTitle(step),
  );
  return { name, run, step };
}

/** A sentence in lines that half of an editor has room for. */
function inLines(sentence: string): readonly string[] {
  return sentence.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    const fits = last !== undefined && last.length + word.length < 48;
    return fits ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}
