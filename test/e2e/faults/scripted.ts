import { json, type Reply } from '../../kit';

const csrf = { name: 'csrf_token', type: 'hidden', value: 'a-csrf-token', required: true, node_type: 'input' };

const input = (attributes: object, label: string, group = 'password'): object => ({
  type: 'input',
  group,
  attributes: { disabled: false, node_type: 'input', ...attributes },
  messages: [],
  meta: { label: { id: 1070004, text: label, type: 'info' } },
});

const nodes = [
  { type: 'input', group: 'default', attributes: csrf, messages: [], meta: {} },
  input({ name: 'identifier', type: 'text', value: '', required: true }, 'E-Mail', 'default'),
  input({ name: 'password', type: 'password', required: true }, 'Password'),
  input({ name: 'method', type: 'submit', value: 'password' }, 'Sign in with password'),
];

/** What a scripted login flow differs in. */
export interface Odd {
  readonly id?: string;
  readonly type?: string;
  readonly state?: string;
  readonly action?: string;
  readonly nodes?: readonly object[];
  readonly messages?: readonly object[];
  readonly status?: number;
}

/** A login flow with a password, as Kratos v26.2.0 makes one. `{host}` is the host that is asked. */
export function loginFlow(odd: Odd = {}): Reply {
  const id = odd.id ?? '11111111-1111-4111-8111-111111111111';
  const now = Date.now();
  return json(
    {
      id,
      type: odd.type ?? 'api',
      expires_at: new Date(now + 3_600_000).toISOString(),
      issued_at: new Date(now).toISOString(),
      request_url: 'http://{host}/self-service/login/api',
      ui: {
        action: odd.action ?? `http://{host}/self-service/login?flow=${id}`,
        method: 'POST',
        nodes: [...nodes, ...(odd.nodes ?? [])],
        messages: odd.messages ?? [],
      },
      state: odd.state ?? 'choose_method',
    },
    odd.status ?? 200,
  );
}

/** Kratos's own words: in others, a web hook would be told as who said them. */
export const wrongPasswordText =
  'The provided credentials are invalid, check for spelling mistakes in your password or username, email address, or phone number.';

/** The same form again with "wrong password": an answer as Kratos gives it every day. */
export function wrongPassword(odd: Odd = {}): Reply {
  return loginFlow({ ...odd, status: 400, messages: [{ id: 4000006, text: wrongPasswordText, type: 'error' }] });
}
