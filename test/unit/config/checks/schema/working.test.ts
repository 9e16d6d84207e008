import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readConfig } from '../../../../../src/config/document/readConfig';
import { checkSchema } from '../../../../../src/config/checks/schema/index';
import { merge, type JsonObject } from '../../../../kit/merge';

const folder = fileURLToPath(new URL('../../../../fixtures/recorded/config/', import.meta.url));
const read = (name: string): Record<string, object> =>
  parse(readFileSync(folder + name, 'utf8')) as Record<string, object>;

/** Null in an override takes a key away. */
const withoutNull = (config: object): unknown =>
  JSON.parse(JSON.stringify(config, (_, value: unknown) => value ?? undefined));

/**
 * Each configuration that recordings were made with is the main one of its version, with one entry of the overrides
 * over it.
 */
const configs = (['v1.3.1', 'v26.2.0'] as const).flatMap((version) =>
  Object.entries(read(`overrides.${version}.yml`)).map(([name, override]) => ({
    name: `${name} of ${version}`,
    version,
    text: stringify(withoutNull(merge(read(`${version}.main.yml`), override as JsonObject))),
  })),
);

it.each(configs)('$name works, and nothing above a hint is said of its structure', ({ version, text }) => {
  const findings = checkSchema(readConfig(text), { version }).filter(({ severity }) => severity !== 'hint');
  expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
});
