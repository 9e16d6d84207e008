import { expect, it } from 'vitest';
import { openWorkbench, pagedIdentities, startFaultServer } from '../kit';
import { report } from './figures';
import { identityRoutes, measureIdentityPage } from './identityPage';
import { runProgram } from './program';
import type { IdentityTimes } from './programs/identities';

const bench = 'identities';
const count = 100_000;

it('looks at 100,000 identities', async () => {
  const server = await startFaultServer(pagedIdentities(count));
  const times = (await runProgram('identities', [server.url])) as IdentityTimes;
  expect(times).toMatchObject({ read: count, found: 11 });
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
  report(
    {
      bench,
      name: 'first page of 100,000 identities, asked for and drawn',
      value: times.firstPage,
      unit: 'ms',
      target: 150,
    },
    {
      bench,
      name: 'looking through all, beside a bare loop over the same pages',
      value: times.lookThrough / times.bare,
      unit: '×',
      target: 1.25,
      note: `${seconds(times.lookThrough)} beside ${seconds(times.bare)}, ${(times.bare / times.lookThrough).toFixed(2)} × its speed`,
    },
    { bench, name: 'heap while looking through all', value: times.heap, unit: 'MB', target: 10 },
  );
});

it('paints the page of an identity', async () => {
  const answered = { at: 0 };
  const faults = await startFaultServer(identityRoutes(answered));
  const workbench = await openWorkbench({ connection: { publicUrl: faults.url, adminUrl: faults.url } });
  await measureIdentityPage(workbench, answered);
});
