import { evaluate, placesAsked, type Case, type Evaluation, type PlaceAsked } from './evaluate';
import type { Credential } from './person';
import type { AalKey, FirstFactor, SecondFactor } from '../facts/aalSettings';

/** What cannot be told, beside a case that says what can. */
export interface Open {
  readonly lines: readonly AalKey[];
  /** Whether the person has an address for codes, or one that can be verified, is not known. */
  readonly addresses: boolean;
  /** Credentials that the person may have beside those that are known. */
  readonly credentials: readonly Credential[];
}

/**
 * The answer where some of what it depends on is not known: what holds in every possible case, and what does in some.
 */
export interface Outlook {
  readonly counted: readonly SecondFactor[];
  readonly mayCount: readonly SecondFactor[];
  readonly offered: readonly SecondFactor[];
  readonly mayOffer: readonly SecondFactor[];
  readonly codesTo: readonly string[];
  /** Undefined: it cannot be known. */
  readonly asked: Readonly<Record<PlaceAsked, boolean | undefined>>;
  readonly stuck: boolean | undefined;
  readonly first: readonly FirstFactor[];
  readonly mayUse: readonly FirstFactor[];
}

/** An address that nobody knows of. */
const someAddress = ['?'];

/**
 * Every case that can make a difference, the one that is known of first. Of several credentials each is tried alone,
 * and all together: no answer hangs on which two of them there are.
 */
export function possibleCases(known: Case, { lines, addresses, credentials }: Open): readonly Case[] {
  const both = <Part>(
    cases: readonly Case[],
    parts: readonly Part[],
    other: (given: Case, part: Part) => Case,
  ): readonly Case[] =>
    parts.reduce<readonly Case[]>((all, part) => [...all, ...all.map((given) => other(given, part))], cases);
  const byLines = both([known], lines, (given, key) => ({
    ...given,
    settings: { ...given.settings, [key]: !given.settings[key] },
  }));
  const byAddresses = addresses
    ? both(byLines, ['codes', 'verifiable'] as const, (given, kind) => ({ ...given, [kind]: someAddress }))
    : byLines;
  const more = [...credentials.map((credential) => [credential]), ...(credentials.length > 1 ? [credentials] : [])];
  const withMore = more.flatMap((some) =>
    byAddresses.map((given) => ({ ...given, credentials: [...given.credentials, ...some] })),
  );
  return [...byAddresses, ...withMore];
}

/** Puts the answers of all possible cases together. */
export function outlookOn(cases: readonly Case[]): Outlook {
  const found = cases.map((given) => evaluate(given));
  const agreed = (read: (evaluation: Evaluation) => boolean): boolean | undefined => {
    const first = found.some(read);
    return first === found.every(read) ? first : undefined;
  };
  const asked = (place: PlaceAsked): boolean | undefined => agreed((one) => one.asked[place]);
  const [counted, mayCount] = split(found.map((one) => one.counted));
  const [offered, mayOffer] = split(found.map((one) => one.offered));
  const [first, mayUse] = split(found.map((one) => one.first));
  return {
    ...{ counted, mayCount, offered, mayOffer, first, mayUse },
    codesTo: (found[0]?.codesTo ?? []).filter((address) => address !== someAddress[0]),
    asked: { whoami: asked('whoami'), settings: asked('settings'), login: asked('login') },
    stuck: agreed((one) => one.stuck),
  };
}

/** The places of which one answer is given. */
export function placesWith({ asked }: Pick<Outlook, 'asked'>, answer: boolean | undefined): readonly PlaceAsked[] {
  return placesAsked.filter((place) => asked[place] === answer);
}

/** What is in all lists, and what is in some alone. */
function split<Name>(lists: readonly (readonly Name[])[]): readonly [all: readonly Name[], some: readonly Name[]] {
  const names = [...new Set(lists.flat())];
  const isSure = (name: Name): boolean => lists.every((list) => list.includes(name));
  return [names.filter(isSure), names.filter((name) => !isSure(name))];
}
