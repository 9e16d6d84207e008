import { expect, it } from 'vitest';
import { checkConfig } from '../../../../src/config/checks/checkConfig';
import { readConfig } from '../../../../src/config/document/readConfig';
import { versionIn, versions } from '../../../../src/config/reference/versions';

const text = `version: v1.3.1
dsn: memory
selfservice:
  default_browser_return_url: http://127.0.0.1:4455/
  methods:
    code:
      config:
        max_submissions: 3
    password:
      config:
        min_password_length: short
session:
  cookie:
    secure: "true"
secrets:
  pagination:
    - 0123456789abcdef0123456789abcdef
identity:
  schemas:
    - id: default
      url: file://./identity.schema.json
`;
const found = (isVersionDoubtful: boolean): readonly string[] =>
  checkConfig(readConfig(text), { version: versionIn(text) ?? 'newer', schemas: [], isVersionDoubtful })
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ start, end }) => text.slice(start, end));

it('refuses by a version that is sure what it does not have', () => {
  expect(found(false)).toEqual(['max_submissions', 'short', 'secure', 'pagination']);
});

it('only hints at it, and removes nothing, where no more than the line says which version it is', () => {
  expect(found(true)).toEqual(['short']);
  const hints = checkConfig(readConfig(text), { version: 'v1.3.1', schemas: [], isVersionDoubtful: true }).filter(
    ({ effect }) => effect.includes('Kratos never reads that line'),
  );
  expect(hints.map(({ severity, fixes, stops }) => ({ severity, fixes, stops }))).toEqual(
    [1, 2, 3].map(() => ({ severity: 'hint', fixes: undefined, stops: undefined })),
  );
});

it('says the same of the latest release either way', () => {
  for (const version of versions.filter((one) => one === 'v26.2.0')) {
    const say = (isVersionDoubtful: boolean): unknown =>
      checkConfig(readConfig(text), { version, schemas: [], isVersionDoubtful });
    expect(say(true)).toEqual(say(false));
  }
});
