/**
 * What a window does to the storage of a workspace, until it is killed: adds flows and personas, sends more for a flow,
 * types, renames, removes. Each line that it prints says what is stored by then, which nobody may lose any more.
 */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../../../src/kratos/exchange/types';
import { restoreRecord } from '../../../src/kratos/record/fold';
import type { FlowRecord } from '../../../src/kratos/record/types';
import { FlowStore } from '../../../src/kratos/store/flowStore';
import { createPersistence } from '../../../src/kratos/store/persistence';
import { PersonaStore } from '../../../src/kratos/store/personaStore';
import { createCookieJar } from '../../../src/kratos/wire/cookies';
import { documentsIn } from '../../../src/platform/documents';
import { memoryStorage } from '../../kit/storage';
import type { Told } from '../stored';

const [folder = '', name = '', seed = '', shared = ''] = process.argv.slice(2);

/** Between 0 and 1, the same row of numbers for each seed (mulberry32). */
let state = Number(seed);
function chance(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];

const flows = new FlowStore();
const personas = new PersonaStore(memoryStorage().vault, (stored) => createCookieJar(stored));
const fail = (error: unknown): void => {
  writeSync(2, `${String(error)}\n`);
};
const persistence = createPersistence(flows, personas, documentsIn(folder), () => [], { delayMs: 2, onError: fail });
await persistence.restore();

let made = 0;
const fresh = (kind: string): string => `${kind}-${name}-${seed}-${++made}`;

/** An answer with a form that has one field to type in. */
function exchangeOf(flowId: string): Exchange {
  const node = (attributes: object): object => ({
    type: 'input',
    group: 'default',
    attributes,
    messages: [],
    meta: {},
  });
  const nodes = [
    node({ name: 'identifier', type: 'text', node_type: 'input' }),
    node({ name: 'traits.note', type: 'text', value: 'x'.repeat(Math.floor(chance() * 20_000)), node_type: 'input' }),
  ];
  const action = `http://127.0.0.1:4433/self-service/login?flow=${flowId}`;
  const body = JSON.stringify({ id: flowId, type: 'browser', ui: { action, method: 'POST', nodes } });
  return {
    id: fresh('exchange'),
    source: 'sent',
    startedAt: Date.now(),
    durationMs: 1,
    request: { method: 'GET', url: `http://127.0.0.1:4433/self-service/login/flows?id=${flowId}`, headers: [] },
    response: { status: 200, statusText: 'OK', httpVersion: '1.1', headers: [], body, size: body.length },
    redacted: true,
  };
}

function begin(id: string): FlowRecord {
  const personaId = oneOf(personas.all())?.id;
  const blank = { id, connectionId: 'practice', type: 'login', client: 'browser', startedAt: Date.now() } as const;
  const rest = { parameters: {}, status: 'open', draft: {}, encoding: 'json' } as const;
  return restoreRecord({ ...blank, ...rest, exchanges: [], ...(personaId !== undefined && { personaId }) }, [
    exchangeOf(id),
  ]);
}

/** Does one thing; yields the ids of the flows and personas that it touched. */
function act(): Partial<Record<'flow' | 'persona', string>> {
  const own = [...flows.all()].filter(({ id }) => id.startsWith(`flow-${name}-`));
  const flow = shared !== '' && chance() < 0.5 ? flows.get('flow-shared') : oneOf(own);
  const people = personas.all().filter((persona) => persona.name.startsWith(name));
  const persona = oneOf(people);
  const dice = chance();
  if (flow && dice < 0.35) return { flow: flows.append(flow.id, exchangeOf(flow.id))?.id ?? flow.id };
  if (flow && dice < 0.55) {
    flows.update(flow.id, { draft: { identifier: String(Number(flow.draft.identifier ?? 0) + 1) } });
    return { flow: flow.id };
  }
  if (flow && flow.id !== 'flow-shared' && (dice < 0.65 || own.length > 20)) {
    flows.remove(flow.id);
    return { flow: flow.id };
  }
  if (persona && dice < 0.75) {
    personas.rename(persona.id, `${name} ${++made}`);
    return { persona: persona.id };
  }
  if (persona && people.length > 5) {
    personas.remove(persona.id);
    return { persona: persona.id };
  }
  if (dice < 0.82)
    return { persona: personas.add({ name, client: 'browser', connectionId: 'practice', id: fresh('persona') }).id };
  return { flow: flows.put(begin(fresh('flow'))).id };
}

if (shared !== '' && !flows.get('flow-shared')) flows.put(begin('flow-shared'));
for (;;) {
  const touched = Array.from({ length: 1 + Math.floor(chance() * 4) }, act);
  // What is on its way out may be there or not, until it is said to be gone.
  const going = touched.flatMap(({ flow, persona }) => [
    ...(flow !== undefined && !flows.get(flow) ? [flow] : []),
    ...(persona !== undefined && !personas.get(persona) ? [persona] : []),
  ]);
  writeSync(1, `${JSON.stringify({ going })}\n`);
  await persistence.flush();
  const told: Told = {
    flows: Object.fromEntries(
      touched.flatMap(({ flow }) => {
        if (flow === undefined) return [];
        const record = flows.get(flow);
        return [
          [
            flow,
            record
              ? { exchanges: record.exchanges.map(({ id }) => id), typed: String(record.draft.identifier ?? '') }
              : null,
          ],
        ];
      }),
    ),
    personas: Object.fromEntries(
      touched.flatMap(({ persona }) => (persona === undefined ? [] : [[persona, personas.get(persona)?.name ?? null]])),
    ),
  };
  writeSync(1, `${JSON.stringify(told)}\n`);
  if (chance() < 0.3) await sleep(chance() * 5);
}
