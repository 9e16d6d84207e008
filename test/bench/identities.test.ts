import { expect, it } from 'vitest';
import { openWorkbench, pagedIdentities, startFaultServer } from '../kit';
import { tellingWhen } from './answered';
import { report } from './figures';
import { marked, measureFirstPage } from './identityList';
import { identityRoutes, measureIdentityPage } from './identityPage';
import { runProgram } from './program';
import type { IdentityTimes, Spent } from './programs/identities';
import { median } from './statistics';

const bench = 'identities';
const count = 100_000;
/** How much the heap may grow while all identities are read, in megabytes. */
const heapMb = 10;

it('looks at 100,000 identities', async () => {
  const server = await startFaultServer(pagedIdentities(count));
  const times = (await runProgram('identities', [server.url])) as IdentityTimes;
  expect(times).toMatchObject({ read: count, found: 11, counted: count });
  expect(times.askedThen).toMatch(/ of 90,000 would be asked at the next login/);
  const { bare, lookThrough, firstPage, stop, suppose, count: counting } = times.spent;
  const typical = (list: readonly Spent[]): number => median(list.map(({ ms }) => ms));
  report(
    { bench, name: 'first page of 100,000 identities, asked for and drawn', value: typical(firstPage), unit: 'ms' },
    {
      bench,
      name: 'looking through all, beside a bare loop over the same pages',
      value: beside(lookThrough, bare),
      unit: '×',
      target: 1.25,
      note: besideWords(lookThrough, bare),
    },
    { bench, name: 'heap while looking through all', value: times.lookHeap, unit: 'MB', target: heapMb },
    {
      bench,
      name: 'counting who has what, beside that loop',
      value: beside(counting, bare),
      unit: '×',
      note: besideWords(counting, bare),
    },
    { bench, name: 'heap while counting', value: times.countHeap, unit: 'MB', target: heapMb },
    { bench, name: 'a count, from the press that stops it to its end', value: typical(stop), unit: 'ms', target: 50 },
    { bench, name: 'a change that is typed in, counted and drawn', value: typical(suppose), unit: 'ms', target: 50 },
  );
});

/** How much longer ours takes than what runs in turn with it, so that whatever else runs meanwhile slows both down. */
function beside(ours: readonly Spent[], bare: readonly Spent[], part: keyof Spent = 'ms'): number {
  return median(ours.map((spent, at) => spent[part] / (bare[at]?.[part] ?? NaN)));
}

function besideWords(ours: readonly Spent[], bare: readonly Spent[]): string {
  const seconds = (list: readonly Spent[]): string => `${(median(list.map(({ ms }) => ms)) / 1000).toFixed(2)} s`;
  const speed = (1 / beside(ours, bare)).toFixed(2);
  const work = beside(ours, bare, 'cpu').toFixed(2);
  return `${seconds(ours)} beside ${seconds(bare)}, ${speed} × its speed, ${work} × its processor time`;
}

it('paints the list and the page of an identity', async () => {
  const now = { attempt: 0 };
  const answered = { at: 0 };
  const routes = { ...marked(pagedIdentities(count), now), ...identityRoutes(now) };
  const faults = await startFaultServer(tellingWhen(routes, answered));
  const workbench = await openWorkbench({
    connection: { publicUrl: faults.url, adminUrl: faults.url },
    workspace: { 'kratos.yml': configuration(faults.url) },
  });
  await measureFirstPage(workbench, now, answered);
  await measureIdentityPage(workbench, now, answered);
});

/** A configuration that says of itself that it is that server's. */
function configuration(url: string): string {
  return `version: v26.2.0
dsn: memory
serve:
  public:
    base_url: ${url}
  admin:
    base_url: ${url}
identity:
  schemas:
    - id: person
      url: base64://e30=
selfservice:
  default_browser_return_url: ${url}
  methods:
    totp:
      enabled: true
session:
  whoami:
    required_aal: highest_available
`;
}
