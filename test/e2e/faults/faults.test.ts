import { describe, expect, it } from 'vitest';
import { expired, html, kratosError, raw, reset, silent, type Panel } from '../../kit';
import { atSubmit, foreignHost, type FaultCase } from './cases';
import {
  freshId,
  press,
  problemAfterPress,
  standing,
  startPath,
  submitPath,
  typed,
  typeIn,
  useFaultStage,
  type Client,
} from './faultStage';
import { readMessages, readProblem, readTimeline, shownExchange } from './panelParts';
import { loginFlow, wrongPassword, wrongPasswordText } from './scripted';

const stage = useFaultStage();

/** Fills in the places of the servers, which the cases leave open. */
const fill = (text: string): string =>
  text
    .replaceAll('{host}', new URL(stage().faults.url).host)
    .replaceAll(foreignHost, new URL(stage().elsewhere.url).host);

describe.each<Client>(['native', 'browser'])('a submit of a %s client', (client) => {
  const id = freshId();
  let opened: Promise<Panel> | undefined;
  const form = (): Promise<Panel> => (opened ??= stage().openForm(client, { id }));
  const cases = atSubmit.filter((one) => (one.client ?? 'native') === client);

  it.for(cases.map((one): [string, FaultCase] => [one.name, one]))('meets %s', async ([, wanted]) => {
    const { faults, elsewhere, workbench } = stage();
    const panel = await form();
    await stage().setPatience(wanted.patience);
    faults.route(`POST ${submitPath}`, wanted.answer(new URL(elsewhere.url).host));
    if (wanted.down) await stage().breakDown();
    await typeIn(panel);
    const rows = (await readTimeline(panel)).length;
    await press(panel, 'Sign in with password');

    const { title, why, todo, buttons } = wanted;
    const shown = { title: fill(title), why: fill(why), todo: fill(todo), buttons };
    await expect.poll(() => readProblem(panel)).toEqual(shown);
    expect(await standing(panel)).toEqual(typed);
    expect((await readTimeline(panel)).slice(rows)).toEqual([
      `${rows + 1} POST /self-service/login?flow=${id.slice(0, 8)}… · password ${wanted.status}`,
    ]);
    if (wanted.received !== undefined)
      await expect.poll(() => shownExchange(panel).last().innerText()).toContain(fill(wanted.received));
    await expect(workbench.tree('Flows')).toHaveTree(`…\n    Login  ${wanted.line}\n…`);
    expect(elsewhere.requests).toEqual([]);

    // And it goes on: what was typed is sent once more.
    await stage().setPatience(undefined);
    await stage().mend();
    faults.route(`POST ${submitPath}`, wrongPassword({ id, type: client === 'native' ? 'api' : client }));
    faults.forget();
    await press(panel, wanted.cure ?? 'Send again');
    await expect.poll(() => readProblem(panel)).toBeUndefined();
    await expect.poll(() => readMessages(panel)).toEqual([`Error: ${wrongPasswordText} 4000006`]);
    expect(JSON.parse(faults.requests.find(({ method }) => method === 'POST')?.body ?? '')).toMatchObject(typed);
    expect(await workbench.notifications()).toEqual([]);
  });
});

describe('cancelling', () => {
  it('ends a submit at any time', async () => {
    const { faults } = stage();
    const panel = await stage().openForm('native');
    faults.route(`POST ${submitPath}`, silent());
    await typeIn(panel);
    await press(panel, 'Sign in with password');
    await press(panel, 'Cancel');
    await expect
      .poll(() => readProblem(panel))
      .toEqual({
        title: 'Cancelled',
        why: 'The request was cancelled before its answer came.',
        todo: 'The server may have carried it out all the same: fetch the flow to see, then go on.',
        buttons: ['Send again'],
      });
    expect(await standing(panel)).toEqual(typed);
    expect((await readTimeline(panel)).at(-1)).toMatch(/ · password cancelled$/);
    faults.route(`POST ${submitPath}`, wrongPassword());
    await press(panel, 'Send again');
    await expect.poll(() => readProblem(panel)).toBeUndefined();
  });

  it('ends a start, which has no panel yet, from its progress', async () => {
    const { faults, workbench } = stage();
    const nextId = freshId();
    faults.route(`GET ${startPath.native}`, silent());
    const started = workbench.executeCommand('kratosFlows.startFlow', { type: 'login', client: 'native' });
    await expect.poll(() => workbench.notifications()).toEqual(['Kratos: Starting Login']);
    await workbench.page.locator('.notifications-toasts').getByRole('button', { name: 'Cancel' }).click();
    const { id } = (await started) as { id: string };
    const panel = await workbench.panel({ 'data-flow-id': id });
    expect(await readProblem(panel)).toMatchObject({ title: 'Cancelled', buttons: ['Try again'] });
    await expect.poll(() => workbench.notifications()).toEqual([]);
    faults.route(`GET ${startPath.native}`, loginFlow({ id: nextId }));
    await press(panel, 'Try again');
    await workbench.panel({ 'data-flow-id': nextId });
  });
});

describe('a flow that cannot be started', () => {
  it.each([
    ['a proxy answers', html('<h1>Sign in</h1>'), 'This answer does not come from Kratos', 'not from Kratos · failed'],
    ['the server fails', kratosError(500), 'The server failed (500)', 'server error 500 · failed'],
    ['the path is unknown', kratosError(404), 'The server does not know this flow', 'not found · failed'],
    ['the connection breaks', reset(), 'The connection broke off', 'connection lost · failed'],
  ] as const)('because %s says so, and tries again', async (_, answer, title, line) => {
    const { faults, workbench } = stage();
    const nextId = freshId();
    await workbench.executeCommand('workbench.action.closeAllEditors');
    faults.route(`GET ${startPath.browser}`, answer);
    const { id, panel } = await workbench.startFlow({ type: 'login', client: 'browser', persona: 'starter' });
    expect(await readProblem(panel)).toMatchObject({ title });
    await expect(workbench.tree('Flows')).toHaveTree(`…\n    Login  ${line}\n…`);
    const flow = { id: nextId, type: 'browser' };
    faults.route(`GET ${startPath.browser}`, loginFlow(flow));
    await panel
      .getByRole('button', { name: /^(Try again|Start again)$/ })
      .last()
      .click();
    await workbench.panel({ 'data-flow-id': flow.id });
    expect(await workbench.notifications()).toEqual([]);
    for (const gone of [id, flow.id]) await workbench.executeCommand('kratosFlows.forgetFlow', { id: gone });
  });
});

describe('a flow that is over on the server', () => {
  it('has expired: it is restarted with what was typed', async () => {
    const { faults, workbench } = stage();
    const nextId = freshId();
    const panel = await stage().openForm('native');
    faults.route(`POST ${submitPath}`, expired());
    expect(await problemAfterPress(panel)).toEqual({
      title: 'The flow has expired',
      why: 'Every flow has a lifespan, set in the configuration for each type, and the server accepts nothing for it after that.',
      todo: 'Start again with the same options; what you typed stays where it is no secret.',
      buttons: ['Start again'],
    });
    await expect(workbench.tree('Flows')).toHaveTree('…\n    Login  expired\n…');
    await workbench.screenshot('fault-expired');
    faults.route(`GET ${startPath.native}`, loginFlow({ id: nextId }));
    await press(panel, 'Start again');
    const fresh = await workbench.panel({ 'data-flow-id': nextId });
    expect(await standing(fresh)).toEqual({ identifier: typed.identifier, password: '' });
    expect(await workbench.notifications()).toEqual([]);
  });

  it('has expired and names the next one: it is opened', async () => {
    const { faults, workbench } = stage();
    const nextId = freshId();
    const panel = await stage().openForm('native');
    faults.route(`POST ${submitPath}`, expired(nextId));
    expect(await problemAfterPress(panel)).toEqual({
      title: 'The flow has expired',
      why: 'The flow or its code has expired. The server has already made a new flow.',
      todo: 'Go on in the new flow.',
      buttons: ['Open the new flow', 'Start again'],
    });
    faults.route('GET /self-service/login/flows', loginFlow({ id: nextId }));
    await press(panel, 'Open the new flow');
    await workbench.panel({ 'data-flow-id': nextId });
    expect(faults.requests.at(-1)?.query.get('id')).toBe(nextId);
  });

  it('is not known: it is started again', async () => {
    const { faults, workbench } = stage();
    const nextId = freshId();
    const panel = await stage().openForm('native');
    faults.route(`POST ${submitPath}`, kratosError(404, { reason: 'The requested resource could not be found' }));
    expect(await problemAfterPress(panel)).toEqual({
      title: 'The server does not know this flow',
      why: 'The flow was deleted, belongs to another server, or the server lost it (a database in memory ends with its server). A method that is switched off answers the same.',
      todo: 'Start again. If that answers 404 too, look at the address of the connection.',
      buttons: ['Start again', 'Look at the connection'],
    });
    expect(await standing(panel)).toEqual(typed);
    faults.route(`GET ${startPath.native}`, loginFlow({ id: nextId }));
    await press(panel, 'Start again');
    await workbench.panel({ 'data-flow-id': nextId });
  });
});

describe('a refusal that has a cause of its own', () => {
  it('for an authenticator that was never confirmed leads to settings', async () => {
    const { faults, workbench } = stage();
    const panel = await stage().openForm('browser');
    const missing = { id: 4000011, text: 'You have no TOTP device set up.', type: 'error' };
    faults.route(`POST ${submitPath}`, ({ query }) =>
      loginFlow({ id: query.get('flow') ?? '', type: 'browser', messages: [missing], status: 400 }),
    );
    expect(await problemAfterPress(panel)).toMatchObject({
      title: 'No authenticator app is paired',
      buttons: ['Open settings', 'Start again'],
    });
    await workbench.screenshot('refusal-authenticator');
    expect(await panel.getByRole('button', { name: 'Explain 4000011' }).count()).toBeGreaterThan(0);
  });

  it('of a hook before the login tells what the hook said', async () => {
    const { faults, workbench } = stage();
    const unknown = { error: { code: 404, status: 'Not Found', message: 'Unable to locate the resource' } };
    const said = { id: 1234, text: 'Not from this country.', type: 'error' };
    const flow = loginFlow({ type: 'browser', messages: [said] });
    faults.route(
      `GET ${startPath.browser}`,
      raw(`${JSON.stringify(unknown)}\n${flow.body}\n`, { status: 404, headers: flow.headers }),
    );
    const { panel } = await workbench.startFlow({ type: 'login', client: 'browser', persona: 'hooked' });
    expect(await readProblem(panel)).toMatchObject({
      title: 'A web hook refused before the flow began',
      why: 'It said: Not from this country. (1234)',
      buttons: ['Start again'],
    });
    await workbench.screenshot('refusal-hook');
  });

  it('for CSRF shows first which part the server missed', async () => {
    const { faults } = stage();
    const panel = await stage().openForm('browser');
    const details = {
      hint: 'We detected an AJAX call, please ensure that CORS is enabled and configured correctly.',
      reject_reason: 'The HTTP Cookie Header was set but did not include the anti-CSRF cookie.',
    };
    faults.route(`POST ${submitPath}`, kratosError(403, { id: 'security_csrf_violation', details }));
    expect(await problemAfterPress(panel)).toMatchObject({ title: 'Kratos refused the request: CSRF' });
    const literal = panel.locator('section.problem .literal');
    await expect.poll(() => literal.textContent()).toMatch(/^The HTTP Cookie Header was set but did not include/);
  });
});
