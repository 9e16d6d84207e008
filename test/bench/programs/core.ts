// node core.mjs <public URL> <e-mail> <rounds>: the same steps through the core and as bare requests, in turn, in one
// process.
import { randomUUID } from 'node:crypto';
import { createExplorer } from '../../../src/kratos/drive/explorer';
import type { FlowRecord } from '../../../src/kratos/record/types';
import type { WireRequest } from '../../../src/kratos/exchange/types';
import { createTransport } from '../../../src/kratos/wire/transport';
import { memoryDocuments, memoryVault } from './memory';
import { RawBrowser } from './rawBrowser';
import type { RawAnswer } from './rawClient';

/*
 * What is compared, and why it is fair:
 *
 * - raw: node:http, the body read to its last byte and decoded. No cookie jar, no JSON read, no record: what every
 *   client has to spend.
 * - core: `Driver.start`, `refetch` and `submit`: the request made from the flow's nodes, the answer judged, the record
 *   with it in the store.
 *
 * Both ask the same server over connections that the same agent keeps, each with a flow and cookies of its own. Their
 * requests are alike but for the values in them: `expectAlike` holds that. They take turns within a round and change
 * places with each round, so that a busy machine is busy for both; the first rounds are not counted. Both are timed by
 * the same clock in the same place, from the call to the promise. Masking and writing happen behind the steps, as they
 * do in the editor, and have a figure of their own.
 */

const [publicUrl = '', email = '', rounds = '0'] = process.argv.slice(2);

/** What is measured of one kind of step: times in milliseconds, in the order in which they were taken. */
export interface StepTimes {
  readonly raw: number[];
  readonly core: number[];
}

type Kind = 'start' | 'fetch' | 'submit';

export interface CoreTimes extends Readonly<Record<Kind, StepTimes>> {
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
const browser = new RawBrowser(publicUrl);

async function timed<T>(list: number[], step: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await step();
  list.push(performance.now() - began);
  await pause();
  return result;
}

/** Lets what a side left behind (writes, collected connections) run in nobody's time. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

/** One step on both sides. Yields the core's record. */
async function inTurn(kind: Kind, coreFirst: boolean, drive: () => Promise<FlowRecord>): Promise<FlowRecord> {
  const request = kind === 'submit' ? browser.submit(email, wrongPassword()) : browser[kind]();
  const ask = (): Promise<RawAnswer> => timed(times[kind].raw, () => browser.send(request));
  const step = (): Promise<FlowRecord> => timed(times[kind].core, drive);
  const first = coreFirst ? await step() : undefined;
  const answer = await ask();
  const record = first ?? (await step());
  expectAlike(record, request, answer);
  expectStatus(answer, kind === 'submit' ? 400 : 200);
  browser.take(answer);
  return record;
}

/** The core's own request and answer are those of the bare request: same headers, same length of body, same status. */
function expectAlike(record: FlowRecord, request: WireRequest, answer: RawAnswer): void {
  const own = record.exchanges.at(-1);
  const shape = (sent: WireRequest | undefined): string =>
    JSON.stringify([sent?.method, sent?.headers.map(([name]) => name), sent?.body?.length]);
  if (shape(own?.request) !== shape(request))
    throw new Error(`The requests differ: ${shape(own?.request)} and ${shape(request)}.`);
  if (own?.response?.status !== answer.status)
    throw new Error(`The answers differ: ${String(own?.response?.status)} and ${answer.status}.`);
}

function expectStatus({ status, body }: RawAnswer, wanted: number): void {
  if (status !== wanted) throw new Error(`${status} instead of ${wanted}: ${body.slice(0, 500)}`);
}

/** Never the same twice, always of the same length. */
const wrongPassword = (): string => `wrong-${randomUUID()}`;

async function round(number: number): Promise<void> {
  const coreFirst = number % 2 === 0;
  const { driver } = explorer;
  const { id } = await inTurn('start', coreFirst, () => driver.start({ personaId: persona.id, type: 'login' }));
  await inTurn('fetch', coreFirst, () => driver.refetch(id));
  const entries = { identifier: email, password: wrongPassword() };
  await inTurn('submit', coreFirst, () =>
    driver.submit(id, { submitter: 'method=password', entries, encoding: 'json' }),
  );
  await timed(times.keep, () => explorer.flush());
}

const warmUp = 15;
for (let number = 0; number < warmUp; number += 1) await round(number);
for (const { raw, core } of [times.start, times.fetch, times.submit]) for (const list of [raw, core]) list.splice(0);
times.keep.splice(0);
for (let number = 0; number < Number(rounds); number += 1) await round(number);
console.log(JSON.stringify(times));
process.exit(0);
