import type { ClientKind } from '../../src/kratos/flow/types';
import { readFlowUrl } from '../../src/kratos/flow/urls';
import type { FlowRecord } from '../../src/kratos/record/types';
import { replay } from '../kit/replay';
import { startFaultServer } from '../kit/fault-server';
import type { Person } from '../server/people';
import { flowSteps, type FlowStep, type Version } from '../unit/kratos/flow/replay/flowSteps';
import { rebuild } from '../unit/kratos/flow/replay/rebuild';
import type { Way } from './walks';

/**
 * What was recorded of a scenario by clients of a kind, done again at a server that answers as recorded; undefined
 * where no such client did anything. The server begins anew with each.
 */
export async function recordedWay(version: Version, scenario: string, client: ClientKind): Promise<Way | undefined> {
  const steps = flowSteps(version, scenario).filter(({ context }) => context.client === client);
  if (steps.length === 0) return undefined;
  const { url } = await startFaultServer(replay(version, scenario));
  return {
    name: `${scenario} of ${version}`,
    client,
    server: { publicUrl: url, adminUrl: url },
    go: async (person) => {
      let last: FlowRecord | undefined;
      for (const step of steps) last = (await take(person, step)) ?? last;
      return last;
    },
  };
}

/** Does a recorded step as the product would; nothing where the flow is not known, or has no such button. */
async function take(person: Person, { context, exchange, recorded }: FlowStep): Promise<FlowRecord | undefined> {
  const { driver, flows } = person.explorer;
  const { id, parameters = {} } = readFlowUrl(exchange.request.url) ?? {};
  switch (context.step) {
    case 'start':
      return person.start(context.flowType, parameters);
    case 'fetch':
      return id === undefined ? undefined : driver.open({ personaId: person.id, type: context.flowType, id });
    case 'submit': {
      const built = rebuild({ context, exchange, recorded, scenario: '', index: 0 });
      if (id === undefined || flows.get(id)?.flow === undefined || !('pressed' in built)) return undefined;
      const entries = Object.fromEntries(
        Object.entries(built.recorded).map(([name, values]) => [name, values.length > 1 ? values : (values[0] ?? '')]),
      );
      const isForm = recorded.request.headers['content-type']?.includes('urlencoded') === true;
      return driver.submit(id, { submitter: built.pressed, entries, encoding: isForm ? 'form' : 'json' });
    }
  }
}
