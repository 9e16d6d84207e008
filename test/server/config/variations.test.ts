import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { inRoot } from '../../../scripts/places.mjs';
import { checkConfig } from '../../../src/config/checks/checkConfig';
import { readConfig } from '../../../src/config/document/readConfig';
import type { Plain } from '../../../src/config/reference/structure';
import { latestRelease, toKnownVersion } from '../../../src/config/reference/versions';
import { kratosVersion } from '../../kit/kratos';
import { handMade } from './cases';
import { knownSchemas } from './knownSchemas';
import { allVariations, sample } from './variations';
import { openJudge, type Case } from './verdicts';

const text = readFileSync(inRoot('test', 'server', 'config', 'working.yml'), 'utf8');
const files = {
  'identity.schema.json': readFileSync(inRoot('scripts', 'practice', 'workspace', 'identity.schema.json'), 'utf8'),
};
/** `KRATOS_VARIATIONS=all` tries each of the thousands, which takes some minutes. */
const isThorough = process.env.KRATOS_VARIATIONS === 'all';
/** So many are asked about in one test, which then has an answer while others are still open. */
const atOnce = 40;

const version = toKnownVersion(await kratosVersion()) ?? latestRelease;
const working = parse(text) as Plain;
const generated = allVariations(working, version);
const cases: readonly (Case & { readonly name: string })[] = [
  ...handMade(text, working, stringify),
  ...(isThorough ? generated : sample(generated)).map(({ name, config }) => ({ name, text: stringify(config) })),
];
const judge = await openJudge(files);

it(`tries more than 200 variations of a working configuration: ${cases.length} with ${version}`, () => {
  expect(cases.length).toBeGreaterThan(200);
});

it.each(Array.from({ length: Math.ceil(cases.length / atOnce) }, (_, index) => index * atOnce))(
  'agrees with the server on those from %i on',
  async (first) => {
    const found = await Promise.all(cases.slice(first, first + atOnce).map(disagreement));
    expect(found.filter((one) => one !== undefined)).toEqual([]);
  },
);

/** Where the checks and the server say different things of a configuration, in words. */
async function disagreement(one: (typeof cases)[number]): Promise<string | undefined> {
  const { starts, words } = await judge(one);
  const config = readConfig(one.text);
  const stopping = checkConfig(config, { version, schemas: knownSchemas(config, files) }).filter(({ stops }) => stops);
  if ((stopping.length === 0) === starts) return undefined;
  const ours = stopping.map(({ code, message }) => `${code}: ${message}`).join(' ');
  return `${one.name}: ${starts ? `the server starts, and we say ${ours}` : `we say nothing, and the server: ${reason(words)}`}`;
}

/** The line of the server's last words that names the cause. */
function reason(words: string): string {
  return /level=error msg=.*? error=(.{0,400})/s.exec(words)?.[1]?.replaceAll(/\s+/g, ' ') ?? words.slice(-400);
}
