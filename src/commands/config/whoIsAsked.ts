import { t } from '@vscode/l10n';
import { window } from 'vscode';
import type { Uri } from 'vscode';
import { placesAsked } from '../../config/simulator/evaluate';
import { simulate, type Simulation } from '../../config/simulator/simulate';
import { askPerson } from '../../prompts/config/askPerson';
import type { OpenSetup } from '../../language/whoIsAsked/readSetup';
import type { CommandContext, Verb } from '../commandContext';
import { findConfig } from './findConfig';
import { readAsked } from './askedIdentity';

/** The answer as plain data. */
export interface WhoIsAsked extends Pick<Simulation, 'version' | 'person' | 'level' | 'counted' | 'offered'> {
  readonly uri: string;
  readonly answers: Readonly<
    Record<
      string,
      { readonly asked: boolean | 'unknown'; readonly status?: number; readonly error?: string; readonly line: string }
    >
  >;
  /** Why something is unknown, in sentences. */
  readonly unknown: readonly string[];
  readonly stuck: boolean | 'unknown';
  /** The lines that decide, by their names: settings with dots, traits of the identity schema with their mark. */
  readonly decidedBy: readonly string[];
  readonly changes: readonly { readonly line: string; readonly to: unknown; readonly effect: string }[];
}

/**
 * Shows who is asked for a second factor by a configuration: the person that is given, an identity of a server, or one
 * that is chosen.
 */
export const run: Verb<'kratosFlows.whoIsAsked'> = async (context, given): Promise<WhoIsAsked | undefined> => {
  const asked = given.identity === undefined ? undefined : await readAsked(context, given, given.identity);
  if (given.identity !== undefined && !asked) return undefined;
  const setup = asked?.setup ?? (await readSetupFor(context, given));
  if (!setup) {
    void window.showInformationMessage(t('Open a Kratos configuration first: the answer is read from it.'));
    return undefined;
  }
  const { person, name = t('Somebody') } = given;
  const chosen = asked?.who ?? (person ? { person, name } : await askPerson(context, setup));
  if (!chosen) return undefined;
  await context.showWhoIsAsked(setup.document.uri, chosen);
  return summarise(setup.document.uri, simulate(setup, chosen.person));
};

async function readSetupFor(
  context: CommandContext,
  given: { uri?: string | undefined },
): Promise<OpenSetup | undefined> {
  const found = await findConfig(context, given);
  // What reads files is loaded with the first question.
  const { toSetup } = await import('../../language/whoIsAsked/readSetup');
  return found && toSetup(found);
}

/** A simulation as plain data. */
export function summarise(uri: Uri, simulation: Simulation): WhoIsAsked {
  const { version, person, level, counted, offered, stuck, answers, decidedBy, changes, open } = simulation;
  return {
    uri: uri.toString(),
    ...{ version, person, level, counted, offered, stuck: stuck ?? ('unknown' as const) },
    answers: Object.fromEntries(
      placesAsked.map((place) => {
        const { demand, asked = 'unknown', ...answer } = answers[place];
        return [place, { ...answer, asked, line: demand.line?.name ?? '' }];
      }),
    ),
    unknown: open.map(({ sentence }) => sentence),
    decidedBy: decidedBy.map(({ name }) => name),
    changes: changes.filter(({ matters }) => matters).map(({ line, to, effect }) => ({ line: line.name, to, effect })),
  };
}
