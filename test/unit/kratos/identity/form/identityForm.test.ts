import { describe, expect, it } from 'vitest';
import { bodyOf, buildIdentityForm, newBody } from '../../../../../src/kratos/identity/form/identityForm';
import { readForm } from '../../../../../src/kratos/identity/form/read';
import { parseDetails } from '../../../../../src/kratos/identity/parse';

const schema = JSON.stringify({
  $defs: { 'a/b~c': { type: 'string', title: 'By a name that is escaped' } },
  properties: { traits: { type: 'object', properties: { email: { $ref: '#/$defs/a~1b~0c' } } } },
});
const email = {
  kind: 'input',
  name: 'email',
  label: 'By a name that is escaped',
  required: false,
  inputType: 'text',
  of: 'string',
};
const state = {
  kind: 'choice',
  name: 'state',
  label: 'State',
  required: true,
  options: [
    { text: '"active"', label: 'active' },
    { text: '"inactive"', label: 'inactive' },
  ],
};
const metadata = (name: string, label: string, hint: string, text: string): object => ({
  kind: 'json',
  name,
  label,
  hint,
  required: false,
  text,
});

describe('the form of an identity', () => {
  it('has traits by the schema, then what every identity has', () => {
    const body = { traits: { email: 'a' }, state: 'inactive', external_id: 'crm', metadata_admin: { a: 1 } };
    expect(buildIdentityForm({ schema, body, hasExternalId: true, withPassword: true })).toEqual({
      kind: 'group',
      name: '',
      label: '',
      required: true,
      wasThere: true,
      fields: [
        {
          kind: 'group',
          name: 'traits',
          label: 'Traits',
          required: true,
          wasThere: true,
          fields: [{ ...email, text: 'a' }],
        },
        { ...state, text: '"inactive"' },
        {
          kind: 'input',
          name: 'external_id',
          label: 'External id',
          hint: 'The id of this person in a system of your own. No other identity may have it.',
          required: false,
          inputType: 'text',
          of: 'string',
          text: 'crm',
        },
        metadata('metadata_public', 'Public metadata', 'JSON that the person sees in whoami.', ''),
        metadata('metadata_admin', 'Admin metadata', 'JSON that the admin API alone shows.', '{\n  "a": 1\n}'),
        {
          kind: 'input',
          name: 'password',
          label: 'Password',
          hint: 'Not held against the password policy. Without one, whoever it is gets in by a recovery code.',
          required: false,
          inputType: 'password',
          of: 'string',
          text: '',
          secret: true,
        },
      ],
    });
  });

  it('has neither an external id nor a password where there is none, and traits as JSON without a schema', () => {
    const form = buildIdentityForm({
      schema: undefined,
      body: { external_id: 5, traits: { a: 1 } },
      hasExternalId: false,
      withPassword: false,
    });
    expect(form.fields.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'traits json',
      'state choice',
      'metadata_public json',
      'metadata_admin json',
    ]);
    expect(form.fields[1]).toEqual({ ...state, text: '"active"' });
    expect(readForm(form).value).toEqual({ traits: { a: 1 }, state: 'active' });
    for (const broken of ['{', '[]', '{"properties":5}'])
      expect(
        buildIdentityForm({ schema: broken, body: { external_id: 5 }, hasExternalId: true, withPassword: false })
          .fields,
      ).toMatchObject([{ name: 'traits', kind: 'json', text: '' }, {}, { name: 'external_id', text: '' }, {}, {}]);
  });

  it('gives back what an identity is', () => {
    const stored = parseDetails({
      id: 'a',
      schema_id: 'person',
      state: 'active',
      traits: { email: 'a' },
      external_id: 'crm',
      metadata_public: [1],
      metadata_admin: { note: 'x' },
    });
    const body = stored.ok ? bodyOf(stored.value) : {};
    expect(body).toEqual({
      traits: { email: 'a' },
      state: 'active',
      external_id: 'crm',
      metadata_public: [1],
      metadata_admin: { note: 'x' },
    });
    expect(readForm(buildIdentityForm({ schema, body, hasExternalId: true, withPassword: true })).value).toEqual(body);
  });

  it('makes the body of a new one, with a password only where one is typed', () => {
    expect(newBody('person', { traits: { a: 1 }, state: 'active', password: 'p' })).toEqual({
      schema_id: 'person',
      traits: { a: 1 },
      state: 'active',
      credentials: { password: { config: { password: 'p' } } },
    });
    expect(newBody('person', { password: undefined })).toEqual({ schema_id: 'person', traits: {} });
    expect(newBody('person', 'nothing')).toEqual({ schema_id: 'person', traits: {} });
  });
});
