import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { askingLines } from '../../../../src/config/simulator/askingLines';
import { credentials, computeSessionLevel, readPerson, type Person } from '../../../../src/config/simulator/person';
import { presets } from '../../../../src/config/simulator/presets';
import { isSameFor, marksFor, simulate, type Simulation } from '../../../../src/config/simulator/simulate';
import { readConfig } from '../../../../src/config/document/readConfig';
import { readCertainSchema } from '../../../../src/config/facts/knownSchemas';
import type { KnownSchema } from '../../../../src/config/facts/context';
import { versions, type Version } from '../../../../src/config/reference/versions';
import { schemaOf, trait } from '../checks/rules/look';

const code = { credentials: { password: { identifier: true }, code: { identifier: true, via: 'email' } } };
const marked = schemaOf({ email: trait({ ...code, verification: { via: 'email' } }) });
const unmarked = schemaOf({ email: trait({ verification: { via: 'email' } }) });
const plain = schemaOf({ name: trait({ credentials: { password: { identifier: true } } }) });

const password: Person = { credentials: ['password'], traits: ['email'], session: ['password'] };
const totp: Person = { ...password, credentials: ['password', 'totp'] };

/** A configuration by its methods and what whoami and the settings demand. */
function config(methods: string, aal: { readonly whoami?: string; readonly settings?: string } = {}): string {
  const line = (value: string | undefined): string => (value === undefined ? '{}' : `{required_aal: ${value}}`);
  return [
    'session:',
    `  whoami: ${line(aal.whoami)}`,
    'selfservice:',
    '  flows:',
    `    settings: ${line(aal.settings)}`,
    '  methods:',
    ...methods.split('\n').map((text) => `    ${text}`),
    '',
  ].join('\n');
}
const mfa = 'code:\n  mfa_enabled: true';

function look(text: string, person: Person, schema: KnownSchema = marked, version: Version = 'v26.2.0'): Simulation {
  return simulate({ config: readConfig(text), version, schemas: [schema] }, person);
}

/** `whoami settings login: offered`, with a dash for each place that does not ask. */
function short({ answers, offered, stuck }: Simulation): string {
  const places = (['whoami', 'settings', 'login'] as const).map((place) => (answers[place].asked ? place : '-'));
  return `${places.join(' ')}: ${stuck ? 'stuck' : offered.join(', ')}`;
}

describe('who is asked', () => {
  it.each<[string, string, Person, KnownSchema, string, string]>([
    [
      'codes that the schema marks',
      config(mfa),
      password,
      marked,
      'whoami settings login: code',
      'whoami settings login: code',
    ],
    ['no mark', config(mfa), password, unmarked, '- - -: ', 'whoami settings login: stuck'],
    [
      'no value in the marked trait',
      config(mfa),
      { ...password, traits: [] },
      marked,
      '- - -: ',
      'whoami settings login: stuck',
    ],
    [
      'TOTP that is on',
      config('totp: {enabled: true}'),
      totp,
      plain,
      'whoami settings login: totp',
      'whoami settings login: totp',
    ],
    [
      'TOTP that is off',
      config('totp: {enabled: false}'),
      totp,
      plain,
      'whoami settings login: stuck',
      'whoami settings login: stuck',
    ],
    ['nothing enrolled', config('totp: {enabled: true}'), password, plain, '- - -: ', '- - -: '],
    [
      'aal1 for whoami',
      config('totp: {enabled: true}', { whoami: 'aal1' }),
      totp,
      plain,
      '- settings -: totp',
      '- settings -: totp',
    ],
    [
      'aal1 for settings',
      config('totp: {enabled: true}', { settings: 'aal1' }),
      totp,
      plain,
      'whoami - login: totp',
      'whoami - login: totp',
    ],
    [
      'a session that has passed both steps',
      config('totp: {enabled: true}'),
      { ...totp, session: ['password', 'totp'] },
      plain,
      '- - login: totp',
      '- - login: totp',
    ],
    [
      'a fall-back to an address that can be verified',
      config('code:\n  mfa_enabled: true\n  config: {missing_credential_fallback_enabled: true}'),
      password,
      unmarked,
      '- - -: code',
      'whoami settings login: code',
    ],
    [
      'a code method that is off',
      config('code: {enabled: false, mfa_enabled: true}'),
      password,
      marked,
      'whoami settings login: stuck',
      'whoami settings login: stuck',
    ],
    [
      'a security key',
      config('webauthn: {enabled: true}'),
      { ...password, credentials: ['webauthn'] },
      plain,
      'whoami settings login: webauthn',
      'whoami settings login: webauthn',
    ],
    [
      'a security key of old, where keys log in now',
      config('webauthn: {enabled: true, config: {passwordless: true}}'),
      { ...password, credentials: ['webauthn'] },
      plain,
      'whoami settings login: stuck',
      'whoami settings login: stuck',
    ],
    [
      'a key that logs in',
      config('webauthn: {enabled: true}'),
      { ...password, credentials: ['webauthn_passwordless'] },
      plain,
      '- - -: ',
      '- - -: ',
    ],
  ])('%s', (_, text, person, schema, newer, old) => {
    for (const version of versions)
      expect(short(look(text, person, schema, version)), version).toBe(version === 'v1.3.1' ? old : newer);
  });

  it('is told by addresses of the server rather than by the schema', () => {
    const known = { ...password, codes: ['a@example.com'], traits: [] };
    expect(look(config(mfa), known, plain)).toMatchObject({ counted: ['code'], codesTo: ['a@example.com'] });
    expect(look(config(mfa), { ...password, codes: [] }, marked).counted).toEqual([]);
  });

  it('is told for the schema of the person, and said to be uncertain where it cannot be read', () => {
    const schemas = [
      { ...marked, id: 'a' },
      { ...plain, id: 'b' },
    ];
    const setup = {
      config: readConfig(`identity: {default_schema_id: b}\n${config(mfa)}`),
      version: 'v26.2.0' as const,
      schemas,
    };
    expect(simulate(setup, password)).toMatchObject({ counted: [], schema: { id: 'b' }, isSchemaRead: true });
    expect(simulate(setup, { ...password, schema: 'a' }).counted).toEqual(['code']);
    expect(simulate({ ...setup, schemas: [] }, password)).toMatchObject({ isSchemaRead: false });
  });

  it('tells versions apart that treat a person differently', () => {
    const both = (text: string, schema: KnownSchema): boolean =>
      isSameFor(look(text, password, schema), look(text, password, schema, 'v1.3.1'));
    expect(both(config(mfa), marked)).toBe(true);
    expect(both(config(mfa), unmarked)).toBe(false);
  });
});

describe('what cannot be known', () => {
  const unread = (url: string, text?: string): KnownSchema => ({
    id: 'default',
    url,
    ...(text !== undefined && { text }),
  });
  const named = (url: string, more = ''): string =>
    `identity: {schemas: [{id: default, url: "${url}"}]}\n${config(mfa + more)}`;
  const answersOf = (found: Simulation): string =>
    (['whoami', 'settings', 'login'] as const).map((place) => String(found.answers[place].asked)).join(' ');
  const why = ({ open }: Simulation): string => open.map(({ sentence }) => sentence).join(' ');

  it.each<[string, string, readonly KnownSchema[], string]>([
    ['is not there', named('file:///s.json'), [unread('file:///s.json')], 'was not found'],
    ['is remote', named('https://h/s.json'), [unread('https://h/s.json')], 'is elsewhere'],
    ['is no base64', named('base64://%%%'), [unread('base64://%%%')], 'not valid base64'],
    ['is no JSON', named('file:///s.json'), [unread('file:///s.json', '{"properties": ')], 'not valid JSON'],
    [
      'takes parts from elsewhere',
      named('file:///s.json'),
      [unread('file:///s.json', '{"properties": {"traits": {"$ref": "other.json"}}}')],
      'parts from other files',
    ],
    ['has an address that is filled in', named('${SCHEMA_URL}'), [unread('${SCHEMA_URL}')], 'filled in before'],
    ['is named by a variable or another file', config(mfa), [], 'names none'],
    [
      'is not the one that people have',
      `identity: {default_schema_id: staff, schemas: [{id: default, url: "file:///s.json"}]}\n${config(mfa)}`,
      [marked],
      'The person has staff',
    ],
    [
      'is one of several, and which is filled in',
      `identity: {default_schema_id: "\${WHICH}", schemas: [{id: default, url: "file:///s.json"}]}\n${config(mfa)}`,
      [marked],
      'Which one people have',
    ],
  ])('is whether somebody is asked whose schema %s', (_, text, schemas, words) => {
    const given = { config: readConfig(text), schemas };
    const found = simulate({ ...given, version: 'v26.2.0' }, password);
    expect(answersOf(found)).toBe('undefined undefined undefined');
    expect(found.answers.whoami).not.toHaveProperty('status');
    expect(found).toMatchObject({ counted: [], offered: [], mayOffer: ['code'] });
    // Whoever can answer at all can answer with the code that makes them asked.
    expect(found.stuck).toBe(false);
    expect(why(found)).toContain(words);
    // The old release asks everyone, and only what is offered is not known.
    const old = simulate({ ...given, version: 'v1.3.1' }, password);
    expect(answersOf(old)).toBe('true true true');
    expect(old.stuck).toBeUndefined();
    // Who has another second factor is asked, whatever the schema says; who is known to the server is known.
    expect(answersOf(simulate({ ...given, version: 'v26.2.0' }, totp))).toBe('true true true');
    expect(answersOf(simulate({ ...given, version: 'v26.2.0' }, { ...password, codes: [] }))).toBe('false false false');
  });

  it('matters only where codes are a second factor', () => {
    const text =
      'identity: {schemas: [{id: default, url: "https://h/s.json"}]}\nselfservice: {methods: {totp: {enabled: true}}}';
    const found = simulate({ config: readConfig(text), version: 'v26.2.0', schemas: [] }, password);
    expect(answersOf(found)).toBe('false false false');
    expect(found.open).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    [
      'a level',
      `session: {whoami: {required_aal: "\${AAL}"}}\n`,
      'undefined true undefined',
      'session.whoami.required_aal',
    ],
    [
      'a level that does not exist',
      'session: {whoami: {required_aal: aal3}}\n',
      'undefined true undefined',
      'session.whoami.required_aal',
    ],
    ['a block', 'session: "{{ .Values.session }}"\n', 'undefined true undefined', 'session.whoami.required_aal'],
  ])('is what hangs on %s that cannot be told', (_, head, answers, line) => {
    const text = `${head}selfservice: {methods: {code: {mfa_enabled: true}}}\n`;
    const found = look(text, password);
    expect(answersOf(found)).toBe(answers);
    expect(found.open.map((one) => one.line?.name)).toEqual([line]);
    // Nothing is offered that would write over what is filled in.
    expect(found.changes.map((one) => one.line.name)).not.toContain(line);
  });

  it('is a second factor whose switch is filled in, and never a lock-out that cannot be', () => {
    const text = (marker: string): string => `selfservice: {methods: {code: {mfa_enabled: ${marker}}}}\n`;
    const found = look(text('"${MFA}"'), password);
    expect(answersOf(found)).toBe('undefined undefined undefined');
    expect(found.stuck).toBe(false);
    expect(answersOf(look(text('true'), password))).toBe('true true true');
    const stuck = look('selfservice: {methods: {totp: {enabled: "${TOTP}"}}}\n', totp);
    expect([answersOf(stuck), stuck.stuck]).toEqual(['true true true', undefined]);
  });

  it('is what a text that cannot be read whole may hold', () => {
    const found = look(`${config('totp: {enabled: true}')}x: [\n`, password);
    expect(answersOf(found)).toBe('undefined undefined undefined');
    expect(why(found)).toContain('cannot be read whole');
  });

  it('is what the server did not tell of a person', () => {
    const text = config('totp: {enabled: true}\nwebauthn: {enabled: true}');
    expect(answersOf(look(text, { ...password, mayHave: ['totp'] }, plain))).toBe('undefined undefined undefined');
    expect(answersOf(look(text, { ...password, mayHave: ['oidc'] }, plain))).toBe('false false false');
    const unsure = look(text, { ...password, credentials: [], mayHave: ['password'] }, plain);
    expect(unsure.first).toEqual({ offered: ['password'], usable: [], mayUse: ['password'] });
  });

  it('becomes certain by a change that settles it', () => {
    const text = named('https://h/s.json');
    const { changes } = simulate({ config: readConfig(text), version: 'v26.2.0', schemas: [] }, password);
    const effects = Object.fromEntries(changes.map(({ line, effect }) => [line.name, effect]));
    expect(effects['session.whoami.required_aal']).toBe('Then certainly not asked by whoami and login.');
  });
});

describe('the lines that decide', () => {
  const text = config('totp:\n  enabled: true\ncode:\n  enabled: true\n  mfa_enabled: true', { settings: 'aal1' });
  const source = (line: { place?: { start: number; end: number } } | undefined, of = text): string =>
    line?.place ? of.slice(line.place.start, line.place.end) : '';

  it('are the two required_aal, and for login that of whoami', () => {
    const { answers } = look(text, password);
    expect(answers.settings.demand.line).toMatchObject({
      name: 'selfservice.flows.settings.required_aal',
      value: 'aal1',
      isDefault: false,
    });
    expect(source(answers.settings.demand.line)).toBe('required_aal: aal1');
    // The default is in force: the nearest parent stands for it.
    expect(answers.whoami.demand.line).toMatchObject({
      name: 'session.whoami.required_aal',
      value: 'highest_available',
      isDefault: true,
    });
    expect(source(answers.whoami.demand.line)).toBe('whoami');
    expect(answers.login.demand).toEqual(answers.whoami.demand);
  });

  it('are the mark in the schema and mfa_enabled for codes, and mfa_enabled alone in v1.3.1', () => {
    const [mark, second] = look(text, password).factors;
    expect(mark?.line).toMatchObject({ name: 'email → credentials.code.identifier', file: marked.url });
    expect(source(mark?.line, marked.text)).toBe('"identifier":true');
    expect(source(second?.line)).toBe('mfa_enabled: true');
    const old = look(text, { ...password, traits: [] }, marked, 'v1.3.1').factors;
    expect(old.map(({ line }) => line?.name)).toEqual([
      'selfservice.methods.code.mfa_enabled',
      'selfservice.methods.code.config.missing_credential_fallback_enabled',
    ]);
  });

  it.each<[string, Person, KnownSchema, readonly string[]]>([
    [
      'asked',
      password,
      marked,
      ['session.whoami.required_aal', 'email → credentials.code.identifier', 'selfservice.methods.code.mfa_enabled'],
    ],
    ['no factor', password, unmarked, ['selfservice.methods.code.mfa_enabled']],
    [
      'all passed, but a login would ask',
      { ...totp, session: ['password', 'totp'] },
      plain,
      ['session.whoami.required_aal', 'selfservice.methods.totp.enabled'],
    ],
  ])('are put together: %s', (_, person, schema, names) => {
    expect(look(text, person, schema).decidedBy.map(({ name }) => name)).toEqual(names);
  });

  it('are the two that demand nothing where both are aal1', () => {
    const { decidedBy } = look(config('totp: {enabled: true}', { whoami: 'aal1', settings: 'aal1' }), totp, plain);
    expect(decidedBy.map(({ name }) => name)).toEqual([
      'session.whoami.required_aal',
      'selfservice.flows.settings.required_aal',
    ]);
  });

  it.each<[string, string, Person, KnownSchema, string]>([
    [
      'codes that are no second factor',
      config('totp: {enabled: true}'),
      password,
      marked,
      'keeps codes from being one',
    ],
    ['a schema without a mark', config(mfa), password, unmarked, 'marks no address'],
    ['a trait without a value', config(mfa), { ...password, traits: [] }, marked, 'no value in a trait'],
    [
      'a schema that cannot be read',
      config(mfa),
      password,
      { id: 'default', url: 'https://example.com/s.json' },
      'could not be read',
    ],
    ['TOTP whose method is off', config('totp: {enabled: false}'), totp, plain, 'keeps its method off'],
    [
      'a level that does not exist',
      config('totp: {enabled: true}', { whoami: 'aal2' }),
      totp,
      plain,
      'Kratos does not start',
    ],
  ])('say why: %s', (_, given, person, schema, words) => {
    const { factors, answers } = look(given, person, schema);
    expect([...factors, answers.whoami.demand].map(({ sentence }) => sentence).join(' ')).toContain(words);
  });
});

describe('changing a line', () => {
  const changed = (text: string, name: string, person: Person, schema = marked): string => {
    const change = look(text, person, schema).changes.find(({ line }) => line.name.endsWith(name));
    if (!change?.edit) throw new Error(`no change of ${name}`);
    const { place, text: added } = change.edit;
    const of = change.line.file === undefined ? text : (schema.text ?? '');
    return of.slice(0, place.start) + added + of.slice(place.end);
  };

  it('says what is different, those lines first that matter', () => {
    const all = look(config(`totp: {enabled: true}\n${mfa}`), totp).changes;
    const told = Object.fromEntries(
      all.map(({ line, to, effect }) => [`${line.name.split('.').slice(-2).join('.')}: ${JSON.stringify(to)}`, effect]),
    );
    expect(told['whoami.required_aal: "aal1"']).toBe('No longer asked by whoami and login.');
    expect(told['settings.required_aal: "aal1"']).toBe('No longer asked by the settings flow.');
    expect(told['totp.enabled: false']).toBe('The second step no longer offers totp.');
    expect(told['code.mfa_enabled: false']).toBe('The second step no longer offers code.');
    expect(all.map(({ matters }) => matters)).toEqual(
      all.map(({ matters }) => matters).toSorted((a, b) => Number(b) - Number(a)),
    );
  });

  it('tells that sessions are asked on after mfa_enabled is off, and of being locked out', () => {
    const effects = look(config(mfa), password).changes.map(({ effect }) => effect);
    expect(effects.some((effect) => effect.includes('until their owner signs in again'))).toBe(true);
    expect(effects).toContain(
      'The second step no longer offers code. Locked out: there is nothing left to answer with.',
    );
    const old = look(config(mfa), password, unmarked, 'v1.3.1').changes.map(({ effect }) => effect);
    expect(old.some((effect) => effect.includes('No longer locked out.'))).toBe(true);
  });

  it('offers the edit, of the schema too', () => {
    const text = config(mfa);
    expect(parse(changed(text, 'whoami.required_aal', password))).toMatchObject({
      session: { whoami: { required_aal: 'aal1' } },
    });
    expect(changed(text, 'mfa_enabled', password)).toContain('mfa_enabled: false');
    const without = changed(text, 'credentials.code.identifier', password);
    expect(readCertainSchema({ ...marked, text: without })?.marks.code).toEqual([]);
    const withMark = changed(text, 'credentials.code.identifier', password, unmarked);
    expect(readCertainSchema({ ...unmarked, text: withMark })?.marks.code).toHaveLength(1);
  });

  it('changes nothing for an identity that keeps its addresses', () => {
    const known = { ...password, codes: ['a@example.com'] };
    const mark = look(config(mfa), known).changes.find(({ line }) => line.file !== undefined);
    expect(mark).toMatchObject({ matters: false });
  });

  it('never offers what keeps Kratos from starting', () => {
    const names = look(config('code: {passwordless_enabled: true}'), password).changes.map(({ line }) => line.name);
    expect(names).not.toContain('selfservice.methods.code.mfa_enabled');
  });
});

describe('people', () => {
  it('reach aal2 by two kinds of methods, and a code is the kind that mfa_enabled makes it', () => {
    expect(computeSessionLevel({ session: ['password', 'totp'] }, false)).toBe('aal2');
    expect(computeSessionLevel({ session: ['password', 'code'] }, false)).toBe('aal1');
    expect(computeSessionLevel({ session: ['password', 'code'] }, true)).toBe('aal2');
    expect(computeSessionLevel({ session: ['code'] }, true)).toBe('aal1');
    expect(computeSessionLevel({ session: ['password'], aal: 'aal2' }, false)).toBe('aal2');
  });

  it('are read from whatever a caller hands over', () => {
    expect(readPerson('alice')).toBeUndefined();
    expect(readPerson({})).toEqual({ credentials: [], traits: [], session: ['password'] });
    expect(
      readPerson({ credentials: ['totp', 'magic', 1], traits: 'email', aal: 'aal9', codes: ['a'], schema: 's' }),
    ).toEqual({
      credentials: ['totp'],
      traits: [],
      session: ['password'],
      codes: ['a'],
      schema: 's',
    });
  });

  it('have a value in every address of the schema', () => {
    const setup = { config: readConfig(''), version: 'v26.2.0' as const, schemas: [marked] };
    const all = presets(marksFor(setup, {}));
    expect(all.find(({ id }) => id === 'password')?.person.traits).toEqual(['email']);
    expect(all.map(({ id }) => id)).toContain('no-address');
    expect(presets(undefined).map(({ id }) => id)).not.toContain('no-address');
  });
});

describe('the question in the file', () => {
  const lines = (text: string): string[] =>
    askingLines(readConfig(text), 'v26.2.0').map(
      ({ place, isDefault }) => `${text.slice(place.start, place.end)}${isDefault ? ' (default)' : ''}`,
    );

  it.each([
    [
      'each required_aal',
      config('totp: {enabled: true}', { whoami: 'aal1', settings: 'aal1' }),
      ['required_aal', 'required_aal'],
    ],
    ['one of them', config('totp: {enabled: true}', { settings: 'aal1' }), ['required_aal']],
    [
      'the switch of a second factor where neither is written',
      config('totp:\n  enabled: true\ncode:\n  mfa_enabled: true'),
      ['enabled (default)'],
    ],
    ['nothing without a second factor', config('password: {enabled: true}'), []],
  ])('stands at %s', (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });
});

it('never fails, and asks nobody who has no second factor at all', () => {
  const piece = fc.constantFrom(
    'session:',
    '  whoami:',
    '    required_aal: aal1',
    'selfservice:',
    '  methods:',
    '    code:',
    '      mfa_enabled: true',
    '    totp: {enabled: true}',
    '{',
    '}',
    '*a',
    '&a ',
    '\t',
    '- ',
    ': ',
    '"',
  );
  const person = fc.record({
    credentials: fc.subarray([...credentials]),
    traits: fc.subarray(['email', 'phone', '']),
    session: fc.subarray(['password', 'totp', 'code', 'nonsense']),
  });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), person, fc.constantFrom(...versions), (parts, who, version) => {
      const simulation = look(parts.join('\n'), who, marked, version);
      if (simulation.counted.length === 0) expect(short(simulation)).toMatch(/^- - -/);
      expect(simulation.factors).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});
