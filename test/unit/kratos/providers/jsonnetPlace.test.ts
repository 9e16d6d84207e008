import { expect, it } from 'vitest';
import { readJsonnetPlace } from '../../../../src/kratos/providers/jsonnetPlace';

/** As v1.3.1 and v26.2.0 say it alike. */
it.each([
  [
    'jsonnetsecure: ERROR: RUNTIME ERROR: no\n\tfile://./claims.jsonnet:3:29-55\t$\n\tDuring evaluation\t\n',
    { path: './claims.jsonnet', line: 3, column: 29 },
  ],
  [
    'jsonnetsecure: ERROR: RUNTIME ERROR: Field does not exist: a\n\tfile:///etc/a.jsonnet:3:3-6\t\n\tfile:///etc/a.jsonnet:4:32-41\tobject',
    { path: '/etc/a.jsonnet', line: 3, column: 3 },
  ],
  [
    'jsonnetsecure: ERROR: file://./a.jsonnet:6:7-11 Expected a comma before next field\n\n',
    { path: './a.jsonnet', line: 6, column: 7 },
  ],
  ['ERROR: RUNTIME ERROR: no\n\tfile://a.jsonnet:(3:1)-(5:2)\t$', { path: 'a.jsonnet', line: 3, column: 1 }],
  ['ERROR: RUNTIME ERROR: no: u-6\n\tbase64://bG9jYWw=:2:9-40\t$', { line: 2, column: 9 }],
  ['see https://example.com:8080 and file://without/a/place', undefined],
  ['', undefined],
])('%j', (text, place) => {
  expect(readJsonnetPlace(text)).toEqual(place);
});
