import { readConfig } from '../../../../src/config/document/readConfig';
import type { Configuration } from '../../../../src/views/panel/ports';
import { describe, expect, test } from 'vitest';
import { present } from '../../../../src/kratos/flow/json';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import type { WireRequest } from '../../../../src/kratos/exchange/types';
import type { ToHost } from '../../../../src/protocol/messages';
import { codeNodes, flow, flowId, mail, session, wrongPassword } from './answers';
import { Stage, type Says } from './stage';

const press = {
  entries: { identifier: 'alice@example.com', password: 'open sesame' },
  submitter: 'method=password',
  encoding: 'json',
} as const;
const submit: ToHost = { type: 'submit', ...press };

/** A server that starts logins and answers submits one after the other, the last again and again. */
function serving(...answers: Says[]): (request: WireRequest) => Says {
  let next = 0;
  return ({ method, url }) => {
    if (url.includes('/sessions/whoami')) return { body: session };
    if (url.includes('/courier/messages')) return { body: [mail('123456')] };
    if (method === 'GET') return { body: flow(), cookies: ['csrf_token_1=abcdefghijkl; Path=/'] };
    const answer = answers[Math.min(next, answers.length - 1)];
    next += 1;
    return answer ?? { body: flow() };
  };
}

describe('a flow that came from elsewhere', () => {
  test('is shown, and sends nothing', async () => {
    const stage = new Stage(serving());
    const imported = present<FlowRecord>({
      ...(await stage.login()),
      personaId: undefined,
      id: 'f0000000-0000-4000-8000-000000000000',
    });
    stage.explorer.flows.put(imported);
    const sent = stage.sent.length;
    const panel = stage.panel('f0000000-0000-4000-8000-000000000000');
    const shown = await stage.state();
    expect(shown.form?.groups.map(({ group }) => group)).toEqual(['password']);
    expect(shown.problem).toMatchObject({ title: 'Nothing can be sent for this flow', remark: true });
    panel.receive(submit);
    panel.receive({ type: 'edit', ...press });
    panel.receive({ type: 'action', id: 'restart' });
    await stage.state();
    expect(stage.sent).toHaveLength(sent);
    expect(stage.logged).toEqual([]);
  });
});

describe('pressing', () => {
  test('enters the panel three times at most until its answer is drawn', async () => {
    const stage = new Stage(serving({ status: 400, body: flow({ messages: [wrongPassword] }) }));
    const record = await stage.login();
    const entries: string[] = [];
    let isHearing = false;
    const { onNews } = stage.explorer;
    const counted: typeof onNews = (listener) =>
      onNews((news) => {
        entries.push('news');
        isHearing = true;
        listener(news);
        isHearing = false;
      });
    Object.assign(stage.explorer, { onNews: counted });
    const panel = stage.panel(record.id);
    await stage.state();
    const push = stage.posts.push.bind(stage.posts);
    stage.posts.push = (...messages) => {
      if (!isHearing) entries.push('clock');
      return push(...messages);
    };
    entries.splice(0, Infinity, 'press');
    panel.receive(submit);
    await stage.state(({ busy, timeline }) => busy === undefined && timeline.length === 2);
    expect(entries.length, entries.join()).toBeLessThanOrEqual(3);
  });

  test('shows the answer, in one picture when it comes at once', async () => {
    const stage = new Stage(serving({ status: 400, body: flow({ messages: [wrongPassword] }) }));
    const record = await stage.login();
    const panel = stage.panel(record.id);
    await stage.state();
    stage.posts.length = 0;
    panel.receive(submit);
    const state = await stage.state(({ busy, timeline }) => busy === undefined && timeline.length === 2);
    expect(state.form?.messages.map(({ id }) => id)).toEqual([4000006]);
    expect(state.draft).toEqual({ identifier: 'alice@example.com' });
    expect(state.timeline.map(({ path }) => path)).toEqual([
      '/self-service/login/browser',
      `/self-service/login?flow=${flowId} · password`,
    ]);
    expect(stage.states()).toHaveLength(1);
  });

  test('that sends nothing is over all the same: the page hears that it was under way', async () => {
    const stage = new Stage(serving());
    const panel = stage.panel((await stage.login()).id);
    await stage.state();
    stage.posts.length = 0;
    panel.receive({ ...submit, submitter: 'method=gone' });
    await stage.state(({ busy }) => busy === undefined);
    expect(stage.states().map(({ busy }) => busy?.label)).toEqual(['Sending', undefined]);
    expect(stage.sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('shows progress, and takes no second press meanwhile', async () => {
    const stage = new Stage(serving('nothing'));
    const panel = stage.panel((await stage.login()).id);
    panel.receive(submit);
    panel.receive(submit);
    expect((await stage.state((state) => state.busy !== undefined)).busy?.label).toBe('Sending');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stage.sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
    panel.dispose();
  });

  test('can be cancelled, keeps what was typed and can be sent again', async () => {
    const stage = new Stage(serving('nothing', { status: 400, body: flow({ messages: [wrongPassword] }) }));
    const panel = stage.panel((await stage.login()).id);
    panel.receive(submit);
    await stage.state((state) => state.busy !== undefined);
    await new Promise((resolve) => setTimeout(resolve, 20));
    panel.receive({ type: 'cancel' });
    const state = await stage.state(({ busy }) => busy === undefined);
    expect(state.problem).toMatchObject({ title: 'Cancelled', tone: 'warn' });
    expect(state.problem?.actions[0]?.id).toBe('send-again');
    expect(state.draft).toEqual({ identifier: 'alice@example.com' });
    panel.receive({ type: 'action', id: 'send-again' });
    expect((await stage.state(({ form }) => form?.messages.length === 1)).problem).toBeUndefined();
    expect(stage.sent.at(-1)?.body).toContain('open sesame');
  });

  test('nothing is sent from a workspace that is not trusted', async () => {
    const stage = new Stage(serving());
    const panel = stage.panel((await stage.login()).id);
    stage.trusted = false;
    panel.receive(submit);
    expect((await stage.state(({ problem }) => problem !== undefined)).problem?.title).toBe(
      'The workspace is not trusted',
    );
    expect(stage.sent.filter(({ method }) => method === 'POST')).toHaveLength(0);
  });

  test('signed in: who, and what comes next', async () => {
    const stage = new Stage(serving({ body: { session, continue_with: [] } }));
    const panel = stage.panel((await stage.login()).id);
    panel.receive(submit);
    const state = await stage.state(({ done, busy }) => done !== undefined && busy === undefined);
    expect(state.done?.title).toBe('Signed in as alice@example.com');
    expect(state.form).toBeUndefined();
    expect(state.cookies.map(({ name }) => name)).toEqual(['csrf_token_1']);
  });
});

describe('a flow that came back after a restart', () => {
  const fetches = (stage: Stage): number => stage.sent.filter(({ url }) => url.includes('/flows?id=')).length;
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

  test('is read again when it is seen, once', async () => {
    const stage = new Stage(serving());
    const { id } = await stage.login();
    stage.explorer.flows.update(id, { restored: true });
    const panel = stage.panel(id);
    await stage.state(({ timeline, busy }) => timeline.length === 2 && busy === undefined);
    panel.seen(true);
    await wait();
    expect(fetches(stage)).toBe(1);
    expect(stage.explorer.flows.get(id)?.restored).toBeUndefined();
  });

  test.each<[string, (stage: Stage, id: string) => void]>([
    ['in an untrusted workspace', (stage) => (stage.trusted = false)],
    ['out of sight', (stage) => (stage.visible = false)],
    ['after its time', (stage, id) => stage.explorer.flows.update(id, { expiresAt: Date.now() - 1 })],
    [
      'while it waits for another login',
      (stage, id) => stage.explorer.flows.update(id, { outcome: { kind: 'refresh-wanted' } }),
    ],
  ])('stays as it was %s', async (_, given) => {
    const stage = new Stage(serving());
    const { id } = await stage.login();
    stage.explorer.flows.update(id, { restored: true });
    given(stage, id);
    stage.panel(id);
    await stage.state();
    await wait();
    expect(fetches(stage)).toBe(0);
  });

  test('keeps its form when the server is not there', async () => {
    let down = false;
    const stage = new Stage((request) => (down ? { status: 502, body: '<html>' } : serving()(request)));
    const { id } = await stage.login();
    stage.explorer.flows.update(id, { restored: true });
    down = true;
    stage.panel(id);
    const state = await stage.state(({ problem }) => problem !== undefined);
    expect(state.form?.groups.map(({ group }) => group)).toEqual(['password']);
    await wait();
    expect(fetches(stage)).toBe(1);
  });
});

describe('typing', () => {
  test('gets the exact request back, and keeps what is no secret, without a new picture', async () => {
    const stage = new Stage(serving());
    const panel = stage.panel((await stage.login()).id);
    await stage.state();
    stage.posts.length = 0;
    panel.receive({ type: 'edit', ...press });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stage.posts.map(({ type }) => type)).toEqual(['preview']);
    const [preview] = stage.posts;
    const text =
      preview?.type === 'preview'
        ? preview.request.map((piece) => (piece.secret === true ? '•' : piece.text)).join('')
        : '';
    expect(text).toContain('"password": "•"');
    expect(text).toContain('"csrf_token": "•"');
    expect(stage.explorer.flows.get(flowId)?.draft).toEqual({ identifier: 'alice@example.com' });
  });
});

describe('going on', () => {
  const other = '7c2f6f6a-6d0c-4b0c-9d3a-1f3a52b0a002';
  const restarting = (): ((request: WireRequest) => Says) => {
    let starts = 0;
    return ({ method }) => {
      if (method === 'POST')
        return { status: 410, body: { error: { id: 'self_service_flow_expired', code: 410, message: 'Gone' } } };
      starts += 1;
      return { body: flow({ id: starts === 1 ? flowId : other }) };
    };
  };

  test('a restart is shown in the same panel, with the way that led there', async () => {
    const stage = new Stage(restarting());
    const panel = stage.panel((await stage.login()).id);
    panel.receive(submit);
    await stage.state(({ problem }) => problem?.title === 'The flow has expired');
    panel.receive({ type: 'action', id: 'restart' });
    const state = await stage.state(({ flow: { id }, busy }) => id === other && busy === undefined);
    expect(panel.shown).toBe(other);
    expect(state.timeline).toHaveLength(3);
    expect(stage.asked.filter((line) => line === 'shows login')).toHaveLength(2);
  });

  test('a flow that is open elsewhere is brought forward there', async () => {
    const stage = new Stage(restarting());
    const panel = stage.panel((await stage.login()).id);
    stage.other = other;
    panel.receive({ type: 'action', id: 'restart' });
    await stage.state(({ busy }) => busy === undefined && stage.explorer.flows.get(other) !== undefined);
    expect(panel.shown).toBe(flowId);
  });

  test('a restart from the tree is followed too', async () => {
    const stage = new Stage(restarting());
    const panel = stage.panel((await stage.login()).id);
    await stage.explorer.driver.restart(flowId);
    await stage.state(({ flow: { id } }) => id === other);
    expect(panel.shown).toBe(other);
  });

  test('a flow that is removed leaves a panel that says so and starts a new one', async () => {
    const stage = new Stage(restarting());
    const panel = stage.panel((await stage.login()).id);
    stage.explorer.flows.remove(flowId);
    const state = await stage.state(({ problem }) => problem !== undefined);
    expect(state.problem?.title).toBe('This flow is no longer kept here');
    expect(state.problem?.actions[0]).toMatchObject({ id: 'start:login', label: 'Start a new Login flow for alice' });
    panel.receive({ type: 'action', id: 'start:login' });
    expect((await stage.state(({ flow: { id } }) => id === other)).form).toBeDefined();
  });

  test('a panel that comes back for a flow that is not kept asks for a new one', async () => {
    const stage = new Stage(restarting());
    const panel = stage.panel('nobody-knows-this');
    expect((await stage.state()).problem?.actions.map(({ id }) => id)).toEqual(['start-flow']);
    panel.receive({ type: 'action', id: 'start-flow' });
    expect(stage.asked.at(-1)).toBe('run kratosFlows.startFlow undefined');
  });

  test('shows what was wrong where an answer leads to an error page', async () => {
    const url = `http://127.0.0.1:4455/error?id=${flowId}`;
    const error = { id: 'browser_location_change_required', code: 422 };
    const stage = new Stage(serving({ status: 422, body: { error, redirect_browser_to: url } }));
    const panel = stage.panel((await stage.login()).id);
    await stage.state();
    panel.receive(submit);
    await stage.state(({ busy, problem }) => busy === undefined && problem?.actions[0]?.id === 'explain-error');
    panel.receive({ type: 'action', id: 'explain-error' });
    expect(stage.asked.at(-1)).toBe(`run kratosFlows.openFlow ${JSON.stringify({ url, connection: 'c1' })}`);
  });
});

describe('what is to be expected of a flow', () => {
  const configurationOf = (page: string): Configuration => {
    const text = `selfservice: { default_browser_return_url: ${page} }`;
    return {
      setup: { config: readConfig(text), version: 'v26.2.0', schemas: [] },
      name: 'kratos.yml',
      textOf: () => text,
      goTo: () => Promise.resolve(),
    };
  };

  test('is kept with it when it is first shown, and not again when the configuration is another one', async () => {
    const stage = new Stage(serving());
    let page = 'http://127.0.0.1:4455/first';
    const { id } = await stage.login();
    const panel = stage.panel(id, { configurationOf: () => Promise.resolve(configurationOf(page)) });
    await stage.state(({ ahead }) => ahead?.source === 'kratos.yml');
    const kept = (): string => JSON.stringify(stage.explorer.flows.get(id)?.foretold);
    await expect.poll(kept).toContain('4455/first');
    page = 'http://127.0.0.1:4455/second';
    panel.saved();
    await stage.state(({ ahead }) => JSON.stringify(ahead).includes('4455/second'));
    expect(kept()).not.toContain('second');
  });
});

describe('the inbox', () => {
  const awaiting = (): Stage =>
    new Stage(({ url }) =>
      url.includes('courier') ? { body: [mail('123456')] } : { body: flow({ state: 'sent_email', nodes: codeNodes }) },
    );

  test('is read while a code is awaited', async () => {
    const stage = awaiting();
    const panel = stage.panel((await stage.login()).id);
    const { inbox } = await stage.state((state) => state.inbox?.status === 'available');
    expect(inbox?.messages).toMatchObject([{ code: '123456', fits: true, recipient: 'alice@example.com' }]);
    panel.dispose();
  });

  test('is left alone while the panel is not seen, and after it is closed', async () => {
    const stage = awaiting();
    const panel = stage.panel((await stage.login()).id);
    await stage.state((state) => state.inbox?.status === 'available');
    panel.seen(false);
    const before = stage.sent.length;
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(stage.sent).toHaveLength(before);
    panel.dispose();
    panel.receive({ type: 'refresh-inbox' });
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(stage.sent).toHaveLength(before);
  });

  test('is not there where no code is awaited', async () => {
    const stage = new Stage(serving());
    const panel = stage.panel((await stage.login()).id);
    expect((await stage.state()).inbox).toBeUndefined();
    panel.dispose();
  });
});

describe('what else the page may ask', () => {
  test('an exchange, raw JSON, an explanation, a copy', async () => {
    const stage = new Stage(serving());
    const panel = stage.panel((await stage.login()).id);
    panel.receive({ type: 'show-exchange', id: 'e1' });
    panel.receive({ type: 'show-exchange', id: 'no such exchange' });
    panel.receive({ type: 'open-raw', what: 'response', exchangeId: 'e1' });
    panel.receive({ type: 'explain', id: '4000006' });
    panel.receive({ type: 'copy', text: 'abc' });
    panel.receive({ type: 'export', exchangeId: 'e1', clear: false });
    panel.receive({ type: 'export' });
    expect(stage.posts.filter(({ type }) => type === 'exchange')).toHaveLength(1);
    expect(stage.asked.slice(1)).toEqual([
      'raw response e1',
      'run kratosFlows.explain {"id":"4000006"}',
      'copy abc',
      'export e1 false',
      'export',
    ]);
  });

  test('links: own and foreign ones are told apart, scripts stay closed', async () => {
    const stage = new Stage(serving());
    const panel = stage.panel((await stage.login()).id);
    panel.receive({ type: 'open-link', url: 'http://127.0.0.1:4433/x' });
    panel.receive({ type: 'open-link', url: 'https://evil.example/x' });
    panel.receive({ type: 'open-link', url: 'javascript:alert(1)' });
    expect(stage.asked.slice(1)).toEqual(['open http://127.0.0.1:4433/x own', 'open https://evil.example/x foreign']);
    expect((await stage.state(({ problem }) => problem !== undefined)).problem?.title).toBe(
      'This address is not opened',
    );
  });

  test.each([null, 'submit', {}, { type: 'submit' }, { type: 'eval', code: '1' }, { type: 'ready', extra: 1 }])(
    '%j is ignored, with a line in the log',
    async (message) => {
      const stage = new Stage(serving());
      const panel = stage.panel((await stage.login()).id);
      await stage.state();
      stage.posts.length = 0;
      panel.receive(message);
      expect(stage.logged).toHaveLength(1);
      expect(stage.posts).toEqual([]);
    },
  );

  test('a fault of ours is said in the panel, without secrets, and the panel goes on', async () => {
    const stage = new Stage(serving());
    const panel = stage.panel((await stage.login()).id, {
      copy: () => Promise.reject(new Error('no clipboard for csrf_token=csrf-token-of-the-flow')),
    });
    panel.receive({ type: 'copy', text: 'abc' });
    const { problem } = await stage.state((state) => state.problem !== undefined);
    expect(problem?.title).toBe('Something went wrong in the extension');
    expect(problem?.literal).not.toContain('csrf-token-of-the-flow');
    panel.receive({ type: 'action', id: 'refetch' });
    expect((await stage.state((state) => state.problem === undefined)).form?.hidden).toHaveLength(1);
  });

  test('an action that does not exist is logged', async () => {
    const stage = new Stage(serving());
    stage.panel((await stage.login()).id).receive({ type: 'action', id: 'format-disk' });
    expect(stage.logged).toEqual(['The flow panel asked for an action that does not exist.']);
  });
});
