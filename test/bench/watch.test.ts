import { it } from 'vitest';
import { findBrowser } from '../../scripts/vscode-host.mjs';
import { openWorkbench, startKratos } from '../kit';
import { startApps } from '../kit/apps';
import { useBrowser } from '../kit/persona-browser';
import { report } from './figures';
import { timeEchoes } from './paint';
import { runProgram } from './program';
import type { CapturedHeap } from './programs/captured';
import { median, quantile } from './statistics';
import { loadBeside, timeShown } from './watched';

const bench = 'watch';
const budgetMs = 50;

it('loads a page that is watched beside the same page that is not', async () => {
  const times = 50;
  const { watched, unwatched } = await loadBeside(times);
  report({
    bench,
    name: `page with a login, watched : unwatched, medians of ${times} loads each`,
    value: median(watched) / median(unwatched),
    unit: '×',
    target: 1.1,
    note: `${median(watched).toFixed(0)} : ${median(unwatched).toFixed(0)} ms, p95 ${quantile(watched, 0.95).toFixed(0)} : ${quantile(unwatched, 0.95).toFixed(0)}`,
  });
});

it('shows what a page exchanged', async () => {
  const apps = await startApps();
  const kratos = await startKratos({ config: apps.config });
  await apps.use(kratos.publicUrl);
  const workbench = await openWorkbench({ connection: kratos });
  await useBrowser(workbench, findBrowser());
  const echoes = await timeEchoes(workbench, 30);
  const seen = await timeShown(workbench, apps, kratos.publicUrl, 30);
  report(
    {
      bench,
      name: 'last byte in the page → shown in the panel, median of 30',
      value: median(seen),
      unit: 'ms',
      target: budgetMs,
    },
    { bench, name: '… 95th percentile', value: quantile(seen, 0.95), unit: 'ms', target: budgetMs },
    { bench, name: 'a bare webview, its host and back, painted, median', value: median(echoes), unit: 'ms' },
  );
});

it('keeps no more memory than it may', async () => {
  const exchanges = 10_000;
  const { heap, kept } = (await runProgram('captured', [String(exchanges)])) as CapturedHeap;
  const [first, , last] = heap;
  if (!first || !last) throw new Error('Nothing was measured.');
  const all = exchanges.toLocaleString('en');
  report({
    bench,
    name: `heap after ${all} captured exchanges : after ${first.exchanges}`,
    value: last.bytes / first.bytes,
    unit: '×',
    target: 1.1,
    note: `${heap.map(({ bytes }) => (bytes / 1e6).toFixed(1)).join(', ')} MB; ${kept} exchanges are kept`,
  });
});
