import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import { jsonSchemaOf } from '../../kit/json-schema/jsonSchema';
import { versions, type Version } from '../../../src/config/reference/versions';
import { judged } from '../config/checks/schema/judged';

const folder = fileURLToPath(new URL('../../fixtures/recorded/config/', import.meta.url));

/** It keeps what it parsed by the document's name and number. */
let asked = 0;

/** What the language server says of a text by our schema, as its messages. */
async function complaints(text: string, version: Version): Promise<readonly string[]> {
  const service = getLanguageService({
    schemaRequestService: () => Promise.reject(new Error('nothing is fetched')),
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  // The server resolves references within the schema that it is given.
  const schema = structuredClone(jsonSchemaOf(version));
  service.configure({
    validate: true,
    schemas: [{ uri: `kratos-config://schema/${version}`, fileMatch: ['*.yml'], schema }],
  });
  const found = await service.doValidation(
    TextDocument.create('file:///kratos.yml', 'yaml', (asked += 1), text),
    false,
  );
  return found.map(({ message }) => (typeof message === 'string' ? message : message.value));
}

describe('the schema that is made of our data', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.main.yml')))('takes %s', async (name) => {
    const version = versions.find((one) => name.startsWith(one)) ?? 'v26.2.0';
    expect(await complaints(readFileSync(folder + name, 'utf8'), version)).toEqual([]);
  });

  /**
   * YAML that the language server reads otherwise than Kratos, a flag that a command line sets, and URLs that it looks
   * at more closely or more loosely.
   */
  const beyond =
    /octal|0b|underscored|null bool|dev null|^uri|^email|hostname|merge|dup|yaml dir|two docs|timestamp|env subst|rel$|template rel|bad uri|dsn empty|can_interrupt|uniq obj|empty first|http%/;

  it.each(['v26.2.0', 'v1.3.1'] as const)('agrees with %s', async (version) => {
    const differing: string[] = [];
    for (const { name, text, [version]: starts } of judged.filter((one) => !beyond.test(one.name)))
      if (((await complaints(text, version)).length === 0) !== starts) differing.push(name);
    expect(differing).toEqual([]);
  });

  it.each(versions)('stays small for %s, and every reference leads somewhere', (version) => {
    const schema = jsonSchemaOf(version);
    const text = JSON.stringify(schema);
    expect(text.length).toBeLessThan(250_000);
    for (const [, name = ''] of text.matchAll(/"#\/definitions\/(\w+)"/g))
      expect(schema.definitions).toHaveProperty(name);
    expect(jsonSchemaOf(version)).toBe(schema);
  });

  it('holds what its version knows', () => {
    const cookies = (version: Version): string => JSON.stringify(jsonSchemaOf(version).properties);
    expect(cookies('v26.2.0')).toContain('"revision"');
    expect(cookies('v1.3.1')).not.toContain('"revision"');
  });
});
