// node core.mjs <public URL> <e-mail> <rounds>: the same steps through the core and as bare requests, in turn, in one process.
import { createExplorer } from '../../../src/kratos/drive/explorer';
import type { FlowRecord } from '../../../src/kratos/store/types';
import { createTransport } from '../../../src/kratos/wire/transport';
import { memoryDocuments, memoryVault } from './memory';
import { sendRaw, type RawAnswer } from './rawClient';

const [publicUrl = '', email = '', rounds = '0'] = process.argv.slice(2);

/** What is measured of one kind of step: times in milliseconds, in the order in which they were taken. */
export interface StepTimes {
  readonly raw: number[];
  readonly core: number[];
}

export interface CoreTimes {
  readonly start: StepTimes;
  readonly fetch: StepTimes;
  readonly submit: StepTimes;
  /** Masking and writing what a round of three steps left to be kept; it happens behind the steps. */
  readonly keep: number[];
}

const steps = (): StepTimes => ({ raw: [], core: [] });
const times: CoreTimes = { start: steps(), fetch: steps(), submit: steps(), keep: [] };

const explorer = createExplorer({
  transport: createTransport(),
  vault: memoryVault(),
  documents: memoryDocuments(),
  connections: () => [{ id: 'practice', name: 'practice', publicUrl }],
  apiKey: () => Promise.resolve(undefined),
});
const persona = explorer.personas.add({ name: 'alice', client: 'browser', connectionId: 'practice' });

/** A browser by hand: the cookies of the last answer, the token and address of the flow. */
interface RawFlow {
  readonly id: string;
  readonly action: string;
  readonly token: string;
  readonly cookie: string;
}

const plain = { Accept: 'application/json', Connection: 'keep-alive' };

function readFlow({ body, headers }: RawAnswer): RawFlow {
  const flow = JSON.parse(body) as {
    id: string;
    ui: { action: string; nodes: { attributes: { name?: string; value?: string } }[] };
  };
  const token = flow.ui.nodes.find(({ attributes }) => attributes.name === 'csrf_token')?.attributes.value ?? '';
  const cookie = (headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '').join('; ');
  return { id: flow.id, action: flow.ui.action, token, cookie };
}

async function rawStart(): Promise<RawFlow> {
  const answer = await sendRaw('GET', `${publicUrl}/self-service/login/browser`, plain);
  times.start.raw.push(expectStatus(answer, 200).durationMs);
  return readFlow(answer);
}

async function rawFetch(flow: RawFlow): Promise<void> {
  const answer = await sendRaw('GET', `${publicUrl}/self-service/login/flows?id=${flow.id}`, {
    ...plain,
    Cookie: flow.cookie,
  });
  times.fetch.raw.push(expectStatus(answer, 200).durationMs);
}

async function rawSubmit(flow: RawFlow, password: string): Promise<void> {
  const body = JSON.stringify({ method: 'password', identifier: email, password, csrf_token: flow.token });
  const headers = { ...plain, Cookie: flow.cookie, 'Content-Type': 'application/json' };
  const answer = await sendRaw('POST', flow.action, headers, body);
  times.submit.raw.push(expectStatus(answer, 400).durationMs);
}

function expectStatus(answer: RawAnswer, status: number): RawAnswer {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.body.slice(0, 500)}`);
  return answer;
}

/** Runs a step of the core and checks that it was the one that was meant. */
async function core(kind: 'start' | 'fetch' | 'submit', step: () => Promise<FlowRecord>): Promise<FlowRecord> {
  const began = performance.now();
  const record = await step();
  times[kind].core.push(performance.now() - began);
  const status = record.exchanges.at(-1)?.response?.status;
  if (status !== (kind === 'submit' ? 400 : 200)) throw new Error(`The core's ${kind} was answered ${String(status)}.`);
  return record;
}

async function round(number: number): Promise<void> {
  const password = `wrong-${number}-${Math.random()}`;
  const coreFirst = number % 2 === 0;
  let record: FlowRecord | undefined;
  let flow: RawFlow | undefined;
  const inTurn = async (one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<void> => {
    for (const side of coreFirst ? [one, other] : [other, one]) {
      await side();
      await pause();
    }
  };
  await inTurn(
    async () => (record = await core('start', () => explorer.driver.start({ personaId: persona.id, type: 'login' }))),
    async () => (flow = await rawStart()),
  );
  const [id, own] = [record?.id ?? '', flow];
  if (!own) throw new Error('No flow came of the bare request.');
  await inTurn(
    () => core('fetch', () => explorer.driver.refetch(id)),
    () => rawFetch(own),
  );
  const entries = { identifier: email, password };
  await inTurn(
    () => core('submit', () => explorer.driver.submit(id, { submitter: 'method=password', entries, encoding: 'json' })),
    () => rawSubmit(own, password),
  );
  const began = performance.now();
  await explorer.flush();
  times.keep.push(performance.now() - began);
}

/** Lets what a side left behind (writes, collected connections) run in nobody's time. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

const warmUp = 15;
for (let number = 0; number < warmUp; number += 1) await round(number);
for (const { raw, core } of [times.start, times.fetch, times.submit]) for (const list of [raw, core]) list.splice(0);
times.keep.splice(0);
for (let number = 0; number < Number(rounds); number += 1) await round(number);
console.log(JSON.stringify(times));
process.exit(0);
