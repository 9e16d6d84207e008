import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { inRoot } from '../../../scripts/places.mjs';
import { checkConfig } from '../../../src/config/checks/checkConfig';
import { readConfig } from '../../../src/config/document/readConfig';
import { checkIdentitySchema } from '../../../src/config/checks/identity/index';
import type { Finding } from '../../../src/config/document/finding';
import { isBefore, latestRelease, versionIn, toKnownVersion } from '../../../src/config/reference/versions';
import { databaseUrl } from '../../kit/database';
import { kratosVersion } from '../../kit/kratos';
import type { JsonObject } from '../../kit/merge';
import { knownSchemas } from './knownSchemas';
import { openJudge } from './verdicts';

const folder = inRoot('test', 'fixtures', 'configs');
const files = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const),
);
const configs = Object.keys(files).filter((name) => /kratos\.(?:yml|json)$|values\.yaml$/.test(name));
const version = toKnownVersion(await kratosVersion()) ?? latestRelease;
const judge = await openJudge(files);

/**
 * What is of this machine: laid over each of them, as a second file of configuration. Secrets come from the environment
 * where they are used.
 */
const over = (ports: { readonly public: number; readonly admin: number }): JsonObject => ({
  dsn: databaseUrl,
  serve: { public: { host: '127.0.0.1', port: ports.public }, admin: { host: '127.0.0.1', port: ports.admin } },
  secrets: { cookie: ['a-cookie-secret-of-this-test'], cipher: ['a-cipher-secret-of-32-characters'] },
});

describe.concurrent('a configuration that works', () => {
  it.for(configs.filter((name) => !isBefore(version, versionIn(files[name] ?? '') ?? version)))(
    '%s: the server starts with it, and nothing worse than information is said',
    async (name, { expect }) => {
      const text = files[name] ?? '';
      const isHelm = name.endsWith('values.yaml');
      const config = readConfig(text, isHelm ? ['kratos', 'config'] : []);
      const found = checkConfig(config, { version, schemas: knownSchemas(config, files), isPartial: isHelm });
      expect(said(found)).toEqual([]);
      const given = isHelm ? { text: mounted(text) } : { text, file: name };
      expect(await judge({ ...given, over })).toEqual({ starts: true, words: '' });
    },
  );
});

it.each(Object.keys(files).filter((name) => name.endsWith('.schema.json')))(
  '%s: nothing worse than information is said',
  (name) => {
    expect(said(checkIdentitySchema(files[name] ?? '', { version }))).toEqual([]);
  },
);

function said(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ severity, code, message, start }) => `${severity} ${code} at ${start}: ${message}`);
}

/** The configuration that the chart mounts, with the files beside it. */
function mounted(values: string): string {
  const { kratos } = parse(values) as { kratos: { config: JsonObject } };
  return stringify(kratos.config).replace('file:///etc/config/', 'file://./');
}
