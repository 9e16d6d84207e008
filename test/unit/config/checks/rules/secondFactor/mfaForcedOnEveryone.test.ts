import { describe, expect, it } from 'vitest';
import { fixed, found, look, related, schemaOf, trait } from '../look';

const name = 'mfa-forced-on-everyone';
const at = 'selfservice.methods.code.mfa_enabled';
const code = { credentials: { code: { identifier: true, via: 'email' } } };
const marked = schemaOf({ email: trait(code), name: { type: 'string' } });
const bare = schemaOf({ email: trait({ verification: { via: 'email' } }) });
const oldOne = { version: 'v1.3.1' as const };
const settings = (aal: string): string => `  flows: {settings: {required_aal: ${aal}}}\n`;
const whoami = (aal: string): string => `session:\n  whoami:\n    required_aal: ${aal}\n`;
const codes = 'selfservice:\n  methods:\n    code:\n      mfa_enabled: true\n';

describe('since v25.4.0', () => {
  const known = { schemas: [marked] };

  it('names the line of the schema that decides', () => {
    expect(look(codes, known, name)).toEqual([`warning: ${at}`]);
    expect(related(codes, known, name)).toEqual(['file:///default.json: "identifier":true']);
    expect(found(codes, known, name)[0]?.message).toContain('a value in email is asked');
    expect(look(codes, { ...known, version: 'v25.4.0' }, name)).toHaveLength(1);
  });

  it('names each schema that marks an address, and no other', () => {
    const schemas = [
      schemaOf({ phone: { properties: { home: trait(code) } } }, 'a'),
      { ...bare, id: 'b', url: 'b.json' },
    ];
    const [finding] = found(codes, { schemas }, name);
    expect(finding?.message).toContain('schema a with a value in phone.home');
    expect(related(codes, { schemas }, name)).toEqual(['file:///a.json: "identifier":true']);
  });

  it('is information where the demand is written out', () => {
    const text = codes + settings('highest_available') + whoami('highest_available');
    expect(look(text, known, name)).toEqual([`information: ${at}`]);
    expect(related(text, known, name)).toEqual([
      'selfservice.flows.settings.required_aal',
      'session.whoami.required_aal',
      'file:///default.json: "identifier":true',
    ]);
  });

  it('is an error where the code method is off', () => {
    const text = `${codes}      enabled: false\n`;
    expect(look(text, known, name)).toEqual([`error: ${at}`]);
    expect(look(fixed(text, known, name, 'Switch'), known, name)).toEqual([`warning: ${at}`]);
  });

  it('points at the url of a schema that stands in the configuration', () => {
    const url = `base64://${btoa(marked.text ?? '')}`;
    const text = `${codes}identity:\n  schemas:\n    - id: default\n      url: ${url}\n`;
    expect(related(text, { schemas: [{ ...marked, url }] }, name)).toEqual(['identity.schemas[].url']);
  });

  it.each([
    ['a schema without a mark', codes, [bare]],
    ['the fall-back, which asks nobody', `${codes}      config: {missing_credential_fallback_enabled: true}\n`, [bare]],
    [
      'a mark that is switched off',
      codes,
      [schemaOf({ email: trait({ credentials: { code: { identifier: false } } }) })],
    ],
    ['a mark outside the traits', codes, [{ ...marked, text: (marked.text ?? '').replace('"traits"', '"others"') }]],
    ['a schema that is not known', codes, [{ id: 'default', url: 'https://example.org/x.json' }]],
    ['a schema that cannot be read', codes, [{ ...marked, text: (marked.text ?? '').slice(0, -9) }]],
    ['aal1 at both places', codes + settings('aal1') + whoami('aal1'), [marked]],
    ['codes as a first factor', codes.replace('mfa_', 'passwordless_'), [marked]],
    ['a broken file', `${codes}session: [\n`, [marked]],
  ])('keeps silent with %s', (_, text, schemas) => {
    expect(look(text, { schemas }, name)).toEqual([]);
  });
});

describe('in v1.3.1', () => {
  it('flags mfa_enabled alone, whatever the schemas say', () => {
    expect(look(codes, oldOne, name)).toEqual([`warning: ${at}`]);
    expect(related(codes, { ...oldOne, schemas: [marked] }, name)).toEqual([]);
    expect(look(codes + settings('aal1'), { ...oldOne, schemas: [marked] }, name)).toEqual([`warning: ${at}`]);
  });

  it('is an error where no address for codes exists', () => {
    expect(look(codes, { ...oldOne, schemas: [bare] }, name)).toEqual([`error: ${at}`]);
    const fallback = `${codes}      config: {missing_credential_fallback_enabled: true}\n`;
    expect(look(fallback, { ...oldOne, schemas: [bare] }, name)).toEqual([`warning: ${at}`]);
    expect(look(fallback, { ...oldOne, schemas: [schemaOf({ name: {} })] }, name)).toEqual([`error: ${at}`]);
  });

  it('keeps silent with aal1 at both places', () => {
    expect(look(codes + settings('aal1') + whoami('aal1'), oldOne, name)).toEqual([]);
  });
});

describe('its fixes', () => {
  it.each([
    ['no demand written', codes],
    ['one demand written', codes + settings('highest_available')],
    ['both demands written', codes + settings('highest_available') + whoami('highest_available')],
    ['JSON', JSON.stringify({ session: {}, selfservice: { methods: { code: { mfa_enabled: true } } } }, null, 2)],
  ])('cure it with %s', (_, text) => {
    expect(look(fixed(text, oldOne, name, 'Demand'), oldOne, name)).toEqual([]);
    expect(look(fixed(text, oldOne, name, 'Use no'), oldOne, name)).toEqual([]);
  });
});
