import type { Explorer } from '../kratos/drive/explorer';
import type { StoreChange } from '../kratos/store/types';
import type { FlowRecord } from '../kratos/record/types';
import { reach, setContext } from '../platform/contextKeys';
import { Disposables } from '../platform/disposables';

/** How long changes are gathered: counting thousands of flows for every one of them would be waste. */
const gatherMs = 250;

const secondFactors = ['totp', 'lookup_secret', 'webauthn'];

/** Keeps the context keys of menus, palette and walkthrough true to the stores. */
export function keepContext(explorer: Explorer): Disposables {
  const owned = new Disposables();
  let timer: NodeJS.Timeout | undefined;
  const count = (): void => {
    timer = undefined;
    const { flows, personas } = explorer;
    setContext('kratosFlows.noFlow', flows.size === 0);
    setContext('kratosFlows.noFinishedFlow', !hasFinished(flows.all()));
    setContext('kratosFlows.noPersona', personas.all().length === 0);
  };
  const hear = (change: StoreChange): void => {
    timer ??= setTimeout(count, gatherMs);
    if (change.kind === 'flow') reachFlow(explorer.flows.get(change.id));
    if (change.kind === 'session') reachSession(explorer, change.personaId);
  };
  owned.register({ dispose: explorer.flows.onDidChange(hear) });
  owned.register({ dispose: explorer.personas.onDidChange(hear) });
  owned.register({
    dispose: explorer.health.onDidChange((change) => {
      const healthy = change.kind === 'connection' && explorer.health.get(change.id)?.kind === 'healthy';
      if (healthy) reach('kratosFlows.did.connect');
    }),
  });
  owned.register({
    dispose: () => {
      clearTimeout(timer);
    },
  });
  count();
  return owned;
}

function hasFinished(records: Iterable<FlowRecord>): boolean {
  for (const { status } of records) if (status !== 'open') return true;
  return false;
}

function reachFlow(record: FlowRecord | undefined): void {
  if (record?.status !== 'done') return;
  if (record.type === 'registration') reach('kratosFlows.did.registered');
  if (record.type === 'recovery') reach('kratosFlows.did.recovered');
  if (record.type === 'login') {
    reach('kratosFlows.did.signedIn');
    if (record.parameters.aal === 'aal2') reach('kratosFlows.did.steppedUp');
  }
}

function reachSession(explorer: Explorer, personaId: string): void {
  const methods = explorer.personas.session(personaId).session?.methods ?? [];
  if (methods.some(({ method }) => secondFactors.includes(method))) reach('kratosFlows.did.enrolled');
}
