import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import { flowStates, flowTypes, type Flow, type FlowType } from '../../../../src/kratos/flow/types';
import { nextStep, type NextContext, type NextStep } from '../../../../src/kratos/knowledge/nextStep';

const recordings = fileURLToPath(new URL('../../../fixtures/recorded/', import.meta.url));

interface Recorded {
  readonly version: string;
  readonly scenario: string;
  readonly flow: Flow;
}

/**
 * Every flow body that was recorded. The path that was asked tells its type; a passed verification has the return URL
 * as its action.
 */
function recordedFlows(): readonly Recorded[] {
  return ['v1.3.1', 'v26.2.0'].flatMap((version) =>
    readdirSync(recordings + version).flatMap((file) => {
      const exchanges = JSON.parse(readFileSync(`${recordings}${version}/${file}`, 'utf8')) as readonly {
        readonly request: { readonly path: string };
        readonly response: { readonly body?: unknown } | null;
      }[];
      return exchanges.flatMap(({ request, response }) => {
        const type = /^\/self-service\/(\w+)/.exec(request.path)?.[1];
        const flowType = flowTypes.find((one) => one === type);
        const parsed = flowType ? parseFlow(flowType, response?.body) : undefined;
        return parsed?.ok ? [{ version, scenario: file.replace('.json', ''), flow: parsed.value }] : [];
      });
    }),
  );
}

const all = recordedFlows();
const native: NextContext = { client: 'native' };
const browser: NextContext = { client: 'browser' };

function stepOf(flow: Flow, group?: string): NextStep {
  return nextStep(flow, {
    client: flow.client === 'native' ? 'native' : 'browser',
    ...(group !== undefined && { group }),
  });
}

/** The first recorded flow of a scenario that fits, in each version that has it. */
function stepsIn(scenario: string, fits: (flow: Flow) => boolean, group?: string): readonly NextStep[] {
  const steps = ['v1.3.1', 'v26.2.0'].flatMap((version) => {
    const found = all.find((one) => one.version === version && one.scenario === scenario && fits(one.flow));
    return found ? [stepOf(found.flow, group)] : [];
  });
  expect(steps.length, scenario).toBeGreaterThan(0);
  return steps;
}

function makeFlow(flowType: FlowType, changes: Partial<Flow> = {}): Flow {
  return {
    flowType,
    id: 'f',
    client: 'native',
    state: 'choose_method',
    refresh: false,
    action: '',
    method: 'POST',
    messages: [],
    nodes: [],
    continueWith: [],
    ...changes,
  };
}

describe('the next step', () => {
  it('is one clean line for every flow that was ever recorded', () => {
    expect(all.length).toBeGreaterThan(900);
    for (const { version, scenario, flow } of all) {
      for (const step of [stepOf(flow), nextStep(flow, native), nextStep(flow, browser), stepOf(flow, 'totp')]) {
        const where = `${version} ${scenario} ${flow.state}`;
        expect(step.text, where).toMatch(/^[A-Z].*[.)]$/);
        expect(step.text + (step.body ?? ''), where).not.toMatch(/undefined|null|\[object|`|\n| {2}/);
        expect(step.text, where).not.toContain('not known here');
      }
    }
  });

  it('names only nodes that are there', () => {
    for (const { version, scenario, flow } of all) {
      const names = new Set(flow.nodes.flatMap((node) => (node.type === 'input' ? [node.name] : [])));
      const asked = (stepOf(flow).body ?? '').split(/ or |[,;] /).map((part) => part.replace(/=.*| with each/, ''));
      for (const name of asked.filter((part) => part !== '' && part !== 'traits.…')) {
        expect(names, `${version} ${scenario} ${flow.flowType} ${flow.state}: ${stepOf(flow).body ?? ''}`).toContain(
          name,
        );
      }
    }
  });

  it('asks browsers for the CSRF token and native clients not', () => {
    for (const { flow } of all) {
      const { body } = stepOf(flow);
      if (body === undefined || flow.nodes.length === 0) continue;
      expect(body.includes('csrf_token'), `${flow.flowType} ${flow.state} ${body}`).toBe(
        flow.nodes.some((node) => node.type === 'input' && node.name === 'csrf_token' && (node.value ?? '') !== ''),
      );
    }
  });

  it('knows a second factor', () => {
    for (const step of stepsIn('login-totp-aal2-api', (flow) => flow.requestedAal === 'aal2')) {
      expect(step).toEqual({
        text: 'Kratos waits for a second factor: an authenticator code completes aal2.',
        body: 'method=totp, totp_code',
      });
    }
    for (const step of stepsIn('login-mfa-code-and-totp-spa', (flow) =>
      JSON.stringify(flow.nodes).includes('totp_code'),
    )) {
      expect(step.text).toContain('any one completes aal2: an authenticator code or a code sent to an address.');
      expect(step.body).toBe('method=totp, totp_code or address; csrf_token with each');
      expect(step.ways).toEqual([
        { group: 'totp', body: 'method=totp, totp_code, csrf_token' },
        { group: 'code', body: 'address, csrf_token' },
      ]);
    }
  });

  it('says that there is no way on without a second factor', () => {
    for (const scenario of ['login-aal2-without-second-factor', 'mfa-code-identity-without-code-credential']) {
      const dead = all.filter((one) => one.scenario === scenario && one.flow.requestedAal === 'aal2');
      const steps = dead.map(({ flow }) => stepOf(flow)).filter((step) => step.body === undefined);
      expect(steps.length).toBeGreaterThan(0);
      for (const step of steps) expect(step.text).toMatch(/^There is no way forward: this login asks for aal2/);
    }
  });

  it('leads through a two-step registration of both versions', () => {
    const [first] = stepsIn('registration-two-step-api', (flow) => flow.flowType === 'registration');
    expect(first?.text).toMatch(/^Step one of two: Kratos waits for the profile\./);
    expect(first?.body).toMatch(/^method=profile, traits\./);
    const second = stepsIn('registration-two-step-api', (flow) => flow.messages.some(({ id }) => id === 1040009));
    expect(second).toHaveLength(2);
    for (const step of second) {
      expect(step.text).toMatch(/^Step two of two: .* a password\.$/);
      expect(step.body).toMatch(/^method=password, password, traits\./);
    }
    for (const step of stepsIn('registration-one-step-api', (flow) => flow.flowType === 'registration')) {
      expect(step.text).toBe('Kratos waits for the profile and a credential in one step: a password.');
    }
  });

  it('waits for codes', () => {
    const sent = (flow: Flow): boolean => flow.state === 'sent_email';
    for (const step of stepsIn('login-code-passwordless-api', sent)) {
      expect(step.text).toMatch(/^A code was sent to \S+@\S+; Kratos waits for it\.$/);
      expect(step.body).toBe('method=code, code, identifier');
    }
    for (const step of stepsIn('login-mfa-code-api', sent)) expect(step.text).toContain('completes aal2');
    for (const step of stepsIn('registration-code-api', sent)) expect(step.text).toContain('exactly the same profile');
    for (const step of stepsIn('recovery-code-api', sent)) expect(step.body).toBe('method=code, code');
    for (const step of stepsIn('verification-code-spa', sent)) expect(step.body).toBe('method=code, code, csrf_token');
    for (const step of stepsIn('recovery-link-spa', sent)) expect(step.text).toMatch(/^A link was mailed/);
  });

  it('recognises a spoilt flow', () => {
    for (const { flow } of all.filter(({ flow }) => flow.active === 'default')) {
      expect(stepOf(flow)).toEqual({ text: expect.stringContaining(`${flow.flowType} flow is spoilt`) as string });
    }
  });

  it('pairs an authenticator in settings', () => {
    const isFresh = (flow: Flow): boolean =>
      flow.flowType === 'settings' && flow.nodes.some((node) => node.type === 'img');
    const sentence =
      'Scan the code, then send the six digits back here: the app is paired only when this settings flow has seen a right code.';
    for (const step of stepsIn('settings-totp-enrol-unlink-api', isFresh, 'totp')) {
      expect(step).toEqual({ text: sentence, body: 'method=totp, totp_code' });
    }
    for (const step of stepsIn('settings-totp-enrol-unlink-api', isFresh)) expect(step.text).toContain(sentence);
    for (const step of stepsIn('settings-lookup-secret-api', (flow) =>
      flow.nodes.some((node) => node.type === 'input' && node.name === 'lookup_secret_confirm'),
    )) {
      expect(step.body).toBe('lookup_secret_confirm=true');
    }
    for (const step of stepsIn('recovery-code-api', (flow) => flow.messages.some(({ id }) => id === 1060001))) {
      expect(step.body).toBe('method=password, password');
    }
  });

  it('follows recovery with a choice of addresses', () => {
    const scenario = 'recovery-v2-two-addresses-spa';
    const bodies = [
      'recovery_awaiting_address',
      'recovery_awaiting_address_choice',
      'recovery_confirming_address',
      'recovery_awaiting_code',
    ].map((state) => stepsIn(scenario, (flow) => flow.state === state)[0]?.body);
    expect(bodies).toEqual([
      'method=code, recovery_address, csrf_token',
      'recovery_select_address, recovery_address, csrf_token',
      'method=code, recovery_confirm_address, recovery_address, csrf_token',
      'method=code, code, recovery_address, csrf_token',
    ]);
  });

  it('submits nothing to a passed recovery or verification', () => {
    for (const { flow } of all.filter(({ flow }) => flow.state === 'passed_challenge'))
      expect(stepOf(flow).body).toBeUndefined();
    expect(nextStep(makeFlow('recovery', { state: 'passed_challenge' }), native).text).toContain(
      'session token stands in continue_with',
    );
    expect(nextStep(makeFlow('recovery', { state: 'passed_challenge', client: 'browser' }), browser).text).toContain(
      'session cookie is set',
    );
  });

  it('warns a native client of a flow of type browser', () => {
    expect(nextStep(makeFlow('verification', { client: 'browser' }), native).text).toContain(
      'start a new native verification flow',
    );
    expect(nextStep(makeFlow('settings', { client: 'browser', state: 'show_form' }), native).text).not.toContain(
      'CSRF cookie',
    );
  });

  it('names an unknown state and the buttons that are there', () => {
    const step = nextStep(
      makeFlow('login', {
        state: 'awaiting_stars',
        nodes: [
          {
            type: 'input',
            group: 'code',
            messages: [],
            name: 'method',
            inputType: 'submit',
            value: 'stars',
            required: false,
            disabled: false,
          },
        ],
      }),
      native,
    );
    expect(step).toEqual({
      text: 'The state “awaiting_stars” of this login flow is not known here; the server may be newer. Fill in the form and press one of its buttons.',
      body: 'method=stars',
    });
  });

  it('never fails, whatever the type, state and client', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...flowTypes),
        fc.oneof(fc.constantFrom(...flowStates), fc.string()),
        fc.constantFrom(...all.map(({ flow }) => flow)),
        fc.constantFrom('browser' as const, 'native' as const),
        fc.option(fc.constantFrom('totp', 'password', 'profile', 'nosuch'), { nil: undefined }),
        (flowType, state, flow, client, group) => {
          const step = nextStep({ ...flow, flowType, state }, { client, ...(group !== undefined && { group }) });
          expect(step.text.length).toBeGreaterThan(20);
          expect(step.body).not.toBe('');
        },
      ),
      { numRuns: 3000 },
    );
  });
});
