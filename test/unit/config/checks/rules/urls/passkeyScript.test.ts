import { expect, it } from 'vitest';
import { fixed, found, look, related } from '../look';

const name = 'passkey-script';
const config = ({ cors = '', page = 'https://app.example.org', methods = 'passkey: {enabled: true}' } = {}): string => `
serve:
  public:
    base_url: https://auth.example.org/
${cors}selfservice:
  flows:
    registration: {ui_url: "${page}/registration"}
    login: {ui_url: "${page}/login"}
    recovery: {ui_url: "https://elsewhere.example.org/recovery"}
  methods:
    ${methods}
`;
const listed = (origin: string): string =>
  `    cors:\n      enabled: true\n      allowed_origins:\n        - ${origin}\n`;
const passkey = 'selfservice.methods.passkey.enabled';

it('flags pages of another origin that CORS does not let in, once', () => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(config(), { version }, name)).toEqual([`hint: ${passkey}`]);
  const both = 'passkey: {enabled: true}\n    webauthn: {enabled: true}';
  expect(look(config({ methods: both }), {}, name)).toEqual([`hint: ${passkey}`]);
  expect(look(config({ cors: listed('https://other.example.org') }), {}, name)).toHaveLength(1);
  expect(found(config(), {}, name)[0]?.message).toContain('https://app.example.org');
  expect(related(config(), {}, name)).toEqual([
    'selfservice.flows.registration.ui_url',
    'selfservice.flows.login.ui_url',
  ]);
});

it('leaves registration out where security keys are second factors', () => {
  const methods = 'webauthn: {enabled: true}';
  expect(related(config({ methods }), {}, name)).toEqual(['selfservice.flows.login.ui_url']);
});

it.each([
  ['', 'enabled: true'],
  [listed('https://other.example.org'), '- https://other.example.org\n        - https://app.example.org'],
  [listed('https://app.example.org').replace('true', 'false'), 'enabled: true'],
])('lets the page in', (cors, expected) => {
  const text = fixed(config({ cors }), {}, name, 'Allow https://app.example.org');
  expect(text).toContain(expected);
  expect(text.match(/- https:\/\/app\.example\.org/g)).toHaveLength(1);
  expect(look(text, {}, name)).toEqual([]);
});

it.each([
  ['pages of the same origin', config({ page: 'https://auth.example.org' })],
  ['CORS for everybody', config({ cors: '    cors: {enabled: true}\n' })],
  ['CORS for the page', config({ cors: listed('https://*.example.org') })],
  ['CORS for a page that is not known yet', config({ cors: listed('https://${HOST}') })],
  ['pages that are not known yet', config({ page: '${PAGE}' })],
  ['neither method', config({ methods: 'password: {enabled: true}' })],
  ['both off', config({ methods: 'passkey: {enabled: false}' })],
  ['no public URL', config().replace('base_url: https://auth.example.org/', 'port: 4433')],
  ['a broken file', `${config()}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
