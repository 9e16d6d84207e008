import type { FormSubject } from '../../../../src/kratos/admin/identityWrites/formSubject';
import { FormSession, type FormWriters } from '../../../../src/views/identityForm/formSession';
import { parseDetails } from '../../../../src/kratos/identity/parse';
import type { IdentityDetails } from '../../../../src/kratos/identity/types';

export const schema = JSON.stringify({
  type: 'object',
  properties: {
    traits: {
      type: 'object',
      required: ['email'],
      properties: {
        email: { type: 'string', format: 'email', title: 'E-mail' },
        name: { type: 'object', title: 'Name', properties: { first: { type: 'string', title: 'First name' } } },
        plan: { enum: ['free', 'paid'], title: 'Plan' },
        tags: { type: 'array', items: { type: 'string' }, title: 'Tags', description: 'Words of your own.' },
        anything: { title: 'Anything' },
      },
    },
  },
});

/** An identity as the admin side tells it. */
export function stored(more: object = {}): IdentityDetails {
  const parsed = parseDetails({
    id: '00000000-0000-4000-8000-000000000001',
    schema_id: 'person',
    state: 'active',
    traits: { email: 'alice@example.com', name: { first: 'Alice' }, tags: ['one'] },
    ...more,
  });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

/** A form of an identity (or of a new one), and what was told of what it wrote. */
export function openForm(
  { parts, writes, identities }: Partial<FormWriters> = {},
  subject: Partial<FormSubject> = {},
): { readonly session: FormSession; readonly told: string[] } {
  const told: string[] = [];
  const nobody = { kind: 'problem', what: 'No identity has this.', isThere: false } as const;
  const session = new FormSession(
    {
      connection: { id: 'practice', name: 'practice', publicUrl: 'http://kratos', adminUrl: 'http://admin' },
      schemaId: 'person',
      schema,
      hasExternalId: true,
      ...subject,
    },
    {
      parts: parts ?? { identity: () => Promise.resolve({ kind: 'identity', identity: stored() }) },
      writes: writes ?? {
        create: () => Promise.resolve({ kind: 'written', identity: stored() }),
        patch: () => Promise.resolve({ kind: 'written', identity: stored() }),
      },
      identities: identities ?? { read: () => Promise.resolve(nobody) },
    },
    ({ id }, kind) => {
      told.push(`${kind} ${id}`);
    },
  );
  return { session, told };
}

let number = 0;

/** Types into a part. */
export function type(session: FormSession, path: string, text: string): void {
  number += 1;
  session.take({ type: 'type', number, path: path.split('.'), text });
}
