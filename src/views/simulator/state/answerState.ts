import { t } from '@vscode/l10n';
import { placesAsked, type PlaceAsked } from '../../../config/simulator/evaluate';
import type { Person, Somebody } from '../../../config/simulator/person';
import { presets, type Preset } from '../../../config/simulator/presets';
import type { Setup } from '../../../config/simulator/setup';
import { isSameFor, marksFor, simulate, type Simulation } from '../../../config/simulator/simulate';
import { describePerson, placeTitle, describeVerdict } from '../../../config/simulator/words';
import { versionWords } from '../../../config/reference/describeSetting';
import { isBefore, latestRelease } from '../../../config/reference/versions';
import type { AnswerState, Known, SecondStep } from '../../../protocol/simulator';
import { textsOf, toKnown, viewLine, viewReason } from './lineView';

/** What a picture of an answer is made from. */
export interface Asked {
  readonly setup: Setup;
  /** The text of the configuration, as the places of its settings count it. */
  readonly text: string;
  /** What the file is called. */
  readonly file: string;
  readonly who: Pick<Somebody, 'person' | 'name'>;
}

/** The picture of an answer: works out who is asked, in both versions that differ, and puts it into words. Pure. */
export function buildAnswer({ setup, text, file, who: { person, name } }: Asked): AnswerState {
  const textOf = textsOf(setup, text);
  const simulation = simulate(setup, person);
  const other = simulate({ ...setup, version: isBefore(setup.version, 'v25.4.0') ? latestRelease : 'v1.3.1' }, person);
  const { decidedBy, factors, open, changes, codesTo, first } = simulation;
  return {
    kind: 'answer',
    file,
    version: t('Kratos {0}', versionWords(simulation.version)),
    name,
    tone: chooseTone(simulation),
    verdict: describeVerdict(simulation),
    unknown: open.map(({ remote, ...reason }) => ({
      ...viewReason(textOf, reason),
      ...(remote !== undefined && { remote }),
    })),
    decidedBy: decidedBy.map((line) => viewLine(textOf, line)),
    notes: setup.config.broken ? [t('The configuration has errors, and was read as far as it goes.')] : [],
    facts: describePerson(person, simulation).map(([label, words]) => ({ label, text: words })),
    people: listPeople(setup, person).map((preset) => {
      const answer = simulate(setup, preset.person);
      return {
        id: preset.id,
        name: preset.name,
        isShown: preset.name === name,
        asked: askedBy(answer),
        ...secondStep(answer),
      };
    }),
    places: placesAsked.map((place) => {
      const { asked, demand } = simulation.answers[place];
      return {
        title: placeTitle(place),
        asked: toKnown(asked),
        answer: answerText(place, asked),
        demand: viewReason(textOf, demand),
      };
    }),
    factors: factors.map((reason) => viewReason(textOf, reason)),
    first,
    second: { ...secondStep(simulation), codesTo },
    changes: changes
      .filter(({ matters }) => matters)
      .map(({ line, to, effect, edit }) => ({
        line: viewLine(textOf, { ...line, value: to }, t('not written yet')),
        effect,
        ...(edit && { change: { name: line.name, ...(line.file !== undefined && { file: line.file }) } }),
      })),
    idle: changes
      .filter(({ matters }) => !matters)
      .map(({ line, to }) => viewLine(textOf, { ...line, value: to }, t('not written yet'))),
    versions: [simulation, other].map((side) => ({
      version: versionWords(side.version),
      asked: askedBy(side),
      ...secondStep(side),
      factors: side.factors.map((reason) => viewReason(textOf, reason)),
    })),
    differs: !isSameFor(simulation, other),
  };
}

/** Others whom many configurations know, with the identity schema of this person. */
export function listPeople(setup: Setup, person: Person): readonly Preset[] {
  const schema = person.schema === undefined ? {} : { schema: person.schema };
  return presets(marksFor(setup, person)).map((preset) => ({ ...preset, person: { ...preset.person, ...schema } }));
}

function chooseTone({ stuck, answers }: Simulation): AnswerState['tone'] {
  if (stuck) return 'stuck';
  const asked = placesAsked.map((place) => answers[place].asked);
  if (asked.includes(true)) return 'asked';
  return asked.includes(undefined) ? 'open' : 'free';
}

function askedBy({ answers }: Simulation): readonly Known[] {
  return placesAsked.map((place) => toKnown(answers[place].asked));
}

function secondStep({ stuck, offered, mayOffer }: Simulation): SecondStep {
  return { stuck: stuck === true, offered, mayOffer };
}

function answerText(place: PlaceAsked, asked: boolean | undefined): string {
  if (asked === undefined) return t('It cannot be known what is answered here.');
  switch (place) {
    case 'whoami':
      return asked ? t('403 session_aal2_required: the session counts for nothing yet.') : t('200 and the session.');
    case 'settings':
      return asked ? t('403 session_aal2_required, instead of a settings flow.') : t('200 and a settings flow.');
    case 'login':
      return asked
        ? t(
            'Goes on to the second step: 422 browser_location_change_required to a script, a redirect to a page. A native app gets a session without the identity.',
          )
        : t('Is done after the first step.');
  }
}
