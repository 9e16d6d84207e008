import { beforeAll, describe, expect, it } from 'vitest';
import { readOutcome } from '../../src/kratos/flow/outcome';
import type { Outcome } from '../../src/kratos/flow/outcome.types';
import type { ClientKind } from '../../src/kratos/flow/types';
import { nextStep } from '../../src/kratos/knowledge/nextStep';
import { startKratos, type Kratos } from '../kit';
import { makeInput, makeRecord } from '../unit/views/panel/makeRecord';
import { buildPanelState } from '../../src/views/panel/state/buildState';
import { atProvider, startProvider, type Provider } from './provider';

/** Takes the address where there is one, and refuses whoever is not welcome. */
const mapper = `
local claims = std.extVar('claims');
if claims.sub == 'unwelcome' then error 'this person is not welcome' else
{ identity: { traits: { [if 'email' in claims then 'email' else null]: claims.email } } }
`;

let kratos: Kratos;
let provider: Provider;
beforeAll(async () => {
  provider = await startProvider('explorer');
  const acme = atProvider(provider, mapper);
  kratos = await startKratos({
    config: { selfservice: { methods: { oidc: { enabled: true, config: { providers: [acme] } } } } },
  });
}, 300_000);

/** A client that keeps its cookies and follows nothing by itself. */
class Client {
  readonly #cookies = new Map<string, string>();

  constructor(readonly kind: ClientKind) {}

  async ask(url: string, body?: object, keeps = true): Promise<{ answer: Response; text: string }> {
    const cookie = keeps ? [...this.#cookies].map((pair) => pair.join('=')).join('; ') : '';
    const answer = await fetch(url, {
      redirect: 'manual',
      method: body === undefined ? 'GET' : 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      // A native client keeps what the way back from a provider needs, and nothing else.
      if (this.kind === 'browser' || name === 'ory_kratos_continuity') this.#cookies.set(name, value);
    }
    return { answer, text: await answer.text() };
  }

  /** Starts a registration, presses the provider and comes back from it; yields the answer of the callback. */
  async signUp(withCookies = true): Promise<{ outcome: Outcome; status: number }> {
    const init = this.kind === 'native' ? 'api' : 'browser';
    const begun = JSON.parse(
      (await this.ask(`${kratos.publicUrl}/self-service/registration/${init}`, undefined, false)).text,
    ) as {
      ui: { action: string; nodes: { attributes: { name: string; value: string } }[] };
    };
    return this.comeBack(begun.ui.action, { provider: 'acme', csrf_token: tokenOf(begun) }, withCookies);
  }

  async comeBack(action: string, body: object, withCookies = true): ReturnType<Client['signUp']> {
    const sent = await this.ask(action, body);
    expect(sent.answer.status).toBe(422);
    const { redirect_browser_to } = JSON.parse(sent.text) as { redirect_browser_to: string };
    const callback = (await this.ask(redirect_browser_to, undefined, false)).answer.headers.get('location') ?? '';
    const back = await this.ask(callback, undefined, withCookies);
    const outcome = readOutcome(
      {
        request: { method: 'GET', url: callback, headers: [] },
        response: { status: back.answer.status, headers: [...back.answer.headers], body: back.text },
      },
      { flowType: 'registration', client: this.kind, step: 'submit', publicUrl: kratos.publicUrl },
    );
    return { outcome, status: back.answer.status };
  }
}

function tokenOf(flow: { ui: { nodes: { attributes: { name: string; value: string } }[] } }): string | undefined {
  return flow.ui.nodes.find(({ attributes }) => attributes.name === 'csrf_token')?.attributes.value;
}

const told = (outcome: Outcome): string =>
  buildPanelState(makeInput(makeRecord({ type: 'registration', outcome }))).problem?.title ?? '';

describe('a provider', () => {
  it.each(['browser', 'native'] as const)('whose mapper refuses is a fault of the server: %s', async (kind) => {
    provider.is({ sub: 'unwelcome' });
    const { outcome, status } = await new Client(kind).signUp();
    expect(status).toBe(kind === 'native' ? 400 : 500);
    expect(outcome).toMatchObject({ kind: 'server-failed', status: 500 });
    expect(told(outcome)).toBe('Jsonnet failed: a mapper of a provider, or the body of a web hook');
  });

  it('is come back from with the cookie of the submit only', async () => {
    provider.is({ sub: 'lost', email: 'lost@example.com' });
    const { outcome, status } = await new Client('browser').signUp(false);
    expect(status).toBe(400);
    expect(told(outcome)).toBe('The sign-in at the provider was begun by another client');
    const problem = buildPanelState(makeInput(makeRecord({ type: 'registration', outcome }))).problem;
    expect(problem?.why).toContain('ory_kratos_continuity');
  });

  it('that lacks a trait is gone to once more after the press', async () => {
    provider.is({ sub: 'nameless' });
    const client = new Client('browser');
    const { outcome } = await client.signUp();
    if (!('flow' in outcome)) throw new Error(`The form was wanted, not ${outcome.kind}.`);
    const { flow } = outcome;
    const next = nextStep(flow, { client: 'browser' });
    expect(next.text).toContain('422');
    expect(next.body).toBe('provider, traits.email, traits.name.first, traits.name.last, csrf_token');
    const token = flow.nodes.find((node) => node.type === 'input' && node.name === 'csrf_token');
    const done = await client.comeBack(flow.action, {
      provider: 'acme',
      csrf_token: token?.type === 'input' ? token.value : undefined,
      'traits.email': 'nameless@example.com',
    });
    expect(done.outcome.kind).toMatch(/registered|signed-in|redirect-wanted/);
    const found = await kratos.admin('/admin/identities?credentials_identifier=acme:nameless');
    expect(found).toMatchObject([{ traits: { email: 'nameless@example.com' } }]);
  });
});
