import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../scripts/processes.mjs';
import type { Explorer } from '../../src/kratos/drive/explorer';
import { clientKinds } from '../../src/kratos/flow/types';
import { readErrorUrl } from '../../src/kratos/flow/urls';
import { renderStoredError } from '../../src/kratos/knowledge/storedError';
import { startKratos, type Kratos } from '../kit';
import type { ProviderOptions } from '../kit/kratos';
import { memoryStorage } from '../kit/storage';
import { meansOf, OutsideBrowser } from './outside';
import { exploring, Person } from './people';
import { told } from './told';

interface Scene {
  readonly kratos: Kratos;
  readonly outside: OutsideBrowser;
  readonly explorer: Explorer;
  /** The connection leads to Kratos by another host name than Kratos itself goes by. */
  readonly other: Explorer;
}

/** A server with the practice provider, and somebody who signs in there as Ada. */
async function scene(provider: ProviderOptions = {}): Promise<Scene> {
  const returnUrl = `http://127.0.0.1:${await freePort()}/`;
  const kratos = await startKratos({ provider, config: { selfservice: { allowed_return_urls: [returnUrl] } } });
  const outside = new OutsideBrowser();
  outside.person = 'ada';
  const explore = (publicUrl: string): Explorer =>
    exploring({ ...kratos, publicUrl }, memoryStorage(), { means: meansOf(outside, returnUrl, true) });
  return {
    kratos,
    outside,
    explorer: explore(kratos.publicUrl),
    other: explore(kratos.publicUrl.replace('127.0.0.1', 'localhost')),
  };
}

const broken = `local claims = std.extVar('claims');

{ identity: { traits: { email: error 'nobody is welcome: ' + claims.sub } } }
`;

describe.each(clientKinds)('on the way back from a provider, %s', (client) => {
  it('a wrong client secret is named as that', async () => {
    const { explorer } = await scene({ clientSecret: 'not-the-secret-of-the-provider' });
    const pressed = await new Person(explorer, 'ada', client)
      .start('login')
      .then((flow) =>
        explorer.driver.submit(flow.id, { submitter: 'provider=practice', entries: {}, encoding: 'json' }),
      );
    const failed = await explorer.driver.round(pressed.id, 'browser');
    expect(failed).toMatchObject({ status: 'open', outcome: { kind: 'server-failed', status: 500 } });
    expect(told(failed)?.why).toContain('client_secret');
    // It can be tried again in the same flow.
    expect(explorer.driver.outlook(failed.id)).toBeUndefined();
  });

  it('a mapper that breaks off is told with its file and line', async () => {
    const { explorer } = await scene({ mapper: broken });
    const ada = new Person(explorer, 'ada', client);
    const pressed = await ada.press(await ada.start('registration'), 'provider=practice');
    const failed = await explorer.driver.round(pressed.id, 'browser');
    expect(told(failed)).toMatchObject({
      title: 'Jsonnet failed: a mapper of a provider, or the body of a web hook',
      todo: expect.stringMatching(/line 3, column \d+ of .*claims\.jsonnet/) as unknown,
    });
    expect(told(failed)?.actions[0]).toMatchObject({ id: 'open-source', label: 'Open claims.jsonnet' });
  });

  it('another host name than that of the connection does no harm', async () => {
    const { other } = await scene();
    const ada = new Person(other, 'ada', client);
    const pressed = await ada.press(await ada.start('registration'), 'provider=practice');
    const done = await other.driver.round(pressed.id, 'browser');
    expect(done.status).toBe('done');
    expect(ada.session).toMatchObject({ status: 'signed-in' });
  });
});

it('a browser without the cookie is sent to the error page, which is explained with the true reason', async () => {
  const { kratos, outside, explorer } = await scene();
  const ada = new Person(explorer, 'ada', 'browser');
  const pressed = await ada.press(await ada.start('login'), 'provider=practice');
  const url = pressed.outcome?.kind === 'redirect-wanted' ? pressed.outcome.url : '';
  // The error page itself is not there.
  const arrived = await outside.go(url, (at) => readErrorUrl(at) !== undefined);
  const id = readErrorUrl(arrived) ?? '';
  const page = renderStoredError(id, await explorer.readError('practice', id));
  expect(page).toContain('no resumable session found');
  expect(page).toContain('ory\\_kratos\\_continuity'.replaceAll('\\', page.includes('ory\\_kratos') ? '\\' : ''));
  expect(kratos.log()).toContain('resumable');
});

describe('a token exchange whose way back fails', () => {
  it('ends with the person’s word, and another way tells the reason', async () => {
    const { explorer, outside } = await scene({ mapper: broken });
    const ada = new Person(explorer, 'ada', 'native');
    const pressed = await ada.press(await ada.start('login'), 'provider=practice');
    expect(explorer.driver.outlook(pressed.id)?.ways[0]).toBe('exchange');
    const patience = new AbortController();
    onTestFinished(() => {
      patience.abort();
    });
    const round = explorer.driver.round(pressed.id, 'exchange', patience.signal);
    // The browser has come to Kratos's own answer, and stays there.
    await expect.poll(() => outside.pages.at(-1)).toContain('/self-service/methods/oidc/callback/practice');
    patience.abort();
    const ended = await round;
    expect(ended.notes).toContainEqual({ kind: 'exchange-ended' });
    expect(told(ended)?.why).toContain('If your browser shows an error of Kratos');
    const failed = await explorer.driver.round(ended.id, 'browser');
    expect(told(failed)?.todo).toMatch(/line 3, column \d+ of .*claims\.jsonnet/);
  });

  it('leaves one flow that is open, and no other', async () => {
    const { explorer } = await scene();
    const ada = new Person(explorer, 'ada', 'native');
    const pressed = await ada.press(await ada.start('registration'), 'provider=practice');
    const done = await explorer.driver.round(pressed.id, 'exchange');
    expect(done.status).toBe('done');
    expect(explorer.flows.ofPersona(ada.id).map(({ status }) => status)).toEqual(['done', 'done']);
    expect(told(explorer.flows.get(pressed.id) ?? pressed)).toMatchObject({
      title: 'This went on in another flow',
      actions: [{ id: `show-flow:${done.id}` }, { id: 'restart' }],
    });
  });

  it.each(clientKinds)('nor where the account is linked, %s', async (client) => {
    const { explorer, kratos } = await scene();
    await kratos.createIdentity({ email: 'ada@example.com' });
    const ada = new Person(explorer, 'ada', client);
    const pressed = await ada.press(await ada.start('registration'), 'provider=practice');
    const linking = await explorer.driver.round(pressed.id, 'browser');
    expect(linking).toMatchObject({ type: 'login', status: 'open' });
    await ada.press(linking, 'method=password', { password: 'correct-horse-4242' });
    expect(explorer.flows.ofPersona(ada.id).filter(({ status }) => status === 'open')).toEqual([]);
  });
});
