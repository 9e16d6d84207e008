import { readConfig } from '../../../src/config/document/readConfig';
import { buildSubmission } from '../../../src/kratos/flow/form/submission';
import { present } from '../../../src/kratos/flow/json';
import type { FlowRecord } from '../../../src/kratos/record/types';
import type { Exchange } from '../../../src/kratos/exchange/types';
import type { SoftwareKey } from '../../../src/kratos/webauthn/types';
import type { ToPanel } from '../../../src/protocol/messages';
import type { Field, InboxView, PanelState } from '../../../src/protocol/state';
import { buildPanelState, type PanelInput } from '../../../src/views/panel/state/buildState';
import type { Configuration } from '../../../src/views/panel/ports';
import { exchangeView, requestText } from '../../../src/views/panel/state/wireText';
import { orderGroups } from '../../../webview/flow/entries';
import { exchangesOf, recordOf } from './recordings';

/**
 * One picture of the gallery: what the host would send, and what a person would have done before the picture is taken.
 */
export interface GalleryState {
  readonly name: string;
  readonly messages: readonly ToPanel[];
  /** Accessible names of tabs, folds and buttons to press, in order. */
  readonly presses?: readonly string[];
}

/**
 * The states of the panel worth seeing, from recorded answers of Kratos v26.2.0 and built by the code that builds them
 * in the editor.
 */
export function galleryStates(now: number): readonly GalleryState[] {
  return [
    ...loginStates(now),
    ...mailStates(now),
    ...registrationStates(now),
    ...settingsStates(now),
    ...keyStates(now),
    ...troubleStates(now),
    hostileState(now),
  ];
}

const practiceText = `session:
  whoami:
    required_aal: highest_available
selfservice:
  default_browser_return_url: http://127.0.0.1:4455/
  methods:
    totp:
      enabled: true
  flows:
    login:
      before:
        hooks:
          - hook: web_hook
            config: { url: http://127.0.0.1:4488/before-login, method: POST }
      after:
        hooks:
          - hook: web_hook
            config: { url: http://127.0.0.1:4488/login, method: POST }
        password:
          default_browser_return_url: http://127.0.0.1:4455/home
          hooks:
            - hook: revoke_active_sessions
            - hook: web_hook
              config: { url: http://127.0.0.1:4488/password, method: POST }
`;
const practiceConfiguration: Configuration = {
  setup: { config: readConfig(practiceText), version: 'v26.2.0', schemas: [] },
  name: 'kratos.yml',
  textOf: () => practiceText,
  goTo: () => Promise.resolve(),
};

function pick(exchanges: readonly Exchange[], ...numbers: number[]): readonly Exchange[] {
  return numbers.map((number) => {
    const exchange = exchanges[number];
    if (exchange === undefined) throw new Error(`The recording has no exchange ${number}.`);
    return exchange;
  });
}

function picture(
  name: string,
  record: FlowRecord,
  input: Partial<PanelInput> = {},
  change: (state: PanelState) => PanelState = (same) => same,
): GalleryState {
  const browser = record.client === 'browser';
  const cookies = [
    {
      name: 'csrf_token_82b119fa58a0a1cb6faa9738c1d0dbbf04fcc89a657b7beb31fcde400ced48ab',
      attributes: 'Path=/ · HttpOnly · SameSite=Lax · 365 d',
      value: 'Qm9iIHdhcyBoZXJl==',
    },
    {
      name: 'ory_kratos_session',
      attributes: 'Path=/ · HttpOnly · SameSite=Lax · session',
      value: 'MTc2MzgwNDYxN3xKdWJfdk1T',
    },
  ];
  const state = change(
    buildPanelState({
      record,
      persona: { id: 'alice', name: browser ? 'alice' : 'bob', client: record.client, connectionId: 'practice' },
      connection: { id: 'practice', name: 'practice', publicUrl: 'http://127.0.0.1:6433' },
      version: 'v26.2.0',
      session: undefined,
      authenticator: {},
      keyRing: undefined,
      inbox: undefined,
      busy: undefined,
      exchanges: record.exchanges,
      cookies: browser ? cookies : [],
      cookieTroubles: [],
      sessionToken: browser ? undefined : 'ory_st_Yq3m8XnVh2bS7tLw',
      resumes: undefined,
      cameFrom: undefined,
      canSendAgain: true,
      notice: undefined,
      now: Date.now(),
      ...input,
    }),
  );
  const groups = state.form === undefined ? [] : orderGroups(state.form, state.openGroups);
  const submitter = groups.flatMap(({ submitters }) => submitters).find(({ primary }) => primary);
  const preview: ToPanel[] =
    record.flow === undefined || submitter === undefined
      ? []
      : [{ type: 'preview', submitter: submitter.key, request: previewOf(record, submitter.key) }];
  return {
    name,
    messages: [
      { type: 'state', state },
      ...preview,
      ...record.exchanges.map((exchange): ToPanel => ({ type: 'exchange', exchange: exchangeView(exchange, []) })),
    ],
  };
}

function previewOf(record: FlowRecord, key: string): ReturnType<typeof requestText> {
  if (record.flow === undefined) return [];
  const { method, url, contentType, body } = buildSubmission(record.flow, key, {}, 'json');
  const own =
    record.client === 'browser'
      ? ['Cookie', 'csrf_token_82b1=Qm9iIHdhcyBoZXJl; ory_kratos_session=MTc2MzgwNDYxN3x']
      : ['X-Session-Token', 'ory_st_Yq3m8XnVh2bS7tLw'];
  return requestText(
    {
      method,
      url,
      headers: [['Accept', 'application/json'], ['Content-Type', contentType], own as [string, string]],
      body,
    },
    [],
  );
}

function loginStates(now: number): readonly GalleryState[] {
  const spa = exchangesOf('login-password-spa', now);
  const passkey = exchangesOf('passkey-and-webauthn-passwordless-nodes', now);
  const totp = exchangesOf('login-mfa-code-and-totp-spa', now);
  const lookup = exchangesOf('login-lookup-secret-aal2-spa', now);
  const done = exchangesOf('login-totp-aal2-spa', now);
  const oidc = exchangesOf('oidc-login-registration-settings', now);
  const wrong = spa.findIndex(
    ({ response, request }) => request.method === 'POST' && response?.body.includes('4000006') === true,
  );
  const second = lookup.findIndex(({ request, response }) => request.url.includes('aal2') && response?.status === 200);
  const totpNow = { code: '492031', validUntil: now + 17_400, periodMs: 30_000 };
  const start = pick(spa, 0);
  return [
    picture('login-password', recordOf({ type: 'login', client: 'browser', exchanges: start, now })),
    {
      ...picture(
        'login-wrong-password',
        recordOf({ type: 'login', client: 'browser', exchanges: pick(spa, 0, wrong), now }),
      ),
      presses: ['tab Timeline'],
    },
    {
      ...picture('login-sequence', recordOf({ type: 'login', client: 'browser', exchanges: pick(spa, 0, wrong), now })),
      presses: ['tab Sequence'],
    },
    {
      ...picture('code-sequence', recordOf({ type: 'login', client: 'browser', exchanges: totp, now })),
      presses: ['tab Sequence'],
    },
    {
      ...picture('way-ahead', recordOf({ type: 'login', client: 'browser', exchanges: start, now }), {
        ahead: { configuration: practiceConfiguration, factors: { totp: true, lookup: false } },
      }),
      presses: ['tab Sequence'],
    },
    {
      ...picture(
        'way-foretold',
        recordOf({ type: 'login', client: 'browser', exchanges: pick(done, 3, 4), status: 'done', now }),
        { ahead: { configuration: practiceConfiguration, factors: { totp: true, lookup: false } } },
      ),
      presses: ['tab Sequence'],
    },
    {
      ...picture('way-unknown', recordOf({ type: 'login', client: 'browser', exchanges: start, now }), {
        ahead: { configuration: undefined, factors: { totp: false, lookup: false } },
      }),
      presses: ['tab Sequence'],
    },
    picture(
      'login-imported',
      present<FlowRecord>({
        ...recordOf({ type: 'login', client: 'browser', exchanges: start, now }),
        personaId: undefined,
      }),
      { persona: undefined },
    ),
    picture('login-passkey', recordOf({ type: 'login', client: 'browser', exchanges: pick(passkey, 0), now })),
    picture('login-social', recordOf({ type: 'login', client: 'browser', exchanges: pick(oidc, 0), now })),
    picture('second-factor', recordOf({ type: 'login', client: 'browser', exchanges: pick(totp, 3), now }), {
      authenticator: { totp: totpNow, lookup: { left: 9, total: 12, next: 'a1b2c3d4' } },
    }),
    picture(
      'second-factor-lookup',
      recordOf({ type: 'login', client: 'browser', exchanges: pick(lookup, second), now }),
      {
        authenticator: { totp: totpNow, lookup: { left: 9, total: 12, next: 'a1b2c3d4' } },
      },
    ),
    picture('second-factor-offered', recordOf({ type: 'login', client: 'browser', exchanges: pick(totp, 3), now }), {
      authenticator: { offer: { totp: 'Use the authenticator that alice enrolled', action: 'borrow' } },
    }),
    picture('second-factor-borrowed', recordOf({ type: 'login', client: 'browser', exchanges: pick(totp, 3), now }), {
      authenticator: { totp: totpNow, source: 'Enrolled for alice@example.com by alice.' },
    }),
    picture('login-not-needed', recordOf({ type: 'login', client: 'browser', exchanges: start, now }), {
      session: { personaId: 'p', status: 'signed-in' },
    }),
    picture(
      'signed-in-no-longer',
      recordOf({ type: 'login', client: 'browser', exchanges: pick(done, 3, 4, 7, 8), status: 'done', now }),
      { session: { personaId: 'p', status: 'signed-out' } },
    ),
    picture('login-other-host', {
      ...recordOf({ type: 'login', client: 'browser', exchanges: start, now }),
      notes: [{ kind: 'rewritten', what: 'action', from: 'http://kratos:4433', to: 'http://127.0.0.1:4433' }],
    }),
    {
      ...picture(
        'signed-in',
        recordOf({ type: 'login', client: 'browser', exchanges: pick(done, 3, 4, 7, 8), status: 'done', now }),
      ),
      presses: [],
    },
    {
      ...picture('login-cookies', recordOf({ type: 'login', client: 'browser', exchanges: start, now })),
      presses: ['tab Cookies', 'summary hidden field'],
    },
  ];
}

const mails: InboxView = {
  status: 'available',
  messages: [
    {
      id: 'm2',
      subject: 'Use code 706614 to log in',
      recipient: 'user85@example.com',
      at: '2026-11-22T10:02:40Z',
      code: '706614',
      body: 'Hi,\n\nplease log in to your account by entering the following code:\n\n706614\n',
      fits: true,
    },
    {
      id: 'm1',
      subject: 'Please verify your email address',
      recipient: 'user85@example.com',
      at: '2026-11-22T10:00:12Z',
      code: '110022',
      body: 'Hi',
      fits: false,
    },
  ],
};

function mailStates(now: number): readonly GalleryState[] {
  const code = exchangesOf('login-mfa-code-and-totp-spa', now);
  const recovery = exchangesOf('recovery-code-spa', now);
  const exchanges = pick(code, 3, 4);
  const record = recordOf({ type: 'login', client: 'browser', exchanges, now });
  return [
    picture('code-arrived', record, { inbox: mails }),
    picture('code-waiting', record, { inbox: { status: 'waiting', messages: [] } }),
    picture('code-unavailable', record, {
      inbox: {
        status: 'unavailable',
        note: 'Messages are read through the admin API, and “practice” has no admin URL. Edit the connection to set one; its port is usually 4434.',
        messages: [],
      },
    }),
    picture('recovery-start', recordOf({ type: 'recovery', client: 'browser', exchanges: pick(recovery, 0), now })),
  ];
}

function registrationStates(now: number): readonly GalleryState[] {
  const steps = exchangesOf('registration-two-step-api', now);
  const errors = exchangesOf('registration-errors-api', now);
  const posts = steps.flatMap((exchange, index) => (exchange.request.method === 'POST' ? [index] : []));
  const password = posts.find((index) => steps[index]?.response?.body.includes('1040009') === true) ?? 1;
  const over = posts.find((index) => steps[index]?.response?.status === 200) ?? 2;
  const refused = errors.findIndex(({ request, response }) => request.method === 'POST' && response?.status === 400);
  return [
    picture(
      'registration-profile',
      recordOf({ type: 'registration', client: 'native', exchanges: pick(steps, 0), now }),
    ),
    picture(
      'registration-refused',
      recordOf({ type: 'registration', client: 'native', exchanges: pick(errors, 0, refused), now }),
    ),
    picture(
      'registration-password',
      recordOf({ type: 'registration', client: 'native', exchanges: pick(steps, 0, password), now }),
    ),
    picture(
      'registered',
      recordOf({
        type: 'registration',
        client: 'native',
        exchanges: pick(steps, 0, password, over),
        status: 'done',
        now,
      }),
    ),
  ];
}

function keyStates(now: number): readonly GalleryState[] {
  const passkeys = exchangesOf('passkey-registration-login', now);
  const settings = exchangesOf('passkey-native', now);
  const second = exchangesOf('webauthn-second-factor', now);
  const page = 'http://localhost:4455';
  const key = (id: string, name: string): SoftwareKey => ({
    id,
    name,
    privateKey: '',
    rpId: 'localhost',
    userHandle: '',
    method: 'passkey',
    backupEligible: false,
    signCount: 0,
    account: 'nat.passkey@example.com',
    madeIn: '',
    madeAt: now,
  });
  const known = key('gtx6O7N3fGOMOHjWWsBrp9CgemHiOo0wf584-p9k8Gc', 'alice’s key');
  const ring = { persona: 'alice', keys: [known], known: [known], origin: () => page };
  const login = recordOf({ type: 'login', client: 'browser', exchanges: pick(passkeys, 10), now });
  const wrong = pick(passkeys, 10, 11, 13);
  return [
    picture('key-login', login, { keyRing: ring }),
    picture('key-none', login, { keyRing: { ...ring, keys: [] } }),
    picture('key-wrong-page', recordOf({ type: 'login', client: 'browser', exchanges: wrong, now }), { keyRing: ring }),
    picture(
      'key-registration',
      recordOf({ type: 'registration', client: 'browser', exchanges: pick(passkeys, 0, 1), now }),
      { keyRing: { ...ring, keys: [], origin: () => undefined } },
    ),
    {
      ...picture(
        'key-settings',
        recordOf({ type: 'settings', client: 'native', exchanges: pick(settings, 3, 4), now }),
        {
          keyRing: ring,
        },
      ),
      presses: ['summary Passkey'],
    },
    picture('key-second-factor', recordOf({ type: 'login', client: 'browser', exchanges: pick(second, 10), now }), {
      keyRing: {
        ...ring,
        keys: [{ ...known, id: 'Aec40551pz4sa-yKsJXkaT4NbCHGUBIu6MOfXB6e6uo', method: 'webauthn' }],
      },
    }),
  ];
}

function settingsStates(now: number): readonly GalleryState[] {
  const totp = exchangesOf('settings-totp-enrol-unlink-api', now);
  const lookup = exchangesOf('settings-lookup-secret-api', now);
  const profile = exchangesOf('settings-profile-spa', now);
  const wrong = totp.findIndex(({ response }) => response?.body.includes('4000008') === true);
  const codes = lookup.findIndex(
    ({ request, response }) => request.method === 'POST' && response?.body.includes('lookup_secret_confirm') === true,
  );
  const saved = profile.findIndex(
    ({ request, response }) =>
      request.method === 'POST' && response?.status === 200 && response.body.includes('1050001'),
  );
  const totpNow = { code: '170664', validUntil: now + 25_400, periodMs: 30_000 };
  const openTotp = (state: PanelState): PanelState => ({ ...state, openGroups: ['totp'] });
  return [
    picture('settings', recordOf({ type: 'settings', client: 'browser', exchanges: pick(profile, 0), now })),
    {
      ...picture(
        'settings-enrol-totp',
        recordOf({ type: 'settings', client: 'native', exchanges: pick(totp, 0), now }),
        { authenticator: { totp: totpNow } },
        openTotp,
      ),
      presses: ['tab Token'],
    },
    picture(
      'settings-totp-wrong',
      recordOf({ type: 'settings', client: 'native', exchanges: pick(totp, 0, wrong), now }),
      { authenticator: { totp: totpNow } },
    ),
    picture(
      'settings-lookup-codes',
      recordOf({ type: 'settings', client: 'native', exchanges: pick(lookup, 0, codes), now }),
      {},
      (state) => ({
        ...state,
        openGroups: ['lookup_secret'],
      }),
    ),
    picture(
      'settings-saved',
      recordOf({ type: 'settings', client: 'browser', exchanges: pick(profile, 0, saved), status: 'done', now }),
    ),
  ];
}

function troubleStates(now: number): readonly GalleryState[] {
  const csrf = exchangesOf('csrf-missing-token', now);
  const spa = exchangesOf('login-password-spa', now);
  const refused = csrf.findIndex(({ response }) => response?.status === 403);
  const start = csrf.findIndex(({ request }) => request.url.includes('/self-service/login/browser'));
  const [first] = spa;
  if (first === undefined) throw new Error('no recording');
  const { id, source, startedAt, durationMs, request } = first;
  const unanswered = { id, source, startedAt, durationMs, request };
  const down: Exchange = { ...unanswered, failure: { kind: 'refused', host: '127.0.0.1:6433' } };
  const reset: Exchange = {
    ...unanswered,
    id: 'x2',
    request: { ...first.request, method: 'POST' },
    failure: { kind: 'timeout', afterMs: 30_000 },
    durationMs: 30_004,
  };
  const open = recordOf({ type: 'login', client: 'browser', exchanges: [first], now });
  return [
    picture(
      'csrf-refused',
      recordOf({
        type: 'login',
        client: 'browser',
        exchanges: pick(csrf, start, refused),
        ...(csrf[start] && { shown: csrf[start] }),
        now,
      }),
    ),
    picture('server-down', recordOf({ type: 'login', client: 'browser', exchanges: [down], now, status: 'failed' })),
    picture('timed-out', recordOf({ type: 'login', client: 'browser', exchanges: [first, reset], shown: first, now })),
    picture('expired', {
      ...open,
      status: 'expired',
      expiresAt: now - 1000,
      outcome: { kind: 'expired', error: { code: 410, message: 'gone', continueWith: [] } },
    }),
    picture('time-up', open, {}, (state) => ({ ...state, flow: { ...state.flow, expiresAt: now - 500 } })),
    picture('busy', open, { busy: { label: 'Waiting for practice', since: now - 4000 } }),
  ];
}

/** Markup, dead links, unknown nodes and endless words in every place that a server can fill. */
function hostileState(now: number): GalleryState {
  const markup = '<img src=x onerror="alert(1)"><b>bold</b>';
  const endless = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);
  const say = (text: string): Field['messages'] => [{ id: 4999999, text, type: 'error' }];
  const fields: readonly Field[] = [
    {
      kind: 'input',
      name: 'traits.markup',
      label: markup,
      messages: say(markup),
      inputType: 'text',
      value: markup,
      required: true,
      disabled: false,
      secret: false,
    },
    {
      kind: 'input',
      name: 'traits.endless.name.of.a.node',
      label: endless,
      messages: say(endless),
      inputType: 'text',
      value: endless,
      required: false,
      disabled: true,
      secret: false,
    },
    {
      kind: 'input',
      name: 'traits.day',
      label: 'Day',
      messages: [],
      inputType: 'date',
      value: '2026-11-22',
      required: false,
      disabled: false,
      secret: false,
    },
    {
      kind: 'input',
      name: 'traits.agree',
      label: 'I agree',
      messages: say('Please agree.'),
      inputType: 'checkbox',
      value: true,
      required: true,
      disabled: false,
      secret: false,
    },
    { kind: 'link', name: 'l1', label: 'A dead link', messages: [], href: 'javascript:alert(1)', safe: false },
    { kind: 'link', name: 'l2', label: 'Terms', messages: [], href: 'https://example.com/terms', safe: true },
    { kind: 'image', name: 'i1', label: 'Tracker', messages: [], src: 'https://example.com/pixel.gif' },
    { kind: 'script', name: 's1', label: '', messages: [], src: 'https://example.com/.well-known/ory/webauthn.js' },
    { kind: 'division', name: 'captcha', label: '', messages: [], data: { 'data-sitekey': '0x4AAAA' } },
    { kind: 'unknown', name: 'n1', label: '', messages: [], nodeType: 'slider', raw: '{\n  "type": "slider"\n}' },
    { kind: 'text', name: 't1', label: 'A text', messages: [], text: markup },
  ];
  const [first] = exchangesOf('login-password-spa', now);
  const base = picture(
    'hostile',
    recordOf({ type: 'login', client: 'browser', exchanges: first === undefined ? [] : [first], now }),
    {},
    (state) => ({
      ...state,
      flow: { ...state.flow, title: 'Login', persona: endless, stateLabel: 'a_state_of_a_later_version' },
      problem: {
        tone: 'bad',
        title: `The proxy answered with a page: ${markup}`,
        id: 'not_kratos',
        why: endless,
        todo: 'Ask who runs the proxy.',
        literal: '<!doctype html><html><script>alert(1)</script></html>',
        actions: [{ id: 'restart', label: 'Start again', primary: true }],
      },
      form: {
        flowType: 'login',
        messages: [{ id: 1234567, text: markup, type: 'shout' }],
        shared: [],
        groups: [
          {
            group: markup,
            title: markup,
            recommended: true,
            fields,
            submitters: [
              {
                key: 'a=b',
                name: 'a',
                value: 'b',
                label: endless,
                group: markup,
                primary: true,
                role: 'main',
                disabled: false,
              },
            ],
          },
        ],
        hidden: [{ name: 'csrf_token', value: 'abc', group: 'default', secret: true }],
      },
    }),
  );
  return { ...base, presses: ['summary slider', 'summary word for word'] };
}
