import { beforeAll, describe, expect, it } from 'vitest';
import type { Explorer } from '../../src/kratos/drive/explorer';
import { renderStoredError } from '../../src/kratos/knowledge/storedError';
import { nextStep } from '../../src/kratos/knowledge/nextStep';
import { readErrorUrl } from '../../src/kratos/flow/urls';
import { json, startFaultServer, startKratos, type FaultServer, type Kratos } from '../kit';
import { exploring, password, Person } from './people';
import { told } from './told';

const challenge = 'a-login-challenge-of-hydra';

describe('a login for an OAuth2 client', () => {
  let hydra: FaultServer;
  let kratos: Kratos;
  let explorer: Explorer;
  beforeAll(async () => {
    hydra = await startFaultServer({
      'GET /admin/oauth2/auth/requests/login': json({
        challenge,
        skip: false,
        subject: '',
        request_url: 'http://hydra.example.com/oauth2/auth?client_id=notes',
        requested_scope: ['openid', 'offline'],
        client: { client_id: 'notes', client_name: 'Notes' },
      }),
      'PUT /admin/oauth2/auth/requests/login/accept': json({
        redirect_to: 'http://hydra.example.com/oauth2/auth?client_id=notes&login_verifier=x',
      }),
    });
    kratos = await startKratos({ config: { oauth2_provider: { url: hydra.url } } });
    explorer = exploring(kratos);
    await kratos.createIdentity({ email: 'ada@example.com' });
  });

  it('says for whom it is, and goes back to the provider in a browser', async () => {
    const ada = new Person(explorer, 'ada', 'browser');
    const login = await ada.start('login', { login_challenge: challenge });
    expect(login.flow?.oauth2).toEqual({ client: 'Notes', scopes: ['openid', 'offline'] });
    expect(nextStep(login.flow ?? ({} as never), { client: 'browser' }).text).toContain(
      'It is for Notes, which asks for openid offline',
    );
    const done = await ada.press(login, 'method=password', { identifier: 'ada@example.com', password });
    expect(done.outcome?.kind).toBe('redirect-wanted');
    const said = told(done);
    expect(said?.title).toBe('Done here: go back to the OAuth2 provider hydra.example.com');
    expect(said?.why).toContain('Notes');
    expect(said?.actions.map(({ id }) => id)).toEqual(['continue-in-browser', 'open-url', 'refetch']);

    const registration = await ada.start('registration', { login_challenge: challenge });
    expect(told(registration)?.title).toBe('A login is wanted instead');
    const instead = await ada.follow(registration, { kind: 'use-flow' });
    expect(instead).toMatchObject({ type: 'login', status: 'open', parameters: { login_challenge: challenge } });
    expect(explorer.flows.get(registration.id)?.next).toBe(instead.id);
  });

  it('without a provider that knows the challenge, or without any, is said with the setting', async () => {
    const other = await startKratos();
    const bob = new Person(exploring(other), 'bob', 'browser');
    const refused = await bob.start('login', { login_challenge: challenge });
    expect(JSON.stringify(told(refused))).toContain('oauth2_provider.url');
    hydra.route('GET /admin/oauth2/auth/requests/login', json({ error: 'Not Found' }, 404));
    const unknown = await new Person(explorer, 'carl', 'browser').start('login', { login_challenge: challenge });
    expect(unknown.status).toBe('failed');
    expect(told(unknown)?.title).not.toBe('');
  });
});

describe('a stored error', () => {
  it('of a page that was sent to the error page is explained', async () => {
    const kratos = await startKratos();
    const explorer = exploring(kratos);
    const answer = await fetch(`${kratos.publicUrl}/self-service/login/browser?return_to=http://evil.example.com/`, {
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    const id = readErrorUrl(answer.headers.get('location') ?? '') ?? '';
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const page = renderStoredError(id, await explorer.readError('practice', id));
    expect(page).toContain('self_service_flow_return_to_forbidden');
    expect(page).toContain('allowed_return_urls');
    expect(page).toContain('http://evil.example.com/');
    const stub = renderStoredError('stub:500', await explorer.readError('practice', 'stub:500'));
    expect(stub).toContain('This is a stub error.');
    const none = '0b1f2a3c-4d5e-4f60-8a7b-9c0d1e2f3a4b';
    expect(renderStoredError(none, await explorer.readError('practice', none))).toContain('keeps no error of that id');
    await kratos.stop();
    expect(renderStoredError(id, await explorer.readError('practice', id))).toContain('The server does not answer');
  });
});
