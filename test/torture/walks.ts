import type { ClientKind } from '../../src/kratos/flow/types';
import type { FlowRecord } from '../../src/kratos/record/types';
import type { Kratos } from '../kit';
import { memoryStorage } from '../kit/storage';
import { exploring, Person } from '../server/people';
import type { Fault } from './faults';
import { startFront } from './front';
import { nameOf } from './judge';
import { persistent } from './persistent';
import { Trial } from './trial';

/** How a walk ended. */
export interface Walked {
  /** How many exchanges met the fault. */
  readonly tried: number;
  readonly complaints: readonly string[];
  /** How the last flow of the journey came out, and the persona’s session. */
  readonly end: string;
}

let counter = 0;

/** Something that somebody does at a server, step by step; what comes of it is the last flow of it. */
export interface Way {
  readonly name: string;
  readonly client: ClientKind;
  readonly server: Pick<Kratos, 'publicUrl' | 'adminUrl'>;
  readonly go: (person: Person) => Promise<FlowRecord | undefined>;
}

/**
 * Goes a way through fronts before its server, on which every exchange meets the fault once; without a fault it is just
 * gone. What is stored of it is read back at the end.
 */
export async function walk({ name, client, server, go }: Way, fault?: Fault): Promise<Walked> {
  const tls = fault?.does === 'loses its certificate';
  const fronts = [await startFront(server.publicUrl, { tls }), await startFront(server.adminUrl, { tls })] as const;
  const [{ url: publicUrl }, { url: adminUrl }] = fronts;
  const trial = new Trial(`${name}, ${client}, ${fault?.name ?? 'no fault'}`, fault, fronts);
  const storage = memoryStorage();
  const errors: unknown[] = [];
  const more = { transport: trial.transport, onError: (error: unknown) => void errors.push(error) };
  const explorer = exploring({ publicUrl, adminUrl }, storage, more);
  const person = new Person(persistent(explorer, trial), `walker ${++counter}`, client);
  let last: FlowRecord | undefined;
  try {
    last = await go(person);
  } catch (error) {
    trial.complain(`throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  await explorer.flush();
  for (const error of errors) trial.complain(`cannot store: ${String(error)}`);
  const kept = exploring({ publicUrl, adminUrl }, storage);
  const { flows, skipped } = await kept.persistence.restore();
  if (flows !== explorer.flows.size || skipped > 0) trial.complain(`${flows} of ${explorer.flows.size} flows are kept`);
  for (const { id, exchanges } of explorer.flows.all())
    if (kept.flows.get(id)?.exchanges.length !== exchanges.length) trial.complain(`exchanges of ${id} are not kept`);
  explorer.dispose();
  kept.dispose();
  const { status, session } = person.session;
  const end = `${last?.outcome ? nameOf(last.outcome) : 'nothing'}, ${last?.status ?? ''}, ${status} ${session?.aal ?? ''}`;
  return { tried: trial.tried, complaints: trial.complaints, end };
}
