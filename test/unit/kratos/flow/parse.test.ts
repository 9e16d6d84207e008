import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildForm } from '../../../../src/kratos/flow/form/form';
import {
  parseContinueWith,
  parseErrorBody,
  parseFlow,
  parseIdentity,
  parseMessageList,
  parseSession,
} from '../../../../src/kratos/flow/parse';
import { flowTypes } from '../../../../src/kratos/flow/types';
import { recorded } from '../../../kit/replay';

const id = '7c2f6f6a-6d0c-4b0c-9d3a-1f3a52b0a001';

/** The one thing that `parseFlow` refuses is left out by these. */
function flowOf(json: unknown): ReturnType<typeof must> {
  return must(json);
}
function must(json: unknown): Extract<ReturnType<typeof parseFlow>, { ok: true }>['value'] {
  const parsed = parseFlow('login', json);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

describe('parseFlow', () => {
  it('reads a recorded login flow', () => {
    const body = recorded('v26.2.0', 'login-totp-aal2-api')[6]?.response?.body;
    expect(flowOf(body)).toMatchObject({
      flowType: 'login',
      client: 'native',
      state: 'choose_method',
      requestedAal: 'aal2',
      refresh: false,
      method: 'POST',
      messages: [{ id: 1_010_004, type: 'info' }],
    });
  });

  it('takes `ui.nodes: null` for no nodes', () => {
    expect(flowOf({ id, ui: { nodes: null, messages: null } })).toMatchObject({ nodes: [], messages: [] });
  });

  it.each([null, 'text', 7, [], {}, { id }, { ui: {} }, { id: '', ui: {} }, { id: 7, ui: {} }, { id, ui: [] }])(
    'says why %j is no flow',
    (json) => {
      const parsed = parseFlow('login', json);
      expect(parsed.ok).toBe(false);
      expect(parsed.ok ? '' : parsed.problem).toMatch(/^The answer .*\.$/);
    },
  );

  it('keeps what it does not know as what it is', () => {
    const flow = flowOf({
      id,
      type: 'satellite',
      state: 'dreaming',
      ui: {
        action: 'x',
        method: 'POST',
        messages: [{ id: 9_999_999, text: 'new', type: 'riddle' }],
        nodes: [
          { type: 'hologram', group: 'telepathy', attributes: { node_type: 'hologram' }, messages: [], meta: {} },
          { type: 'input', group: 'telepathy', attributes: { name: 'thought', type: 'thought', value: 'a' } },
          'nonsense',
        ],
      },
    });
    expect(flow.client).toBe('satellite');
    expect(flow.state).toBe('dreaming');
    expect(flow.messages).toEqual([{ id: 9_999_999, text: 'new', type: 'riddle' }]);
    expect(flow.nodes).toMatchObject([
      { type: 'unknown', nodeType: 'hologram', group: 'telepathy' },
      { type: 'input', name: 'thought', inputType: 'thought', value: 'a' },
      { type: 'unknown', raw: 'nonsense' },
    ]);
  });

  it('never throws, and any parsed flow gives a form', () => {
    const node = fc.record(
      {
        type: fc.constantFrom('input', 'text', 'img', 'a', 'script', 'div', 'new', 7),
        group: fc.constantFrom('default', 'password', 'code', 'other', null),
        attributes: fc.oneof(
          fc.record({
            name: fc.string(),
            type: fc.constantFrom('hidden', 'submit', 'text', 'x'),
            value: fc.anything(),
          }),
          fc.anything(),
        ),
        messages: fc.anything(),
        meta: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const body = fc.record({ id: fc.constant(id), ui: fc.record({ nodes: fc.array(node), messages: fc.anything() }) });
    fc.assert(
      fc.property(fc.constantFrom(...flowTypes), fc.oneof(body, fc.anything()), (type, json) => {
        const parsed = parseFlow(type, json);
        if (parsed.ok) expect(buildForm(parsed.value).flowType).toBe(type);
      }),
    );
  });
});

describe('parseSession and parseIdentity', () => {
  it('read a recorded session with its identity and methods', () => {
    const body = recorded('v26.2.0', 'login-totp-aal2-api')[9]?.response?.body;
    const session = parseSession(body);
    expect(session).toMatchObject({ ok: true, value: { active: true, aal: 'aal2' } });
    expect(session.ok && session.value.methods.map(({ method, aal }) => [method, aal])).toEqual([
      ['password', 'aal1'],
      ['totp', 'aal2'],
    ]);
    expect(session.ok && session.value.identity?.traits).toHaveProperty('email');
    expect(session.ok && session.value.identity?.verifiableAddresses[0]).toMatchObject({
      via: 'email',
      verified: false,
    });
  });

  it('leave the identity out where the server keeps it back', () => {
    const session = parseSession({ id, active: true, identity: null });
    expect(session).toEqual({ ok: true, value: { id, active: true, aal: 'aal0', methods: [], devices: [] } });
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        parseSession(json);
        parseIdentity(json);
        parseMessageList(json);
        parseContinueWith(json);
        parseErrorBody(json, 400);
      }),
    );
  });
});

describe('parseErrorBody', () => {
  it('reads id, reason, redirect and the flow to go on with', () => {
    const body = {
      error: { id: 'self_service_flow_expired', code: 410, status: 'Gone', reason: 'because', message: 'expired' },
      use_flow_id: 'next',
      redirect_browser_to: 'http://x/',
    };
    expect(parseErrorBody(body, 410)).toEqual({
      id: 'self_service_flow_expired',
      code: 410,
      reason: 'because',
      message: 'expired',
      useFlowId: 'next',
      redirectBrowserTo: 'http://x/',
      continueWith: [],
    });
  });

  it('finds `continue_with` in the details', () => {
    const details = { continue_with: [{ action: 'show_recovery_ui', flow: { id: 'next' } }] };
    expect(parseErrorBody({ error: { code: 400, message: 'm', details } }, 400)?.continueWith).toEqual([
      { action: 'show_recovery_ui', flowId: 'next' },
    ]);
  });

  it('takes the status where no code stands, and is undefined for what is no error', () => {
    expect(parseErrorBody({ error: { message: 'm' } }, 418)?.code).toBe(418);
    expect(parseErrorBody({ id, ui: {} }, 400)).toBeUndefined();
    expect(parseErrorBody({ error: 'text' }, 400)).toBeUndefined();
  });
});

describe('parseContinueWith', () => {
  it('reads every action, in the order sent, and keeps an unknown one', () => {
    const list = [
      { action: 'redirect_browser_to', redirect_browser_to: 'http://ui/' },
      { action: 'show_verification_ui', flow: { id: 'v', verifiable_address: 'a@example.com' } },
      { action: 'show_settings_ui', flow: { id: 's', url: 'http://ui/settings?flow=s' } },
      { action: 'set_ory_session_token', ory_session_token: 'ory_st_x' },
      { action: 'dance', with: 'whom' },
    ];
    expect(parseContinueWith(list)).toEqual([
      { action: 'redirect_browser_to', url: 'http://ui/' },
      { action: 'show_verification_ui', flowId: 'v', address: 'a@example.com' },
      { action: 'show_settings_ui', flowId: 's', url: 'http://ui/settings?flow=s' },
      { action: 'set_ory_session_token', sessionToken: 'ory_st_x' },
      { action: 'unknown', name: 'dance', raw: { action: 'dance', with: 'whom' } },
    ]);
    expect(parseContinueWith(null)).toEqual([]);
  });
});
