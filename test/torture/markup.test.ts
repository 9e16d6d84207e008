import { expect, it } from 'vitest';
import { parseFlow } from '../../src/kratos/flow/parse';
import { readToPanel } from '../../src/protocol/validate';
import { buildPages, launchBrowser, show } from '../e2e/panel-gallery/gallery';
import { allFlowSteps, versions } from '../unit/kratos/flow/replay/flowSteps';
import { count } from './counts';
import { findAlive, hostileState } from './hostile';
import { runsOf, seed } from './seed';

/** One of each form that a flow had: those of the same nodes look alike. */
const steps = [
  ...new Map(
    versions.flatMap(allFlowSteps).flatMap((step) => {
      const flow = parseFlow(step.context.flowType, step.recorded.response?.body);
      const shape = flow.ok ? JSON.stringify(flow.value.nodes.map(({ type, group }) => [type, group])) : '';
      return flow.ok ? [[`${step.context.flowType} ${shape}`, step] as const] : [];
    }),
  ).values(),
];

it(`shows hostile texts as texts, seed ${seed}`, async () => {
  await buildPages();
  const browser = await launchBrowser();
  try {
    const states = steps
      .flatMap((step) => [0, 5, 11].map((turn) => hostileState(step, (seed + turn) % 1000)))
      .map((state, at) => ({ ...state, name: `hostile${at}` }))
      .slice(0, runsOf(1_000));
    const [first, ...others] = states;
    if (!first) throw new Error('There are no flows.');
    const shown = await show(browser, first, 'dark', 1280);
    const elsewhere: string[] = [];
    shown.page.on('request', (request) => {
      if (!/^(?:http:\/\/panel\.test\/|data:|blob:)/.test(request.url())) elsewhere.push(request.url());
    });
    for (const state of [first, ...others]) {
      const [message] = state.messages;
      expect(message && readToPanel(message), state.name).toBeDefined();
      if (state !== first) await shown.turnTo(state);
      expect(await shown.page.evaluate(findAlive), JSON.stringify(message)).toEqual([]);
      const links =
        message?.type === 'state' ? JSON.stringify(message.state).match(/"href":"[^"]*"[^}]*"safe":true/g) : [];
      expect(links?.filter((link) => !/^"href":"https?:/.test(link)) ?? []).toEqual([]);
      count('pages full of hostile texts', 1);
    }
    expect([...shown.faults, ...elsewhere]).toEqual([]);
  } finally {
    await browser.close();
  }
});
