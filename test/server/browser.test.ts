import { beforeAll, describe, expect, it } from 'vitest';
import type { Explorer } from '../../src/kratos/drive/explorer';
import { describeNote } from '../../src/kratos/record/notes';
import type { FlowRecord } from '../../src/kratos/record/types';
import { startKratos, type Kratos } from '../kit';
import { startLoginUi, type LoginUi } from '../kit/login-ui';
import { isRunning, onPage, pidOf, submitOnPage } from '../kit/persona-browser';
import { stageOf, type Stage } from './browserStage';
import { password } from './people';

let ui: LoginUi;
let kratos: Kratos;
beforeAll(async () => {
  ui = await startLoginUi();
  kratos = await startKratos({ config: ui.config });
  ui.at(kratos.publicUrl);
});

let count = 0;

/** Somebody with an account and a browser that nobody sees. */
async function stage(client: 'browser' | 'native' = 'browser'): Promise<Stage & { readonly email: string }> {
  const email = `alice${(count += 1)}@example.com`;
  await kratos.createIdentity({ email, password });
  return { ...(await stageOf(kratos, client)), email };
}

const record = (explorer: Explorer, { id }: FlowRecord): FlowRecord | undefined => explorer.flows.get(id);

describe('a login that goes on in the persona’s browser', () => {
  it('ends in the panel with the session that the page got, and the jar has it', async () => {
    const { explorer, alice, email, browser } = await stage();
    const flow = await alice.start('login');
    expect(await explorer.browsers.goOn(alice.id, { flowId: flow.id })).toMatchObject({
      status: 'open',
      flowId: flow.id,
    });
    expect(await onPage(browser(), 'document.title === "login" ? location.href : undefined')).toBe(
      `${ui.url}/login?flow=${flow.id}`,
    );
    await submitOnPage(browser(), { identifier: email, password });
    await expect.poll(() => record(explorer, flow)?.status).toBe('done');
    expect(record(explorer, flow)).toMatchObject({
      outcome: { kind: 'signed-in', session: { identity: { traits: { email } } } },
      notes: [{ kind: 'done-in-browser' }],
    });
    expect(alice.session).toMatchObject({ status: 'signed-in' });
    expect((await explorer.driver.checkSession(alice.id)).session?.identity?.traits).toMatchObject({ email });
    expect(explorer.browsers.get(alice.id)).toEqual({
      personaId: alice.id,
      status: 'open',
      name: browser().name,
    });
  });

  it('shows what the page was answered, and goes on when it is right', async () => {
    const { explorer, alice, email, browser } = await stage();
    const flow = await alice.start('login');
    await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    await submitOnPage(browser(), { identifier: email, password: 'wrong-horse-4242' });
    await expect.poll(() => record(explorer, flow)?.flow?.messages.map(({ id }) => id)).toEqual([4000006]);
    expect(record(explorer, flow)?.status).toBe('open');
    await onPage(browser(), 'document.querySelector("p")?.textContent');
    await submitOnPage(browser(), { identifier: email, password });
    await expect.poll(() => record(explorer, flow)?.status).toBe('done');
  });

  it('goes on here too: what the panel does reaches the browser', async () => {
    const { explorer, alice, email, browser } = await stage();
    await explorer.browsers.goOn(alice.id, { url: `${ui.url}/` });
    await alice.logIn(email);
    await explorer.browsers.goOn(alice.id, { url: `${kratos.publicUrl}/sessions/whoami` });
    expect(
      await onPage(browser(), 'document.body?.innerText.includes("authenticator_assurance_level") || undefined'),
    ).toBe(true);
    await explorer.driver.signOut(alice.id);
    await explorer.browsers.goOn(alice.id, { url: `${kratos.publicUrl}/sessions/whoami?again` });
    expect(await onPage(browser(), 'document.body?.innerText.includes("401") || undefined')).toBe(true);
  });
});

describe('other flows in the persona’s browser', () => {
  it('a registration is done, and the session is the persona’s', async () => {
    const { explorer, alice, browser } = await stage();
    const flow = await alice.start('registration');
    await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    const email = `new${(count += 1)}@example.com`;
    if (kratos.atLeast(26) || flow.flow?.nodes.some((node) => 'value' in node && node.value === 'profile')) {
      await submitOnPage(browser(), { 'traits.email': email });
      await onPage(browser(), 'document.forms[0]?.elements.namedItem("password") ? true : undefined');
    }
    await onPage(
      browser(),
      `(() => { const f = document.forms[0]; const e = f?.elements.namedItem('traits.email'); const p = f?.elements.namedItem('password'); if (!e || !p) return undefined; e.value = ${JSON.stringify(email)}; p.value = ${JSON.stringify(password)}; f.querySelector('button[value="password"]').click(); return true; })()`,
    );
    await expect.poll(() => record(explorer, flow)?.status).toBe('done');
    expect(alice.session).toMatchObject({ status: 'signed-in', session: { identity: { traits: { email } } } });
  });

  it('settings are read again when they were changed there', async () => {
    const { explorer, alice, email, browser } = await stage();
    await alice.logIn(email);
    const flow = await alice.start('settings');
    await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    expect(await onPage(browser(), 'document.title === "settings" ? location.href : undefined')).toBe(
      `${ui.url}/settings?flow=${flow.id}`,
    );
    await onPage(
      browser(),
      `(() => { const b = document.querySelector('button[value="profile"]'); if (!b) return undefined; document.forms[0].elements.namedItem('traits.name.first').value = 'Alicia'; b.click(); return true; })()`,
    );
    await expect.poll(() => record(explorer, flow)?.outcome?.kind).toBe('saved');
    expect(record(explorer, flow)?.notes).toEqual([{ kind: 'done-in-browser' }]);
  });

  it('a flow that is over begins anew there, and the new one is followed', async () => {
    const { explorer, alice, browser } = await stage();
    const flow = await alice.start('login');
    explorer.flows.update(flow.id, { status: 'expired' });
    await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    await onPage(browser(), 'document.title === "login" || undefined');
    await expect.poll(() => record(explorer, flow)?.next).toBeDefined();
    const next = explorer.flows.get(record(explorer, flow)?.next ?? '');
    expect(next).toMatchObject({ type: 'login', status: 'open', personaId: alice.id });
    expect(explorer.browsers.get(alice.id)).toMatchObject({ flowId: next?.id });
  });

  it('of a native persona are none: that is said, and nothing starts', async () => {
    const { explorer, alice, leftProfiles } = await stage('native');
    const flow = await alice.start('login');
    expect(await explorer.browsers.goOn(alice.id, { flowId: flow.id })).toMatchObject({
      status: 'failed',
      problem: { kind: 'native' },
    });
    expect(explorer.browsers.running(alice.id)).toBeUndefined();
    expect(await leftProfiles()).toEqual([]);
  });
});

describe('a page of another name', () => {
  it('has no cookies of the persona, which is said', async () => {
    const { explorer, alice, now } = await stageOf({
      ...kratos,
      publicUrl: kratos.publicUrl.replace('127.0.0.1', 'localhost'),
    });
    const flow = await alice.start('login');
    expect(
      now(flow)
        ?.notes?.map((note) => describeNote(note, 'browser'))
        .join(),
    ).toContain('without the cookies of localhost');
    const state = await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    expect(state.strange).toEqual({ page: '127.0.0.1', cookies: 'localhost' });
  });
});

describe('a browser that ends', () => {
  it('leaves open the flow that its page went on with alone, and not one before it of the same kind', async () => {
    const { explorer, alice, browser } = await stage();
    const flow = await alice.start('login');
    await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    await onPage(browser(), 'document.title === "login" || undefined');
    const { targets, devtools } = browser();
    await onPage(browser(), `(location.href = ${JSON.stringify(`${kratos.publicUrl}/self-service/login/browser`)})`);
    await expect.poll(() => record(explorer, flow)?.status).toBe('done');
    for (const { targetId } of targets.pages()) await devtools.send('Target.closeTarget', { targetId });
    const next = record(explorer, flow)?.next ?? '';
    await expect.poll(() => explorer.browsers.get(alice.id)).toMatchObject({ status: 'ended', flowId: next });
    expect(explorer.flows.get(next)?.status).toBe('open');
  });

  it('that leads to a recovery leaves the login open, to go back to', async () => {
    const { explorer, alice, browser } = await stage();
    const flow = await alice.start('login');
    await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    await onPage(browser(), 'document.title === "login" || undefined');
    await onPage(browser(), `(location.href = ${JSON.stringify(`${kratos.publicUrl}/self-service/recovery/browser`)})`);
    await expect.poll(() => record(explorer, flow)?.next).toBeDefined();
    expect(record(explorer, flow)?.status).toBe('open');
  });

  it('by being killed loses nothing: the flow can go on here', async () => {
    const { explorer, alice, email, browser } = await stage();
    const flow = await alice.start('login');
    await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    await onPage(browser(), 'document.title === "login" || undefined');
    const pid = pidOf(browser());
    process.kill(pid, 'SIGKILL');
    await expect
      .poll(() => explorer.browsers.get(alice.id))
      .toMatchObject({ status: 'ended', how: 'died', flowId: flow.id });
    expect(isRunning(pid)).toBe(false);
    await expect.poll(() => record(explorer, flow)?.exchanges.length).toBe(2);
    expect(record(explorer, flow)).toMatchObject({ status: 'open', outcome: { kind: 'started' } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(explorer.browsers.get(alice.id)).toMatchObject({ status: 'ended', how: 'died' });
    const through = await alice.press(flow, 'method=password', { identifier: email, password });
    expect(through.outcome?.kind).toBe('signed-in');
    expect(explorer.browsers.get(alice.id)).toBeUndefined();
  });

  it('by its window being closed after the login keeps the session', async () => {
    const { explorer, alice, email, browser } = await stage();
    const flow = await alice.start('login');
    await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    await submitOnPage(browser(), { identifier: email, password });
    await expect.poll(() => record(explorer, flow)?.status).toBe('done');
    const { targets, devtools } = browser();
    const pid = pidOf(browser());
    for (const { targetId } of targets.pages()) await devtools.send('Target.closeTarget', { targetId });
    await expect.poll(() => isRunning(pid)).toBe(false);
    expect(explorer.browsers.get(alice.id)).toBeUndefined();
    expect((await explorer.driver.checkSession(alice.id)).status).toBe('signed-in');
  });

  it('with its persona leaves neither a process nor a profile', async () => {
    const { explorer, alice, browser, leftProfiles } = await stage();
    await explorer.browsers.goOn(alice.id);
    await onPage(browser(), 'document.title === "login" || undefined');
    const pid = pidOf(browser());
    expect(await leftProfiles()).toEqual([alice.id]);
    explorer.removePersona(alice.id);
    await expect.poll(() => isRunning(pid)).toBe(false);
    await expect.poll(leftProfiles).toEqual([]);
  });

  it('with us, by the pipe alone', async () => {
    const { explorer, alice, browser } = await stage();
    await explorer.browsers.goOn(alice.id);
    const { devtools } = browser();
    const pid = pidOf(browser());
    devtools.close();
    await expect.poll(() => isRunning(pid)).toBe(false);
    await expect.poll(() => explorer.browsers.running(alice.id)).toBeUndefined();
  });
});

describe('a busy browser', () => {
  it('of fifty tabs goes on as with one, and ends', async () => {
    const { explorer, alice, email, browser } = await stage();
    const flow = await alice.start('login');
    await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    await onPage(browser(), 'document.title === "login" || undefined');
    const { devtools, targets } = browser();
    const [first] = targets.pages();
    for (let tab = 0; tab < 49; tab += 1) await devtools.send('Target.createTarget', { url: `${ui.url}/?tab=${tab}` });
    expect(targets.pages()).toHaveLength(50);
    await devtools.send(
      'Runtime.evaluate',
      {
        expression: `(() => { const f = document.forms[0]; f.elements.namedItem('identifier').value = '${email}'; f.elements.namedItem('password').value = '${password}'; f.querySelector('button[name="method"]').click(); })()`,
      },
      first?.sessionId,
    );
    await expect.poll(() => record(explorer, flow)?.status).toBe('done');
    const pid = pidOf(browser());
    await explorer.browsers.close(alice.id);
    expect(isRunning(pid)).toBe(false);
  });

  it('that meets a page which downloads, and a UI that does not answer, says so and stays', async () => {
    const { explorer, alice, browser } = await stage();
    ui.server.route('GET /file', {
      kind: 'reply',
      status: 200,
      headers: { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename=a.bin' },
      body: 'x',
    });
    const flow = await alice.start('login');
    await explorer.browsers.goOn(alice.id, { flowId: flow.id, url: `${ui.url}/file` });
    await explorer.browsers.goOn(alice.id, { flowId: flow.id, url: 'http://127.0.0.1:9/gone' });
    await expect
      .poll(() => explorer.browsers.get(alice.id)?.notLoaded)
      .toMatchObject({ url: 'http://127.0.0.1:9/gone' });
    await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    await onPage(browser(), 'document.title === "login" || undefined');
    expect(explorer.browsers.get(alice.id)).toMatchObject({ status: 'open', flowId: flow.id });
    expect(explorer.browsers.get(alice.id)?.notLoaded).toBeUndefined();
  });
});
