import type { Setup } from './setup';
import { inForce } from '../facts/inForce';
import { readCertainSchema, type NamedSchema } from '../facts/knownSchemas';
import type { SchemaMarks } from '../facts/schemaMarks';
import type { KnownSchema } from '../facts/context';
import type { Version } from '../reference/versions';
import { simulateChanges, type Change } from './changes';
import { placesAsked, type Case, type PlaceAsked } from './evaluate';
import type { Line, Reason } from './lines';
import { outlookOn, placesWith, possibleCases, type Outlook } from './outlook';
import { listAddresses, computeSessionLevel, type Aal, type Person } from './person';
import { explainDemand, factorReasons } from './reasons';
import {
  openLines,
  readAalSettings,
  type AalKey,
  type AalSettings,
  type FirstFactor,
  type SecondFactor,
} from '../facts/aalSettings';
import { whatIsOpen, type Unknown } from './unknown';

/** What one place answers this person. */
export interface PlaceAnswer {
  /** Undefined: it cannot be known; then there is no status either. */
  readonly asked: boolean | undefined;
  /**
   * What Kratos sends: whoami and settings to a client that wants JSON, login to a browser's script that has just
   * passed the first step.
   */
  readonly status?: 200 | 403 | 422;
  readonly error?: 'session_aal2_required' | 'browser_location_change_required';
  /** The line that demands, or does not demand, a second factor here. */
  readonly demand: Reason;
}

/** Who is asked for a second factor, for one person and one version. */
export interface Simulation {
  readonly version: Version;
  readonly person: Person;
  /** The schema that the person has; undefined when the configuration names none of that id. */
  readonly schema: KnownSchema | undefined;
  /** Whether that schema could be read for certain; if not, addresses are those that are known otherwise. */
  readonly isSchemaRead: boolean;
  readonly level: Aal;
  readonly answers: Readonly<Record<PlaceAsked, PlaceAnswer>>;
  /** The lines that bring the answer about, each once, in the order of their weight. */
  readonly decidedBy: readonly Line[];
  /** Why this person has a second factor, or has none: its factors, and the lines that make them count. */
  readonly factors: readonly Reason[];
  readonly counted: readonly SecondFactor[];
  readonly offered: readonly SecondFactor[];
  /** What the second step offers if what cannot be known is so. */
  readonly mayOffer: readonly SecondFactor[];
  readonly codesTo: readonly string[];
  /** Undefined: it cannot be known. */
  readonly stuck: boolean | undefined;
  /** What the first step of a login offers, and what of it this person can use, or perhaps can. */
  readonly first: {
    readonly offered: readonly FirstFactor[];
    readonly usable: readonly FirstFactor[];
    readonly mayUse: readonly FirstFactor[];
  };
  readonly changes: readonly Change[];
  /** What could not be read, so that something of this cannot be known; empty when all is. */
  readonly open: readonly Unknown[];
}

/** The id of the schema that people have who come without one. */
export function readSchemaId({ config, version }: Setup, { schema }: Pick<Person, 'schema'>): string {
  if (schema !== undefined) return schema;
  const named = inForce(config, version, 'identity', 'default_schema_id');
  return typeof named === 'string' ? named : 'default';
}

/** The marks of a person's schema; undefined when it is not known, or cannot be read for certain. */
export function marksFor(setup: Setup, person: Pick<Person, 'schema'>): SchemaMarks | undefined {
  return readSchemaFor(setup, person)?.marks;
}

/** The schema of a person; undefined when it is not known, or cannot be read for certain. */
export function readSchemaFor(setup: Setup, person: Pick<Person, 'schema'>): NamedSchema | undefined {
  const schema = schemaFor(setup, person);
  return schema && readCertainSchema(schema);
}

function schemaFor(setup: Setup, person: Pick<Person, 'schema'>): KnownSchema | undefined {
  const id = readSchemaId(setup, person);
  return setup.schemas.find((schema) => schema.id === id);
}

/** What comes before the words of an answer. */
interface Foreseen {
  readonly settings: AalSettings;
  readonly given: Case;
  readonly cases: readonly Case[];
  readonly lines: readonly AalKey[];
  readonly found: Outlook;
}

/** Works out what holds for a person in every case that is possible, without saying why. */
export function foresee(setup: Setup, person: Person): Foreseen {
  const { config, version } = setup;
  const settings = readAalSettings(config, version);
  const schema = readSchemaFor(setup, person);
  const given: Case = {
    version,
    settings,
    credentials: person.credentials,
    ...listAddresses(person, schema?.marks),
    level: computeSessionLevel(person, settings.mfa),
  };
  const lines = openLines(config, version);
  const cases = possibleCases(given, {
    lines,
    addresses: !schema && !person.codes,
    credentials: person.mayHave ?? [],
  }).map((one) => ({ ...one, level: computeSessionLevel(person, one.settings.mfa) }));
  return { settings, given, cases, lines, found: outlookOn(cases) };
}

/**
 * Works out who is asked for a second factor, and by which line. Never throws; a broken configuration is read as far as
 * it goes.
 */
export function simulate(setup: Setup, person: Person): Simulation {
  const { version } = setup;
  const { settings, given, cases, lines, found } = foresee(setup, person);
  const schema = readSchemaFor(setup, person);
  const isKnown = placesWith(found, undefined).length === 0 && found.stuck !== undefined && found.mayOffer.length === 0;
  const answerPlace = (place: PlaceAsked): PlaceAnswer => ({
    ...answered(place, found),
    demand: explainDemand(place, setup, given, lines),
  });
  const answers = { whoami: answerPlace('whoami'), settings: answerPlace('settings'), login: answerPlace('login') };
  const factors = factorReasons(setup, person, given, found, lines, schema);
  return {
    version,
    person,
    schema: schemaFor(setup, person),
    isSchemaRead: schema !== undefined,
    level: given.level,
    answers,
    decidedBy: decidingLines(answers, factors, found),
    factors,
    counted: found.counted,
    offered: found.offered,
    mayOffer: found.mayOffer,
    codesTo: found.codesTo,
    stuck: found.stuck,
    first: { offered: settings.first, usable: found.first, mayUse: found.mayUse },
    changes: simulateChanges(setup, person, { cases, lines }, schema),
    open: isKnown ? [] : whatIsOpen(setup, person, lines, readSchemaId(setup, person), schema !== undefined),
  };
}

/**
 * Who is asked is asked by the lines that demand it, because of those that make a factor count. Who is not has either
 * no factor that counts, or nothing that demands one.
 */
function decidingLines(
  answers: Simulation['answers'],
  factors: readonly Reason[],
  { asked, counted }: Outlook,
): readonly Line[] {
  const isAsked = placesAsked.some((place) => asked[place] === true);
  const demands = placesAsked.filter((place) => asked[place] === isAsked).map((place) => answers[place].demand);
  const reasons = isAsked ? [...demands, ...factors] : counted.length === 0 ? factors : demands;
  const lines = reasons.flatMap(({ line }) => (line ? [line] : []));
  return lines.filter(({ name }, at) => lines.findIndex((line) => line.name === name) === at);
}

/** Whether two versions treat a person differently, as far as can be seen from outside. */
export function isSameFor(one: Simulation, other: Simulation): boolean {
  return (
    placesAsked.every((place) => one.answers[place].asked === other.answers[place].asked) &&
    one.stuck === other.stuck &&
    one.offered.join() === other.offered.join()
  );
}

function answered(place: PlaceAsked, { asked }: Outlook): Pick<PlaceAnswer, 'asked' | 'status' | 'error'> {
  if (asked[place] === undefined) return { asked: undefined };
  if (!asked[place]) return { asked: false, status: 200 };
  return place === 'login'
    ? { asked: true, status: 422, error: 'browser_location_change_required' }
    : { asked: true, status: 403, error: 'session_aal2_required' };
}
