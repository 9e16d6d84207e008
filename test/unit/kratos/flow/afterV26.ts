/**
 * A registration flow as the main branch after v26.2.0 would make it, by what is known of it: no release has it yet.
 */
export function nextRegistration(): object {
  const id = '0a1b2c3d-0000-4000-8000-000000000001';
  const node = (group: string, attributes: object, label: string): object => ({
    type: 'input',
    group,
    attributes: { disabled: false, node_type: 'input', ...attributes },
    messages: [],
    meta: { label: { id: 1070002, text: label, type: 'info' } },
  });
  const options = (...values: readonly unknown[]): object => ({ options: values.map((value) => ({ value })) });
  return {
    id,
    type: 'browser',
    state: 'choose_method',
    issued_at: '2026-11-22T11:59:00Z',
    expires_at: '2026-11-22T12:59:00Z',
    request_url: 'http://127.0.0.1:4433/self-service/registration/browser',
    ui: {
      action: `http://127.0.0.1:4433/self-service/registration?flow=${id}`,
      method: 'POST',
      messages: [],
      nodes: [
        node('default', { name: 'csrf_token', type: 'hidden', value: 'token', required: true }, ''),
        node('default', { name: 'traits.email', type: 'email', autocomplete: 'email', required: true }, 'E-Mail'),
        node('default', { name: 'traits.plan', type: 'text', required: true, ...options('free', 'paid') }, 'Plan'),
        node('default', { name: 'traits.seats', type: 'number', ...options(1, 5, 10, 50) }, 'Seats'),
        node('default', { name: 'traits.beta', type: 'text', value: 'true', ...options(true, 'later') }, 'Beta'),
        node('deviceauthn', { name: 'method', type: 'submit', value: 'deviceauthn' }, 'Sign up with a device'),
        node('password', { name: 'password', type: 'password', required: true }, 'Password'),
        node('password', { name: 'method', type: 'submit', value: 'password' }, 'Sign up'),
      ],
    },
  };
}
