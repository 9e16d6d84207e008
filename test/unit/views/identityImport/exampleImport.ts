import type { IdentityWrites } from '../../../../src/kratos/admin/identityWrites/identityWrites';
import { EntryChecker } from '../../../../src/kratos/identity/import/checkEntry';
import { readImportFile } from '../../../../src/kratos/identity/import/readFile';
import type { ImportJournal } from '../../../../src/platform/importJournals';
import { ImportSession } from '../../../../src/views/identityImport/importSession';
import type { Exchange } from '../../../../src/kratos/exchange/types';
import { stored } from '../identityForm/exampleForm';
import { schema } from '../../kratos/identity/import/someFile';

/** A journal in memory. */
export function memoryJournal(): ImportJournal & { text: string; isTaken: boolean } {
  return {
    text: '',
    isTaken: false,
    read() {
      return Promise.resolve(this.text);
    },
    note(line) {
      this.text += line;
      return Promise.resolve();
    },
    forget() {
      this.text = '';
      return Promise.resolve();
    },
    take() {
      return Promise.resolve(this.isTaken ? undefined : () => Promise.resolve());
    },
  };
}

interface Part {
  readonly create: { readonly traits: { readonly email: string } };
  readonly patch_id: string;
}

/** An answer of a server. */
export function answering(status: number, body: unknown): Exchange {
  return {
    id: 'x',
    request: { method: 'PATCH', url: 'http://admin/admin/identities', headers: [] },
    response: { status, headers: [['content-type', 'application/json']], body: JSON.stringify(body) },
    startedAt: 0,
    durationMs: 1,
  } as unknown as Exchange;
}

/** What a server answers to a batch: who is `taken…` is there already, who is `odd…` is refused, others are made. */
export function fakeBatch(body: string): Promise<Exchange> {
  const { identities } = JSON.parse(body) as { identities: readonly Part[] };
  const parts = identities.map(({ create, patch_id }, at) => {
    const { email } = create.traits;
    const error = (code: number, reason: string): object => ({ action: 'error', patch_id, error: { code, reason } });
    if (email.startsWith('taken')) return error(409, 'Resource conflict');
    if (email.startsWith('odd')) return error(400, 'I[#/traits/email] S[#/x] "odd" is not valid "email"');
    return { action: 'create', patch_id, identity: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}` };
  });
  return Promise.resolve(answering(200, { identities: parts }));
}

/** An import of a file of the schema of the tests, with a server that is none. */
export async function openImport(
  text: string,
  name: string,
  {
    batch = (_connection, body) => fakeBatch(body),
    journal = memoryJournal(),
    isMade = (id) => id.startsWith('00000000'),
  }: {
    readonly batch?: IdentityWrites['batch'];
    readonly journal?: ImportJournal;
    readonly isMade?: (id: string) => boolean;
  } = {},
): Promise<{ readonly session: ImportSession; readonly told: string[] }> {
  const schemas = new Map<string, unknown>([['person', schema]]);
  const read = readImportFile(new TextEncoder().encode(text), name, schema);
  if (read.kind === 'problem') throw new Error(read.what);
  const checker = new EntryChecker({ schemaId: 'person', schemas, version: 'v26.2.0' });
  const told: string[] = [];
  const nobody = { kind: 'problem', what: 'No identity has this.', isThere: false } as const;
  const session = await ImportSession.open(
    {
      connection: { id: 'practice', name: 'practice', publicUrl: 'http://kratos', adminUrl: 'http://admin' },
      file: { name, uri: `file:///${name}`, hash: 'hash' },
      format: read.file.format,
      schemaId: 'person',
      schemas,
      entries: [...read.file.entries()].map((entry) => checker.check(entry)),
      notes: read.file.notes,
    },
    {
      writes: { batch, create: () => Promise.resolve({ kind: 'problem', what: 'HTTP 400' }) },
      identities: {
        read: (_connection, id) =>
          Promise.resolve(isMade(id) ? { kind: 'identity', identity: stored({ id }) } : nobody),
        find: () => Promise.resolve(nobody),
      },
      journal,
      told: (id) => told.push(id),
    },
  );
  return { session, told };
}

export const people = [
  'email,name.first,age,verified,hashed_password,colour',
  'one@example.com,Ada,36,true,$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy,red',
  'two@مثال.example,ليلى,,,,',
  'taken@example.com,Grace,,,,',
  'odd@example.com,,,,,',
  'five@example.com,,many,,,',
  'six@example.com,,,,$1$saltsalt$TrY4azLzNVcy8TUgJpNAz/,',
  'nobody,,,,,',
].join('\n');
