import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkConfig } from '../../../../../src/config/checks/checkConfig';
import { readConfig } from '../../../../../src/config/document/readConfig';
import { versions } from '../../../../../src/config/reference/versions';

const folder = fileURLToPath(new URL('../../../../fixtures/recorded/config/', import.meta.url));
const configs = readdirSync(folder).filter((name) => name.endsWith('.main.yml'));

/** Real servers ran with these. */
it.each(configs)('%s works, and nothing worse than information is said of it', (name) => {
  const version = versions.find((one) => name.startsWith(one)) ?? 'v26.2.0';
  const found = checkConfig(readConfig(readFileSync(folder + name, 'utf8')), { version, schemas: [] });
  expect(
    found
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ code, message }) => `${code}: ${message}`),
  ).toEqual([]);
});
