// node identities.mjs <admin URL>: a first page, and looks through all identities beside a bare loop over them.
import { readConfig } from '../../../src/config/document/readConfig';
import { createAdminIdentities } from '../../../src/kratos/admin/identities/identities';
import type { Explorer } from '../../../src/kratos/drive/explorer';
import { createTransport } from '../../../src/kratos/wire/transport';
import { takeCensus, type TakenCensus } from '../../../src/language/whoIsAsked/takeCensus';
import { buildCensus } from '../../../src/views/census/state/censusState';
import { drawIdentity } from '../../../src/views/trees/identities/identityRow';
import { IdentitySearch } from '../../../src/views/trees/identities/identitySearch';

/** Milliseconds that something took, and how many of them the processor worked for it. */
export interface Spent {
  readonly ms: number;
  readonly cpu: number;
}

type Measured = 'firstPage' | 'bare' | 'lookThrough' | 'count' | 'stop' | 'suppose';

/**
 * What was measured, each try by itself: `stop` is from the press that stops a count to its end, `suppose` from a
 * change that is typed in to its picture. Heaps are megabytes that it grew meanwhile.
 */
export interface IdentityTimes {
  readonly spent: Readonly<Record<Measured, readonly Spent[]>>;
  readonly lookHeap: number;
  readonly countHeap: number;
  readonly read: number;
  readonly found: number;
  readonly counted: number;
  readonly askedThen: string | undefined;
}

const tries = 5;
/** The heap is looked at after so many pages. */
const pagesBetween = 20;
const [adminUrl = ''] = process.argv.slice(2);
const connection = { id: 'bench', name: 'bench', publicUrl: adminUrl, adminUrl };
const adminIdentities = createAdminIdentities({
  transport: createTransport(),
  apiKey: () => Promise.resolve(undefined),
});

const spent: Record<Measured, Spent[]> = {
  firstPage: [],
  bare: [],
  lookThrough: [],
  count: [],
  stop: [],
  suppose: [],
};

async function timed<Made>(name: Measured, work: () => Made | Promise<Made>): Promise<Made> {
  const [begin, before] = [performance.now(), process.cpuUsage()];
  const made = await work();
  const { user, system } = process.cpuUsage(before);
  spent[name].push({ ms: performance.now() - begin, cpu: (user + system) / 1000 });
  return made;
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

async function lookThrough(onPage: () => void = () => undefined): Promise<IdentitySearch> {
  const search = new IdentitySearch(connection, 'number 4242');
  await search.lookThrough({ adminIdentities } as Explorer, new AbortController().signal, onPage);
  if (search.problem) throw new Error(search.problem.what);
  return search;
}

async function count(onPage: () => void = () => undefined): Promise<TakenCensus> {
  const taken = await takeCensus(adminIdentities, connection, new AbortController().signal, onPage);
  if (taken.problem) throw new Error(taken.problem.what);
  return taken;
}

/** Stops a count that is under way. */
async function stop(): Promise<void> {
  const stopping = new AbortController();
  let ended: Promise<void> | undefined;
  let pages = 0;
  const taking = takeCensus(adminIdentities, connection, stopping.signal, () => {
    pages += 1;
    if (pages !== pagesBetween) return;
    ended = timed('stop', async () => {
      stopping.abort();
      await taking;
    });
  });
  await taking;
  await ended;
}

const config = readConfig('selfservice:\n  methods:\n    totp:\n      enabled: true\n');

function suppose(taken: TakenCensus): string | undefined {
  const { asked } = buildCensus({
    connection: connection.name,
    taken,
    configuration: { file: 'kratos.yml', setup: { config, version: 'v26.2.0', schemas: [] } },
    supposed: 'selfservice.methods.code.mfa_enabled: true',
    isStale: false,
  });
  return asked?.supposed.says;
}

/** How much the heap grows while something goes on, in megabytes. */
async function heapWhile(work: (onPage: () => void) => Promise<unknown>): Promise<number> {
  const heapNow = (): number => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const before = heapNow();
  let [pages, highest] = [0, before];
  await work(() => {
    pages += 1;
    if (pages % pagesBetween === 0) highest = Math.max(highest, heapNow());
  });
  return highest - before;
}

for (let attempt = 0; attempt < tries; attempt += 1) {
  await timed('firstPage', firstPage);
  await timed('bare', bare);
  await timed('lookThrough', lookThrough);
  await timed('count', count);
  await stop();
}
const { read = 0, identities } = await lookThrough();
const taken = await count();
for (let attempt = 0; attempt < tries; attempt += 1) await timed('suppose', () => suppose(taken));
const times: IdentityTimes = {
  spent,
  lookHeap: await heapWhile(lookThrough),
  countHeap: await heapWhile(count),
  read,
  found: identities.length,
  counted: taken.census.total,
  askedThen: suppose(taken),
};
console.log(JSON.stringify(times));
