// node answers.mjs: what it costs to take in what others recorded: a paste of 5 MB, and a HAR of 100 MB.
import { JSONParser } from '@streamparser/json';
import { readHar } from '../../../src/kratos/import/har';
import { describe } from '../../../src/kratos/paste/describe';
import { renderDescription } from '../../../src/kratos/paste/page';
import { recognise } from '../../../src/kratos/paste/recognise';

/** Milliseconds, `×` where named so, megabytes. */
export interface AnswerCosts {
  readonly paste: number;
  /** A character of a paste of 5 MB beside one of 10 kB. */
  readonly pasteGrowth: number;
  readonly har: number;
  readonly bareParse: number;
  readonly harMemory: number;
  readonly flows: number;
}

const encoder = new TextEncoder();

/** A list of sessions of so many characters. */
function sessions(length: number): string {
  const one = JSON.stringify({
    id: '00000000-0000-4000-8000-000000000001',
    active: true,
    expires_at: '2030-01-01T00:00:00Z',
    authenticator_assurance_level: 'aal1',
    authentication_methods: [{ method: 'password', aal: 'aal1' }],
    identity: { id: '00000000-0000-4000-8000-000000000002', schema_id: 'person', traits: { email: 'a@example.com' } },
  });
  return `[${Array<string>(Math.ceil(length / (one.length + 1)))
    .fill(one)
    .join(',')}]`;
}

function explain(text: string): number {
  const start = performance.now();
  renderDescription(describe(recognise(text), Date.now()));
  return performance.now() - start;
}

const least = (run: () => number, tries: number): number => Math.min(...Array.from({ length: tries }, run));

/** A HAR in pieces: pages and pictures of other hosts, and among them so many flows of Kratos, of two entries each. */
function* har(megabytes: number, flows: number): Generator<Uint8Array> {
  const entry = (url: string, body: string, type: string): string =>
    JSON.stringify({
      startedDateTime: '2026-11-30T12:00:00.000Z',
      time: 3,
      request: { method: 'GET', url, httpVersion: 'HTTP/1.1', headers: [], queryString: [], cookies: [] },
      response: {
        status: 200,
        statusText: 'OK',
        httpVersion: 'HTTP/1.1',
        headers: [{ name: 'content-type', value: type }],
        cookies: [],
        content: { size: body.length, mimeType: type, text: body },
      },
    });
  const flow = (id: string): string =>
    JSON.stringify({
      id,
      type: 'browser',
      expires_at: '2030-01-01T00:00:00Z',
      issued_at: '2026-11-30T12:00:00Z',
      request_url: 'http://127.0.0.1:4433/self-service/login/browser',
      ui: { action: `http://127.0.0.1:4433/self-service/login?flow=${id}`, method: 'POST', nodes: [] },
      state: 'choose_method',
    });
  const each = Math.floor((megabytes * 1e6) / flows);
  const page = entry('https://shop.example/app.js', 'x = 1; '.repeat(3_000), 'text/javascript');
  yield encoder.encode('{"log":{"version":"1.2","creator":{"name":"Chromium","version":"1"},"entries":[');
  for (let at = 0; at < flows; at += 1) {
    const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
    const json = 'application/json';
    const begun = entry('http://127.0.0.1:4433/self-service/login/browser', flow(id), json);
    const read = entry(`http://127.0.0.1:4433/self-service/login/flows?id=${id}`, flow(id), json);
    yield encoder.encode(`${at === 0 ? '' : ','}${begun},${read}`);
    for (let size = begun.length + read.length; size < each; size += page.length + 1) yield encoder.encode(`,${page}`);
  }
  yield encoder.encode(']}}');
}

/** The same file through the parser alone. */
function parseBare(pieces: Iterable<Uint8Array>): void {
  const parser = new JSONParser({ paths: ['$.log.entries.*'], keepStack: false, stringBufferSize: 65_536 });
  parser.onValue = () => undefined;
  for (const piece of pieces) parser.write(piece);
}

const megabytes = 100;
explain(sessions(10_000));
const small = least(() => explain(sessions(10_000)), 30);
const text = sessions(5_000_000);
const paste = least(() => explain(text), 5);

const collect = globalThis.gc ?? ((): void => undefined);
parseBare(har(10, 5));
await readHar(har(10, 5));
const startBare = performance.now();
parseBare(har(megabytes, 50));
const bareParse = performance.now() - startBare;
collect();
const before = process.memoryUsage().heapUsed;
let most = before;
let read = 0;
const startHar = performance.now();
const { seen } = await readHar(har(megabytes, 50), {
  onRead: (size) => {
    if (size < read + 10e6) return;
    read = size;
    most = Math.max(most, process.memoryUsage().heapUsed);
  },
});
const costs: AnswerCosts = {
  paste,
  pasteGrowth: paste / 5_000_000 / (small / 10_000),
  har: performance.now() - startHar,
  bareParse,
  harMemory: (most - before) / 1e6,
  flows: seen.length,
};
console.log(JSON.stringify(costs));
