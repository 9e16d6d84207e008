/** Answers of a pretended Kratos, as small as its parser allows. */

const expires = new Date(Date.now() + 3_600_000).toISOString();

interface FlowParts {
  readonly id?: string;
  readonly type?: string;
  readonly state?: string;
  readonly messages?: readonly object[];
  readonly nodes?: readonly object[];
}

export const flowId = '7c2f6f6a-6d0c-4b0c-9d3a-1f3a52b0a001';

export function flow({
  id = flowId,
  type = 'login',
  state = 'choose_method',
  messages = [],
  nodes = loginNodes,
}: FlowParts = {}): object {
  return {
    id,
    type: 'browser',
    expires_at: expires,
    issued_at: new Date().toISOString(),
    request_url: `http://127.0.0.1:4433/self-service/${type}/browser`,
    state,
    ui: { action: `http://127.0.0.1:4433/self-service/${type}?flow=${id}`, method: 'POST', messages, nodes },
  };
}

export function input(group: string, attributes: object, messages: readonly object[] = []): object {
  return {
    type: 'input',
    group,
    attributes: { disabled: false, node_type: 'input', ...attributes },
    messages,
    meta: {},
  };
}

export const loginNodes = [
  input('default', { name: 'csrf_token', type: 'hidden', value: 'csrf-token-of-the-flow' }),
  input('default', { name: 'identifier', type: 'text', required: true }),
  input('password', { name: 'password', type: 'password', required: true }),
  input('password', { name: 'method', type: 'submit', value: 'password' }),
];

export const codeNodes = [
  input('default', { name: 'csrf_token', type: 'hidden', value: 'csrf-token-of-the-flow' }),
  input('default', { name: 'identifier', type: 'hidden', value: 'alice@example.com' }),
  input('code', { name: 'code', type: 'text', required: true }),
  input('code', { name: 'method', type: 'submit', value: 'code' }),
];

export const wrongPassword = { id: 4000006, type: 'error', text: 'The provided credentials are invalid.' };

export const session = {
  id: '9a3e0000-0000-4000-8000-000000000001',
  active: true,
  authenticator_assurance_level: 'aal1',
  authentication_methods: [{ method: 'password', aal: 'aal1', completed_at: new Date().toISOString() }],
  expires_at: expires,
  identity: { id: 'i1', schema_id: 'default', schema_url: '', traits: { email: 'alice@example.com' } },
};

export const mail = (code: string): object => ({
  id: 'm1',
  recipient: 'alice@example.com',
  subject: `Use code ${code} to log in`,
  body: `Log in with\n\n${code}\n\n`,
  template_type: 'login_code_valid',
  status: 'queued',
  created_at: new Date().toISOString(),
});
