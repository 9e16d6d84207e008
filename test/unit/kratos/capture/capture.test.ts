import { describe, expect, it } from 'vitest';
import { Capture } from '../../../../src/kratos/capture/capture';
import type { PageMistake } from '../../../../src/kratos/record/pageMistake';
import { readRecord } from '../../../../src/kratos/record/fold';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import { scenarios } from '../../../kit/replay';
import { flowSteps, versions } from '../flow/replay/flowSteps';
import { eventsFor, type Sending } from './networkEvents';

const publicUrls = { 'v26.2.0': 'http://127.0.0.1:6433', 'v1.3.1': 'http://127.0.0.1:5433' };

interface Watching {
  readonly capture: Capture;
  readonly records: Map<string, FlowRecord>;
  readonly mistakes: PageMistake['kind'][];
  /** The flow of each. */
  readonly places: (string | undefined)[];
  readonly bodies: Map<string, string>;
}

function watch(publicUrl: string): Watching {
  const records = new Map<string, FlowRecord>();
  const mistakes: PageMistake['kind'][] = [];
  const places: (string | undefined)[] = [];
  const bodies = new Map<string, string>();
  const capture = new Capture({
    watched: { publicUrl, connectionId: 'practice', personaId: 'alice' },
    known: { get: (id) => records.get(id), recent: () => [...records.values()].reverse() },
    readBody: (_, requestId) => Promise.resolve(bodies.get(requestId)),
    keep: (record) => records.set(record.id, record),
    warn: ({ mistake: { kind }, step }) => {
      mistakes.push(kind);
      places.push(step.flowId);
    },
  });
  return { capture, records, mistakes, places, bodies };
}

/**
 * Everything but what each telling of an exchange has of its own. What a refusal is compared with comes from other
 * flows of the browser too.
 */
function told({ exchanges, startedAt, connectionId, personaId, outcome, refusal, ...rest }: FlowRecord): object {
  const steps = exchanges.map(({ request, response, failure }) => ({
    request,
    status: response?.status,
    body: response?.body,
    headers: response?.headers,
    failed: failure !== undefined,
  }));
  const meant = { ...outcome, evidence: undefined };
  return { ...rest, steps, meant, known: [startedAt, connectionId, personaId, refusal].length };
}

describe.each(versions)('what a browser tells of %s', (version) => {
  it.each(scenarios(version))('%s: makes the records that its exchanges make', async (scenario) => {
    const publicUrl = publicUrls[version];
    const { capture, records, bodies } = watch(publicUrl);
    const steps = flowSteps(version, scenario).filter(({ exchange }) => exchange.response !== undefined);
    steps.forEach(({ exchange }, index) => {
      bodies.set(`r${index}`, exchange.response?.body ?? '');
      for (const event of eventsFor(`r${index}`, exchange)) capture.hear('tab', event);
    });
    await capture.settled();
    for (const record of records.values()) {
      const { id, type, client, startedAt, parameters } = record;
      // Some clients of the recordings send a flow's id to another type's address.
      if (record.exchanges.some(({ request: { url } }) => !url.includes(`/self-service/${type}`))) continue;
      const folded = readRecord(record.exchanges, { id, type, client, startedAt, parameters });
      expect(told(folded ?? record)).toEqual(told(record));
    }
    const sent = [...records.values()].flatMap((record) => record.exchanges.map(({ request }) => request.url));
    expect(sent.toSorted()).toEqual(steps.map(({ exchange }) => exchange.request.url).toSorted());
  });
});

describe('what a page does wrong', () => {
  const publicUrl = 'http://127.0.0.1:6433';
  const page: Sending = { page: 'http://127.0.0.1:3000/login', pageId: 'one' };

  /** Plays steps of a recording as a page sends them, and tells the mistakes that are seen in it. */
  async function play(
    scenario: string,
    numbers: readonly number[],
    sendings: readonly Sending[] = [],
  ): Promise<PageMistake['kind'][]> {
    const { capture, mistakes, bodies } = watch(publicUrl);
    const steps = flowSteps('v26.2.0', scenario);
    numbers.forEach((number, index) => {
      const exchange = steps[number]?.exchange;
      if (!exchange) throw new Error(`${scenario} has no step ${number}`);
      bodies.set(`r${index}`, exchange.response?.body ?? '');
      for (const event of eventsFor(`r${index}`, exchange, { ...page, ...sendings[index] })) capture.hear('tab', event);
    });
    await capture.settled();
    return mistakes;
  }

  it('sees nothing in a login as it should be', async () => {
    const steps = flowSteps('v26.2.0', 'login-password-spa');
    const start = steps.findIndex(({ context }) => context.step === 'start');
    const signedIn = steps.findIndex(
      ({ context, recorded }) => context.step === 'submit' && recorded.response?.status === 200,
    );
    expect(await play('login-password-spa', [start, signedIn])).toEqual([]);
  });

  it('sees a form without csrf_token', async () => {
    const steps = flowSteps('v26.2.0', 'csrf-missing-token');
    const all = steps.map((_, index) => index);
    expect(await play('csrf-missing-token', all)).toContain('no-csrf-token');
  });

  it('sees a script that sends no cookies', async () => {
    const all = flowSteps('v26.2.0', 'csrf-missing-cookie').map((_, index) => index);
    expect(await play('csrf-missing-cookie', all)).toContain('cookies-left-at-home');
  });

  it('sees a flow of another jar', async () => {
    const all = flowSteps('v26.2.0', 'csrf-other-flow-cookie').map((_, index) => index);
    expect(await play('csrf-other-flow-cookie', all)).toContain('flow-of-another-jar');
  });

  it('sees that a sent code was taken for a failure', async () => {
    const steps = flowSteps('v26.2.0', 'login-code-passwordless-spa');
    const start = steps.findIndex(({ context }) => context.step === 'start');
    const sent = steps.findIndex(
      ({ context, recorded }) => context.step === 'submit' && recorded.response?.status === 400,
    );
    expect(await play('login-code-passwordless-spa', [start, sent, start])).toEqual(['step-taken-for-failure']);
    const another: Sending = { pageId: 'two' };
    expect(await play('login-code-passwordless-spa', [start, sent, start], [{}, {}, another])).toEqual([]);
  });

  it('sees a native flow in a browser', async () => {
    expect(await play('login-password-api', [0])).toEqual(['native-flow-in-a-browser']);
  });

  it('sees an origin that is not allowed', async () => {
    const { capture, mistakes } = watch(publicUrl);
    const request = { method: 'GET', url: `${publicUrl}/self-service/login/browser`, headers: [] };
    for (const event of eventsFor('r', { request }, { ...page, corsError: true })) capture.hear('tab', event);
    await capture.settled();
    expect(mistakes).toEqual(['cors-refused']);
  });

  const location = 'http://kratos:4433/self-service/login/browser?aal=aal2';
  const stepUp = {
    request: {
      method: 'GET',
      url: `${publicUrl}/self-service/settings/browser`,
      headers: [['accept', 'application/json']],
    },
    response: {
      status: 422,
      headers: [],
      body: JSON.stringify({
        error: { id: 'browser_location_change_required', code: 422, message: 'go' },
        redirect_browser_to: location,
      }),
    },
  } as const;

  it.each([
    ['a script', 'Fetch', 'redirect-fetched'],
    ['the page', 'Document', 'redirect-to-nowhere'],
  ] as const)('sees %s go where nobody answers after a 422', async (_, type, mistake) => {
    const { capture, records, mistakes, places, bodies } = watch(publicUrl);
    bodies.set('r1', stepUp.response.body);
    for (const event of eventsFor('r1', stepUp, page)) capture.hear('tab', event);
    await capture.settled();
    const request = { method: 'GET', url: location, headers: [] };
    for (const event of eventsFor('r2', { request }, { ...page, type, corsError: type === 'Fetch' }))
      capture.hear('tab', event);
    await capture.settled();
    expect(mistakes).toEqual([mistake]);
    expect(places).toEqual([...records.keys()].slice(0, 1));
  });
});
