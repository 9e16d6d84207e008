import type { Field, Form, FormGroup, PanelState, Submitter } from '../../../../src/protocol/state';

type Input = Extract<Field, { kind: 'input' }>;

/** An input as Kratos would give it; what matters to a test is said, the rest is plain. */
export function input(name: string, rest: Partial<Input> = {}): Input {
  return {
    kind: 'input',
    name,
    label: name,
    messages: [],
    inputType: 'text',
    value: '',
    required: false,
    disabled: false,
    secret: false,
    ...rest,
  };
}

export function submitter(key: string, rest: Partial<Submitter> = {}): Submitter {
  const [name = key, value = ''] = key.split('=');
  return { key, name, value, label: key, group: 'password', primary: false, role: 'main', disabled: false, ...rest };
}

export function group(name: string, rest: Partial<FormGroup> = {}): FormGroup {
  return { group: name, title: name, recommended: false, fields: [], submitters: [], ...rest };
}

/** A login form with a shared identifier, a password group and a code group. */
export const loginForm: Form = {
  flowType: 'login',
  messages: [],
  shared: [input('identifier')],
  groups: [
    group('password', {
      recommended: true,
      fields: [input('password', { inputType: 'password', secret: true })],
      submitters: [submitter('method=password', { primary: true })],
    }),
    group('code', { submitters: [submitter('method=code', { group: 'code', primary: true })] }),
  ],
  hidden: [{ name: 'csrf_token', value: 'abc', group: 'default', secret: true }],
};

/** A state of an open login; the rest as told. */
export function panelState(rest: Partial<PanelState> = {}): PanelState {
  return {
    flow: {
      id: 'f1',
      type: 'login',
      title: 'Login',
      persona: 'alice',
      client: 'browser',
      connection: 'practice',
      stateLabel: 'choose method',
      tone: 'neutral',
      over: false,
    },
    form: loginForm,
    openGroups: [],
    draft: {},
    encoding: 'json',
    authenticator: {},
    timeline: [],
    cookies: [],
    ...rest,
  };
}

export function exchangeRow(id: string, number: number): PanelState['timeline'][number] {
  return {
    id,
    number,
    method: 'GET',
    path: '/',
    status: '200',
    tone: 'good',
    durationMs: 5,
    at: '2026-11-22T10:00:00Z',
  };
}

/** A state with every optional part in it. */
export const examplePanelState: PanelState = panelState({
  flow: {
    id: 'f1',
    type: 'settings',
    title: 'Settings',
    persona: 'bob',
    client: 'native',
    connection: 'practice',
    version: 'v26.2.0',
    stateLabel: 'show form',
    tone: 'good',
    expiresAt: 1,
    over: false,
  },
  next: { text: 'Kratos waits.', body: 'method=totp, totp_code' },
  problem: {
    tone: 'bad',
    title: 'Refused',
    id: 'x',
    why: 'w',
    todo: 't',
    literal: 'l',
    actions: [{ id: 'a', label: 'A', primary: true, icon: 'key' }],
  },
  done: {
    title: 'Saved',
    lines: ['one'],
    steps: [{ aal: 'aal1', method: 'password', at: '2026-11-22T10:00:00Z' }],
    actions: [],
    suggestions: [
      { icon: 'mail', text: 'Verify', name: 'show_verification_ui', action: { id: 'continue:0', label: 'Continue' } },
    ],
  },
  form: {
    flowType: 'settings',
    messages: [{ id: 1050001, text: 'Saved', type: 'success', context: { any: [1, { thing: null }] } }],
    shared: [],
    groups: [
      group('totp', {
        fields: [
          input('totp_code', { autocomplete: 'one-time-code', pattern: '[0-9]+', maxLength: 6, filledBy: 'totp' }),
          {
            kind: 'image',
            name: 'totp_qr',
            label: 'QR',
            messages: [],
            src: 'data:image/png;base64,AA==',
            width: 1,
            height: 1,
          },
          { kind: 'text', name: 'totp_secret_key', label: 'Secret', messages: [], text: 'ABCD', secret: 'ABCD' },
          {
            kind: 'text',
            name: 'lookup_secret_codes',
            label: 'Codes',
            messages: [],
            text: '',
            codes: [{ code: 'a1', used: true }],
          },
          { kind: 'link', name: 'l', label: 'L', messages: [], href: 'https://example.com', safe: true },
          { kind: 'script', name: 's', label: '', messages: [], src: 'https://example.com/s.js' },
          { kind: 'trigger', name: 't', label: 'T', messages: [], trigger: 'run()' },
          { kind: 'division', name: 'd', label: '', messages: [], data: { 'data-a': 'b' } },
          { kind: 'unknown', name: 'u', label: '', messages: [], nodeType: 'slider', raw: '{}' },
        ],
        submitters: [submitter('method=totp', { group: 'totp', primary: true })],
      }),
    ],
    hidden: [],
  },
  openGroups: ['totp'],
  draft: { 'traits.email': 'a@example.com', agree: true, tags: ['x', 'y'] },
  authenticator: {
    totp: { code: '123456', validUntil: 1, periodMs: 30_000 },
    lookup: { left: 1, total: 12, next: 'a1' },
  },
  inbox: {
    status: 'available',
    note: 'n',
    messages: [{ id: 'm', subject: 's', recipient: 'r', at: '2026-11-22T10:00:00Z', code: '1', body: 'b', fits: true }],
  },
  timeline: [exchangeRow('x1', 1)],
  cookies: [{ name: 'c', attributes: 'Path=/', value: 'v' }],
  sessionToken: 'ory_st_x',
  busy: { label: 'Sending', since: 1 },
});

/** A state without a form: the flow is over, or none could be started. */
export function formlessState(rest: Partial<PanelState> = {}): PanelState {
  const state: { -readonly [Key in keyof PanelState]: PanelState[Key] } = panelState(rest);
  delete state.form;
  return state;
}
