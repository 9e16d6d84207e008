import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { inRoot } from '../../../scripts/places.mjs';
import { checkConfig } from '../../../src/config/checkConfig';
import { readConfig } from '../../../src/config/document';
import type { Plain } from '../../../src/config/structure';
import { latestRelease, versionOf } from '../../../src/config/versions';
import { kratosVersion } from '../../kit/kratos';
import { handMade } from './cases';
import { knownSchemas } from './knownSchemas';
import { allVariations, sample } from './variations';
import { openJudge } from './verdicts';

const text = readFileSync(inRoot('test', 'server', 'config', 'working.yml'), 'utf8');
const files = {
  'identity.schema.json': readFileSync(inRoot('scripts', 'practice', 'workspace', 'identity.schema.json'), 'utf8'),
};
/** `KRATOS_VARIATIONS=all` tries each of the thousands, which takes some minutes. */
const isThorough = process.env.KRATOS_VARIATIONS === 'all';

it(
  'agrees with the server on every variation of a working configuration',
  { timeout: isThorough ? 1_800_000 : 180_000 },
  async () => {
    const version = versionOf(await kratosVersion()) ?? latestRelease;
    const working = parse(text) as Plain;
    const generated = allVariations(working, version);
    const cases = [
      ...handMade(text, working, stringify),
      ...(isThorough ? generated : sample(generated)).map(({ name, config }) => ({ name, text: stringify(config) })),
    ];
    const judge = await openJudge(files);
    const started = Date.now();
    const disagreements = await Promise.all(
      cases.map(async (one) => {
        const { starts, words } = await judge(one);
        const config = readConfig(one.text);
        const stopping = checkConfig(config, { version, schemas: knownSchemas(config, files) }).filter(
          ({ stops }) => stops,
        );
        if ((stopping.length === 0) === starts) return [];
        const ours = stopping.map(({ code, message }) => `${code}: ${message}`).join(' ');
        return [
          `${one.name}: ${starts ? `the server starts, and we say ${ours}` : `we say nothing, and the server: ${reason(words)}`}`,
        ];
      }),
    );
    const found = disagreements.flat();
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`${cases.length} variations, ${cases.length - found.length} agree (${version}, ${seconds} s)`);
    expect(cases.length).toBeGreaterThan(200);
    expect(found).toEqual([]);
  },
);

/** The line of the server's last words that names the cause. */
function reason(words: string): string {
  return /level=error msg=.*? error=(.{0,400})/s.exec(words)?.[1]?.replaceAll(/\s+/g, ' ') ?? words.slice(-400);
}
