import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readConfig } from '../../../../../src/config/document/readConfig';
import { checkRules, rules } from '../../../../../src/config/checks/rules/index';
import { versions } from '../../../../../src/config/reference/versions';
import { schemaOf, trait } from './look';

/** A configuration that many rules look at. */
const lines = `
session: &s {lifespan: 0s, whoami: {required_aal: highest_available}}
identity: {schemas: [{id: default, url: file:///default.json}]}
selfservice:
  flows:
    settings:
      privileged_session_max_age: 48h
      after:
        hooks:
          - hook: web_hook
            config: {url: "http://x", response: {parse: true, ignore: true}}
          - *s
    login:
      after:
        password:
          hooks:
            - hook: show_verification_ui
            - hook: require_verified_address
        hooks: [{hook: b2b_sso}, {hook: verification}]
    recovery: {enabled: true, use: link, lifespan: 72h}
    registration: {ui_url: "http://localhost:3000/r", after: {code: {hooks: [{hook: session}]}}}
  methods:
    code: {mfa_enabled: true, enabled: false, config: {lifespan: 3h}}
    webauthn: {enabled: true, config: {rp: {id: localhost, origin: "http://a/", origins: ["http://b"]}}}
    passkey: {enabled: true, config: {rp: {id: "https://c", origin: x}}}
courier: {}
`.split('\n');

const change = fc.record({
  line: fc.nat(lines.length - 1),
  text: fc.constantFrom(
    '',
    '[',
    '  x: 1',
    '- a',
    '&a',
    '*a',
    '<<: *s',
    'null',
    '\t',
    '"',
    '{',
    '#',
    'selfservice: []',
    '    login: *s',
  ),
  how: fc.constantFrom('over', 'before', 'behind'),
});

it('never throws, and stays within the text, whatever is written', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), fc.constantFrom(...versions), (changes, version) => {
      const text = changes
        .reduce((all, { line, text: added, how }) => {
          const was = all[line] ?? '';
          const now = how === 'over' ? added : how === 'before' ? `${added}${was}` : `${was}${added}`;
          return all.with(line, now);
        }, lines)
        .join('\n');
      const schemas = [schemaOf({ email: trait({ credentials: { code: { identifier: true } } }) })];
      for (const { start, end, fixes = [] } of checkRules(readConfig(text), { version, schemas })) {
        expect(start < end && start >= 0 && end <= text.length).toBe(true);
        for (const { place } of fixes.flatMap(({ edits }) => edits))
          expect(place.start <= place.end && place.start >= 0 && place.end <= text.length).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

it('has a name and a code of its own for each rule', () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  const context = { version: 'v26.2.0' as const, schemas: [] };
  for (const rule of rules)
    for (const { code } of rule.check(readConfig(lines.join('\n')), context)) expect(code).toBe(`kratos/${rule.name}`);
});
