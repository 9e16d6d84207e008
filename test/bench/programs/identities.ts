// node identities.mjs <admin URL>: a first page, and a look through all identities beside a bare loop over them.
import { createAdminIdentities } from '../../../src/kratos/admin/identities/identities';
import type { Explorer } from '../../../src/kratos/drive/explorer';
import { createTransport } from '../../../src/kratos/wire/transport';
import { drawIdentity } from '../../../src/views/trees/identities/identityRow';
import { IdentitySearch } from '../../../src/views/trees/identities/identitySearch';

/** What was measured: milliseconds, and megabytes that the heap grew while all were looked through. */
export interface IdentityTimes {
  readonly firstPage: number;
  readonly bare: number;
  readonly lookThrough: number;
  readonly heap: number;
  readonly read: number;
  readonly found: number;
}

const tries = 3;
const [adminUrl = ''] = process.argv.slice(2);
const connection = { id: 'bench', name: 'bench', publicUrl: adminUrl, adminUrl };
const adminIdentities = createAdminIdentities({
  transport: createTransport(),
  apiKey: () => Promise.resolve(undefined),
});

async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function firstPage(): Promise<void> {
  const page = await adminIdentities.list(connection, { size: 50 });
  if (page.kind === 'problem') throw new Error(page.what);
  page.identities.map((identity) => drawIdentity(identity, connection.id, Date.now()));
}

/** What anybody would write: one page after the other, each read as JSON. */
async function bare(): Promise<void> {
  let next: string | undefined = '/admin/identities?page_size=500';
  while (next !== undefined) {
    const answer: Response = await fetch(adminUrl + next);
    await answer.json();
    next = /<([^<>]*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
  }
}

const heapNow = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};

async function lookThrough(onPage: (search: IdentitySearch) => void): Promise<IdentitySearch> {
  const search = new IdentitySearch(connection, 'number 4242');
  await search.lookThrough({ adminIdentities } as Explorer, new AbortController().signal, () => {
    onPage(search);
  });
  if (search.problem) throw new Error(search.problem.what);
  return search;
}

const times = { firstPage: Infinity, bare: Infinity, lookThrough: Infinity };
for (let count = 0; count < tries; count += 1) {
  times.firstPage = Math.min(times.firstPage, await timed(firstPage));
  times.bare = Math.min(times.bare, await timed(bare));
  times.lookThrough = Math.min(
    times.lookThrough,
    await timed(async () => {
      await lookThrough(() => undefined);
    }),
  );
}
const before = heapNow();
let [pages, highest] = [0, before];
const { read = 0, identities } = await lookThrough(() => {
  if ((pages += 1) % 20 === 0) highest = Math.max(highest, heapNow());
});
console.log(
  JSON.stringify({ ...times, heap: highest - before, read, found: identities.length } satisfies IdentityTimes),
);
