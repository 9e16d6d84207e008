import { describe, expect, it } from 'vitest';
import { buildForm } from '../../../../src/kratos/flow/form/form';
import type { Flow, FlowType } from '../../../../src/kratos/flow/types';
import type { Form } from '../../../../src/protocol/state';
import type { SoftwareKey } from '../../../../src/kratos/webauthn/types';
import { toHex } from '../../../../src/kratos/webauthn/bytes';
import { withKeys, type KeyRing } from '../../../../src/views/panel/state/keyButtons';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import { exchange } from '../../kratos/webauthn/recordedKeys';

const key: SoftwareKey = {
  id: 'gtx6O7N3fGOMOHjWWsBrp9CgemHiOo0wf584-p9k8Gc',
  privateKey: 'secret',
  rpId: 'localhost',
  userHandle: 'AAAA',
  method: 'passkey',
  backupEligible: false,
  signCount: 0,
  name: 'alice’s key',
  account: 'alice@example.com',
  madeIn: 'flow',
  madeAt: 1,
};

function recordedFlow(scenario: string, index: number, type: FlowType): Flow {
  const parsed = parseFlow(type, exchange('v26.2.0', scenario, index).response?.body);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

/** The buttons of one group, a disabled one in brackets, and what is said of its keys. */
function drawn(flow: Flow, group: string, ring: Partial<KeyRing> = {}): readonly string[] {
  const whole = { persona: 'alice', keys: [], known: [], origin: () => undefined, ...ring };
  const form = withKeys(buildForm(flow), flow, whole);
  const { fields, submitters } = form.groups.find((one) => one.group === group) ?? { fields: [], submitters: [] };
  return [
    ...submitters.map(({ label, disabled, primary }) => (disabled ? `[${label}]` : primary ? `* ${label}` : label)),
    ...fields.flatMap((field) => (field.kind === 'trigger' && field.key ? [field.key.text] : [])),
  ];
}

const login = recordedFlow('passkey-registration-login', 6, 'login');

describe('what a page’s script would answer', () => {
  it('is signed by the keys that fit', () => {
    const origin = (): string => 'http://localhost:4455';
    expect(drawn(login, 'passkey', { keys: [key], origin })).toEqual([
      '* Sign in with alice’s key',
      'The key answers as if the page were at http://localhost:4455.',
    ]);
    const other = { ...key, id: 'other', account: 'bob@example.com', madeAt: 2 };
    expect(drawn(login, 'passkey', { keys: [key, other] })).toEqual([
      '* Sign in with alice’s key (bob@example.com)',
      'Sign in with alice’s key (alice@example.com)',
      'You are asked once which page the key answers for.',
    ]);
  });

  it('cannot be pressed where none fits, and says why', () => {
    expect(drawn(login, 'passkey')).toEqual([
      '[Sign in with alice’s key]',
      'alice has no passkey yet: register with one, or add one in settings.',
    ]);
    expect(drawn(login, 'passkey', { keys: undefined })).toEqual([
      '[Sign in with alice’s key]',
      'The keys of alice are being read.',
    ]);
    const nodes = login.nodes.map((node) =>
      node.type === 'input' && node.name === 'passkey_challenge' ? { ...node, value: '{"publicKey":' } : node,
    );
    expect(drawn({ ...login, nodes }, 'passkey', { keys: [key] })).toEqual([
      '[Sign in with alice’s key]',
      'The options for the key are not a JSON object, so no key can answer them.',
    ]);
  });

  it('makes a key in a registration and in settings', () => {
    const asked =
      'The key is made here and kept in the editor’s secret store. You are asked once which page the key answers for.';
    expect(drawn(recordedFlow('passkey-registration-login', 1, 'registration'), 'passkey')).toEqual([
      '* Register with alice’s key as a passkey',
      asked,
    ]);
    expect(drawn(recordedFlow('webauthn-passwordless', 1, 'registration'), 'webauthn')).toEqual([
      '* Register with alice’s key as a security key',
      asked,
    ]);
    expect(drawn(recordedFlow('webauthn-second-factor', 2, 'settings'), 'webauthn', { keys: [key] })).toEqual([
      '* Add alice’s key 2 as a security key',
      asked,
    ]);
  });

  it('confirms who is signed in already', () => {
    const second = recordedFlow('webauthn-second-factor', 10, 'login');
    const fits = { ...key, method: 'webauthn' as const, id: 'Aec40551pz4sa-yKsJXkaT4NbCHGUBIu6MOfXB6e6uo' };
    expect(drawn(second, 'webauthn', { keys: [fits] })).toContain('* Confirm with alice’s key');
    expect(drawn(second, 'webauthn', { keys: [key] })).toEqual([
      '[Confirm with alice’s key]',
      'alice has passkeys only, and Kratos does not accept them as security keys. Add one in settings.',
    ]);
  });
});

it('the script that passkeys need is shown with them, and not as a security key', () => {
  const ring = { persona: 'alice', keys: [], known: [], origin: () => undefined };
  const shown = (form: Form): unknown =>
    form.groups.map(({ group, fields }) => [group, ...fields.map(({ kind }) => kind)]);
  expect(shown(buildForm(login))).toContainEqual(['webauthn', 'script']);
  expect(shown(withKeys(buildForm(login), login, ring))).toEqual([
    ['password', 'input'],
    ['passkey', 'trigger', 'script'],
  ]);
});

it('buttons that remove a key say which one it is: Kratos calls every passkey the same', () => {
  const settings = recordedFlow('passkey-native', 4, 'settings');
  const other = settings.nodes.flatMap((node) =>
    node.type === 'input' && node.name === 'passkey_remove' && node.value !== toHex(key.id) ? [String(node.value)] : [],
  );
  expect(drawn(settings, 'passkey', { known: [key] })).toEqual([
    '* Add alice’s key as a passkey',
    'Remove the passkey “alice’s key”',
    `Remove a passkey that is not kept here (${other[0]?.slice(0, 8)}…)`,
    expect.stringContaining('The key is made here'),
  ]);
  const keyed = { ...key, id: Buffer.from('01e738d39e75a73e2c6bec8ab095e4693e0d6c21c650122ee8c39f5c1e9eeaea', 'hex') };
  const known = [{ ...keyed, id: keyed.id.toString('base64url') }];
  expect(drawn(recordedFlow('webauthn-second-factor', 6, 'settings'), 'webauthn', { known })).toContain(
    'Remove security key "My key" (alice’s key)',
  );
});

describe('an identifier-first login', () => {
  const first = {
    ...login,
    nodes: login.nodes.filter((node) => node.type !== 'input' || node.name !== 'passkey_login_trigger'),
  };

  it('offers the passkeys that the autofill of its field would, and no button without one', () => {
    expect(drawn(first, 'passkey', { keys: [key] })).toEqual([
      'Sign in with alice’s key',
      'You are asked once which page the key answers for.',
    ]);
    expect(drawn(first, 'passkey', { keys: [] })).toEqual([]);
    expect(drawn(first, 'passkey', { keys: [{ ...key, rpId: 'elsewhere.example' }] })).toEqual([]);
  });
});
