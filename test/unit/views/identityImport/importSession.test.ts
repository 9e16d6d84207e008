import { describe, expect, it } from 'vitest';
import { writeResults } from '../../../../src/views/identityImport/results';
import { buildImportState } from '../../../../src/views/identityImport/state/importState';
import { answering, fakeBatch, memoryJournal, openImport, people } from './exampleImport';

const lines = (count: number): string =>
  Array.from({ length: count }, (_, at) => `{"traits":{"email":"${String(at)}@x.org"}}`).join('\n');
const sizeOf = (body: string): number => (JSON.parse(body) as { identities: unknown[] }).identities.length;

describe('the import of a file', () => {
  it('sends nothing until it is pressed, and then what is right', async () => {
    const sent: string[] = [];
    const batch = (_: unknown, body: string) => {
      sent.push(body);
      return fakeBatch(body);
    };
    const { session, told } = await openImport(people, 'people.csv', { batch });
    expect(buildImportState(session).actions[0]).toMatchObject({ id: 'import', label: 'Import 5 Identities' });
    expect(sent).toEqual([]);
    // The second press comes while the first one is at work.
    await Promise.all([session.send(), session.send()]);
    expect(sent).toHaveLength(1);
    expect(session.counts).toEqual({ made: 3, madeEarlier: 0, exists: 1, refused: 1, unknown: 0, leftOut: 2, left: 0 });
    expect(told).toHaveLength(1);
    expect(
      buildImportState(session).results.rows.map(({ line, outcome, message }) => [line, outcome, message]),
    ).toEqual([
      [4, 'there already', 'Somebody has its identifier, its address or its external id.'],
      [5, 'refused', 'traits.email: "odd" is not valid "email"'],
    ]);
  });

  it('shows secrets nowhere, and keeps no value', async () => {
    const journal = memoryJournal();
    const { session } = await openImport('email,password\na@x.org,hunter22hunter\n', 'p.csv', { journal });
    await session.send();
    expect(JSON.stringify(buildImportState(session))).not.toContain('hunter22');
    expect(writeResults(session, 'csv') + writeResults(session, 'json') + journal.text).not.toMatch(
      /hunter22|a@x\.org/,
    );
  });

  it('goes on after the window was killed in the middle of a batch, and makes nobody twice', async () => {
    const journal = memoryJournal();
    let sent = 0;
    const text = `${lines(300)}\n{"traits":{"email":""}}`;
    const killed = await openImport(text, 'p.jsonl', {
      journal,
      batch: (_, body) => ((sent += sizeOf(body)) > 250 ? new Promise(() => undefined) : fakeBatch(body)),
    });
    void killed.session.send();
    await expect.poll(() => sent).toBeGreaterThan(250);
    journal.text += '\n{"answered":[251,25';
    const again: number[] = [];
    const { session } = await openImport(text, 'p.jsonl', {
      journal,
      batch: (_, body) => {
        again.push(sizeOf(body));
        return fakeBatch(body);
      },
    });
    expect(buildImportState(session).said?.what).toMatch(
      /^This file was imported here before: 250 lines are dealt with, .* never came/,
    );
    await session.send();
    // Of the line without anything that nobody else may have, it cannot be found out.
    expect(again.reduce((sum, one) => sum + one, 0)).toBe(50);
    expect(session.counts).toMatchObject({ made: 300, unknown: 1, left: 0 });
  });

  it('sends nothing that another window has sent since its preview was read', async () => {
    const journal = memoryJournal();
    let sent = 0;
    const batch = (_: unknown, body: string) => {
      sent += sizeOf(body);
      return fakeBatch(body);
    };
    // The last line has nothing that nobody else may have: the server would make it a second time.
    const text = `${lines(3)}\n{"traits":{"email":""}}`;
    const [one, other] = await Promise.all([
      openImport(text, 'p.jsonl', { journal, batch }),
      openImport(text, 'p.jsonl', { journal, batch }),
    ]);
    await one.session.send();
    await other.session.send();
    expect(sent).toBe(4);
    expect(other.session.counts).toMatchObject({ made: 4, left: 0 });
  });

  it.each([
    ['401', 401, 'not-taken'],
    ['a page of a front', 502, 'unanswered'],
  ])('is stopped by %s, and says how to go on', async (_what, status, kind) => {
    const { session } = await openImport(lines(3), 'p.jsonl', {
      batch: () => Promise.resolve(answering(status, { error: { code: status } })),
    });
    await session.send();
    expect(session.counts).toMatchObject({ made: 0, left: 3 });
    expect(session.open).toBe(kind === 'unanswered' ? 3 : 0);
    expect(buildImportState(session).said).toMatchObject({
      tone: 'bad',
      todo: expect.stringMatching(/Go On/) as unknown,
    });
    expect(buildImportState(session).actions[0]?.id).toBe('import');
  });

  it('does not ask a server for ever that answers 500 to everything', async () => {
    let asked = 0;
    const batch = () => {
      asked += 1;
      return Promise.resolve(answering(500, { error: { code: 500, message: 'disk full' } }));
    };
    const { session } = await openImport(lines(200), 'p.jsonl', { batch });
    await session.send();
    expect(asked).toBeLessThan(30);
    expect(session.ended?.kind).toBe('trouble');
  });

  it('finds the one line that a whole batch is refused for', async () => {
    let asked = 0;
    const batch = (_: unknown, body: string) => {
      asked += 1;
      return body.includes('"77@x.org"')
        ? Promise.resolve(answering(400, { error: { code: 400, reason: 'bad hash' } }))
        : fakeBatch(body);
    };
    const { session } = await openImport(lines(200), 'p.jsonl', { batch });
    await session.send();
    expect(session.counts).toMatchObject({ made: 199, refused: 1 });
    expect(session.outcomes.get(78)).toEqual({ kind: 'refused', what: 'bad hash' });
    expect(asked).toBeLessThan(20);
  });

  it('does not believe an answer that names people who are not there', async () => {
    const sizes: number[] = [];
    const { session } = await openImport(people, 'people.csv', {
      batch: (_, body) => {
        sizes.push(sizeOf(body));
        return fakeBatch(body);
      },
      isMade: () => false,
    });
    await session.send();
    expect(sizes).toEqual([5, 3]);
    expect(session.counts).toMatchObject({ made: 3, exists: 1, refused: 1, left: 0 });
  });

  it('is not begun while another window is at it, and forgets when it is told to', async () => {
    const journal = memoryJournal();
    const { session } = await openImport(lines(2), 'p.jsonl', { journal });
    journal.isTaken = true;
    await session.send();
    expect(session.counts).toMatchObject({ made: 0, left: 2 });
    expect(buildImportState(session).said?.what).toMatch(/Another window/);
    journal.isTaken = false;
    await session.send();
    expect(session.counts).toMatchObject({ made: 2, left: 0 });
    await session.forget();
    expect(journal.text).toBe('');
    expect(session.counts).toMatchObject({ made: 0, left: 2 });
  });

  it('does not say that everybody is made when the answer is silent about some', async () => {
    const { session } = await openImport(lines(3), 'p.jsonl', {
      batch: (_, body) => {
        const last = (JSON.parse(body) as { identities: { patch_id: string }[] }).identities.at(-1);
        const strange = { action: 'create', patch_id: 'of-nobody', identity: 'b' };
        return Promise.resolve(
          answering(200, {
            identities: [null, strange, { action: 'create', patch_id: last?.patch_id, identity: 'a' }],
          }),
        );
      },
    });
    await session.send();
    expect(session.counts).toMatchObject({ made: 1, left: 2 });
    expect(session.open).toBe(2);
    expect(buildImportState(session).said).toMatchObject({
      tone: 'bad',
      what: expect.stringMatching(/does not say for certain.*1 are made, 2 are left.*never came/) as unknown,
    });
  });

  it.each(['take', 'note'] as const)('can be gone on with after its journal fails to %s', async (part) => {
    const journal = memoryJournal();
    let isFull = true;
    const failing = {
      ...journal,
      take: () => (isFull && part === 'take' ? Promise.reject(new Error('no space left')) : journal.take()),
      note: (line: string) =>
        isFull && part === 'note' ? Promise.reject(new Error('no space left')) : journal.note(line),
    };
    const { session } = await openImport(lines(2), 'p.jsonl', { journal: failing });
    await expect(session.send()).rejects.toThrow('no space left');
    expect(session.isRunning).toBe(false);
    expect(buildImportState(session).said).toMatchObject({
      tone: 'bad',
      what: expect.stringContaining('no space left') as unknown,
    });
    isFull = false;
    await session.send();
    expect(session.counts).toMatchObject({ made: 2, left: 0 });
  });

  it('sends many lines together although one alone is too large for what stands before the server', async () => {
    const large = `{"traits":{"email":"large@x.org"},"metadata_admin":"${'x'.repeat(1_500_000)}"}`;
    const others = lines(1200).split('\n');
    const sizes: number[] = [];
    const { session } = await openImport([...others.slice(0, 100), large, ...others.slice(100)].join('\n'), 'p.jsonl', {
      batch: (_, body) => {
        sizes.push(sizeOf(body));
        return body.length > 1_000_000 ? Promise.resolve(answering(413, {})) : fakeBatch(body);
      },
    });
    await session.send();
    expect(session.counts).toMatchObject({ made: 1200, refused: 1, left: 0 });
    expect(sizes.length).toBeLessThan(30);
  });

  it('does not count as open what another window has found out', async () => {
    const journal = memoryJournal();
    let isBroken = true;
    const batch = (_: unknown, body: string) => (isBroken ? Promise.resolve(answering(502, {})) : fakeBatch(body));
    const one = await openImport(lines(2), 'p.jsonl', { journal, batch });
    const other = await openImport(lines(2), 'p.jsonl', { journal, batch });
    await one.session.send();
    expect(one.session.open).toBe(2);
    isBroken = false;
    await other.session.send();
    await one.session.send();
    expect(one.session.counts).toMatchObject({ made: 2, left: 0 });
    expect(one.session.open).toBe(0);
  });

  it('saves what became of each line', async () => {
    const { session } = await openImport(people, 'people.csv');
    await session.send();
    const rows = writeResults(session, 'csv').split('\r\n');
    expect(rows.slice(0, 5)).toEqual([
      'line,outcome,id,message',
      '2,"made","00000000-0000-4000-8000-000000000000",""',
      '3,"made","00000000-0000-4000-8000-000000000001",""',
      '4,"there already","","Somebody has its identifier, its address or its external id."',
      '5,"refused","","traits.email: ""odd"" is not valid ""email"""',
    ]);
    expect(rows[5]).toMatch(/^6,"left out","","traits\.age: /);
    expect(JSON.parse(writeResults(session, 'json'))).toHaveLength(7);
  });

  it('of 100,000 lines draws the first ones', async () => {
    const { session } = await openImport(lines(100_000), 'p.jsonl');
    const state = buildImportState(session);
    expect([state.lines.rows.length, state.lines.more]).toEqual([50, 'These are the first 50 of 100,000 lines.']);
    expect(JSON.stringify(state).length).toBeLessThan(50_000);
  });
});
