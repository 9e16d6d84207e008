import { it } from 'vitest';
import { openWorkbench, startKratos } from '../kit';
import { report } from './figures';
import { timeEchoes, timePress } from './paint';
import { median, quantile } from './statistics';

const steps = 30;
const budgetMs = 50;

it('paints the next form after a press', async () => {
  const kratos = await startKratos();
  const { email } = await kratos.createIdentity({ email: 'bench@example.com' });
  const workbench = await openWorkbench({ connection: kratos });
  const echoes = await timeEchoes(workbench, steps);
  await workbench.executeCommand('kratosFlows.startFlow', { type: 'login', client: 'browser', persona: 'alice' });
  const panel = await workbench.panel('flow');
  const password = panel.getByLabel('Password', { exact: true });
  const press = panel.getByRole('button', { name: 'Sign in with password' });
  await panel.getByLabel(/^(ID|E-Mail|Email)/i).fill(email);

  const overheads: number[] = [];
  const totals: number[] = [];
  // The first presses load what is loaded once.
  for (let step = -3; step < steps; step += 1) {
    await password.fill(`wrong-${step}`);
    const { pressToPaintMs, serverMs } = await timePress(panel, () => press.click());
    if (step < 0) continue;
    totals.push(pressToPaintMs);
    overheads.push(pressToPaintMs - serverMs);
  }
  const bench = 'panel';
  report(
    {
      bench,
      name: `press → new form painted, beyond server time, median of ${steps}`,
      value: median(overheads),
      unit: 'ms',
      target: budgetMs,
    },
    { bench, name: '… 95th percentile', value: quantile(overheads, 0.95), unit: 'ms', target: budgetMs },
    { bench, name: 'press → new form painted, median', value: median(totals), unit: 'ms' },
    { bench, name: 'a bare webview, its host and back, painted, median', value: median(echoes), unit: 'ms' },
  );
});
