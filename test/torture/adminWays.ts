import type { SessionProblem } from '../../src/kratos/admin/types';
import { readForm } from '../../src/kratos/identity/form/read';
import type { IdentityDetails } from '../../src/kratos/identity/types';
import type { FormSubject } from '../../src/kratos/admin/identityWrites/formSubject';
import type { IdentityState } from '../../src/protocol/identity';
import { EntryChecker } from '../../src/kratos/identity/import/checkEntry';
import { readImportFile } from '../../src/kratos/identity/import/readFile';
import { ImportSession } from '../../src/views/identityImport/importSession';
import { memoryJournal } from '../unit/views/identityImport/exampleImport';
import { FormSession } from '../../src/views/identityForm/formSession';
import { buildState } from '../../src/views/identity/state/identityState';
import { IdentityReader } from '../../src/views/identity/identityReader';
import { IdentitySearch } from '../../src/views/trees/identities/identitySearch';
import type { Administrator, AdminWay, Said } from './adminWalk';

/** Whom the ways are about: `alice` has a password, sessions and messages. */
export interface Cast {
  readonly alice: string;
  readonly email: string;
  /** How many identities there are at first; more than one page. */
  readonly many: number;
  /** Some that may be deleted, each once. */
  readonly spare: () => Promise<string>;
}

type Ended = Awaited<ReturnType<AdminWay['go']>>;

/** What one question comes to: its kind, and what was said. */
function answered(answer: { readonly kind: string } | SessionProblem, end: string = answer.kind): Ended {
  if (!('what' in answer)) return { end, said: [] };
  return 'isThere' in answer ? { end: 'not there', said: [] } : { end: 'problem', said: [answer] };
}

/** Several questions, one after the other; after one that failed nobody goes on. */
async function inTurn(...questions: readonly (() => Promise<Ended>)[]): Promise<Ended> {
  const ends: string[] = [];
  for (const question of questions) {
    const { end, said } = await question();
    ends.push(end);
    if (said.length > 0) return { end: ends.join(', '), said };
  }
  return { end: ends.join(', '), said: [] };
}

/** A page as it is drawn at the end, and what it says in the place of parts. */
async function openPage({ explorer, connection, complain }: Administrator, id: string): Promise<Ended> {
  const reader = new IdentityReader(explorer.identityParts, () => undefined);
  await reader.start(connection, id);
  await reader.readMoreSessions(connection, id);
  const seen = { id, connection: connection.name, server: {}, setup: { kind: 'nobody' }, now: Date.now() } as const;
  const { identity, sessions, messages }: IdentityState = buildState({ ...seen, read: reader.answers });
  const isLost = identity.kind !== 'there';
  for (const part of isLost ? [identity, sessions] : [identity, sessions, messages])
    if (part.kind === 'loading') complain('a part of the page waits for ever');
  const traits = reader.answers.schema;
  const said: Said[] = [identity, sessions, messages].flatMap((part) => (part.kind === 'trouble' ? [part] : []));
  if (traits?.kind === 'problem') said.push(traits);
  if (identity.kind === 'there' && identity.id !== id) complain('shows somebody else');
  return { end: [identity.kind, sessions.kind, messages.kind, traits?.kind].join(' '), said };
}

/** A form in which something was typed and sent, again where that failed; what was typed has to stay until then. */
async function fillIn(
  { explorer, connection, complain }: Administrator,
  subject: Omit<FormSubject, 'connection' | 'hasExternalId'>,
  typed: Readonly<Record<string, string>>,
): Promise<Ended> {
  const written: IdentityDetails[] = [];
  const isWritten = (): boolean => written.length > 0;
  const writers = {
    parts: explorer.identityParts,
    writes: explorer.identityWrites,
    identities: explorer.adminIdentities,
  };
  const session = new FormSession({ connection, hasExternalId: false, ...subject }, writers, (identity) => {
    written.push(identity);
  });
  for (const [path, text] of Object.entries(typed))
    session.take({ type: 'type', number: 1, path: path.split('.'), text });
  const value = (): string => JSON.stringify(readForm(session.state.form).value);
  const before = value();
  const said: Said[] = [];
  for (let presses = 0; !isWritten() && presses < 5; presses += 1) {
    await session.send();
    const { state } = session;
    if (state.isBusy) complain('stays busy');
    if (state.said?.tone === 'bad') said.push(state.said);
    if (!isWritten() && value() !== before) complain(`loses what was typed: ${value()}`);
    if (!isWritten() && !session.isDirty) complain('takes what was typed for sent');
  }
  return { end: isWritten() ? 'written' : 'not written', said };
}

/** An import of three people, sent again until nothing is left: each is made, and none of them twice. */
async function importThree({ explorer, connection, complain }: Administrator): Promise<Ended> {
  const unique = Math.random().toString(36).slice(2);
  const emails = ['a', 'b', 'c'].map((name) => `${name}${unique}@example.com`);
  const lines = emails.map((email) => JSON.stringify({ schema_id: 'person', traits: { email } }));
  const read = readImportFile(new TextEncoder().encode(lines.join('\n')), 'people.jsonl', undefined);
  if (read.kind === 'problem') throw new Error(read.what);
  const schemas = new Map<string, unknown>();
  const checker = new EntryChecker({ schemaId: 'person', schemas, version: 'v26.2.0' });
  const session = await ImportSession.open(
    {
      connection,
      file: { name: 'people.jsonl', uri: 'file:///people.jsonl', hash: unique },
      format: read.file.format,
      schemaId: 'person',
      schemas,
      entries: [...read.file.entries()].map((entry) => checker.check(entry)),
      notes: read.file.notes,
    },
    {
      writes: explorer.identityWrites,
      identities: explorer.adminIdentities,
      journal: memoryJournal(),
      told: () => undefined,
    },
  );
  session.withProblems = true;
  const said: Said[] = [];
  for (let presses = 0; session.counts.left > 0 && presses < 5; presses += 1) {
    await session.send();
    const { ended } = session;
    if (ended?.kind === 'trouble') said.push(ended);
    if (session.isRunning) complain('runs on');
  }
  const { made, left, refused, unknown, exists } = session.counts;
  const ids = await Promise.all(emails.map((email) => explorer.adminIdentities.read(connection, email)));
  said.push(...ids.flatMap((answer) => (answer.kind === 'problem' && answer.isThere !== false ? [answer] : [])));
  const there = new Set(ids.flatMap((answer) => (answer.kind === 'identity' ? [answer.identity.id] : [])));
  return { end: `${made} made, ${left + refused + unknown + exists} not, ${there.size} there`, said };
}

/** Everything that is asked of the admin side, in the order of a day. */
export function adminWays({ alice, email, many, spare }: Cast): readonly AdminWay[] {
  const counted = { size: Math.ceil(many / 2) };
  return [
    {
      name: 'list of identities',
      go: async ({ explorer: { adminIdentities }, connection }) => {
        const first = await adminIdentities.list(connection, counted);
        if (first.kind === 'problem') return answered(first);
        const next = await adminIdentities.list(connection, {
          ...counted,
          ...(first.next !== undefined && { token: first.next }),
        });
        return answered(next, `${first.identities.length} and more`);
      },
    },
    { name: 'page of an identity', go: (administrator) => openPage(administrator, alice) },
    ...[alice, email, 'nobody', email.slice(0, 5)].map((text): AdminWay => ({
      name: `search for ${text}`,
      go: async ({ explorer, connection, signal, complain }) => {
        const search = new IdentitySearch(connection, text);
        await search.ask(explorer, signal);
        const { problem, state } = search;
        if (state === 'running') complain('runs for ever');
        const isNobody = problem !== undefined && 'isThere' in problem;
        return { end: `${search.words} ${search.identities.length}`, said: problem && !isNobody ? [problem] : [] };
      },
    })),
    {
      name: 'look through all',
      go: async ({ explorer, connection, signal, complain }) => {
        const search = new IdentitySearch(connection, email);
        await search.lookThrough(explorer, signal, () => undefined);
        if (search.state === 'running') complain('runs for ever');
        if (search.problem && /\ball\b/.test(search.words)) complain(`says “${search.words}” although it failed`);
        return { end: search.words, said: search.problem ? [search.problem] : [] };
      },
    },
    {
      name: 'courier',
      go: async ({ explorer: { adminCourier }, connection }) => {
        const page = await adminCourier.list(connection, { size: 5 });
        if (page.kind === 'problem') return answered(page);
        const [first] = page.messages;
        return answered(await adminCourier.read(connection, first?.id ?? ''), `${page.messages.length} messages`);
      },
    },
    {
      name: 'sessions of everybody',
      go: async ({ explorer: { adminSessions }, connection }) => {
        const page = await adminSessions.list(connection, { size: 5 });
        if (page.kind === 'problem') return answered(page);
        const id = page.sessions[0]?.id ?? '';
        return answered(await adminSessions.extend(connection, id));
      },
    },
    {
      name: 'form of a new identity',
      go: async (administrator) => {
        const { explorer, connection } = administrator;
        const ids = await explorer.identityWrites.schemas(connection);
        const schema = ids.kind === 'schemas' ? await explorer.identityParts.schema(connection, ids.ids[0] ?? '') : ids;
        if (schema.kind === 'problem') return answered(schema);
        const email = `new${Math.random().toString(36).slice(2)}@example.com`;
        const subject = { schemaId: 'person', schema: schema.text, invites: true };
        return fillIn(administrator, subject, { 'traits.email': email, 'traits.name.first': 'New' });
      },
    },
    {
      name: 'form of an identity',
      go: async (administrator) => {
        const { explorer, connection } = administrator;
        const read = await explorer.identityParts.identity(connection, alice);
        const schema = await explorer.identityParts.schema(connection, 'person');
        if (read.kind === 'problem') return answered(read);
        if (schema.kind === 'problem') return answered(schema);
        const { identity } = read;
        const name = `Alice ${Math.random()}`;
        return fillIn(
          administrator,
          { schemaId: 'person', schema: schema.text, identity },
          { 'traits.name.first': name },
        );
      },
    },
    { name: 'import of a file', getsOver: true, go: importThree },
    {
      name: 'changes of an identity',
      go: async ({ explorer: { identityChanges, recoveries }, connection }) => {
        const id = await spare();
        const make = (kind: 'code' | 'link') => async () =>
          answered(await recoveries.make(connection, id, { kind, lifetime: '1h' }));
        return inTurn(
          async () => answered(await identityChanges.setState(connection, id, 'inactive')),
          async () => answered(await identityChanges.setState(connection, id, 'active')),
          async () => answered(await identityChanges.revokeSessions(connection, id)),
          async () => answered(await identityChanges.removeCredential(connection, id, { type: 'totp' })),
          make('code'),
          make('link'),
          async () => answered(await identityChanges.delete(connection, id)),
        );
      },
    },
  ];
}
