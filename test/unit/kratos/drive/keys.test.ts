import { expect, it } from 'vitest';
import { createExplorer, type Explorer } from '../../../../src/kratos/drive/explorer';
import type { Connection, FlowRecord } from '../../../../src/kratos/record/types';
import { keyPressId } from '../../../../src/kratos/webauthn/press';
import type { SoftwareKey } from '../../../../src/kratos/webauthn/types';
import { memoryStorage } from '../../../kit/storage';
import { exchange, readAnswer } from '../webauthn/recordedKeys';
import { scripted, type Said, type Script } from './scripted';

const version = 'v26.2.0';
const said = (scenario: string, index: number): Said => {
  const { response } = exchange(version, scenario, index);
  return { status: response?.status ?? 0, body: response?.body };
};

/** A window with one persona, and a server that answers a start and then each submit in turn. */
async function stage(
  start: Said,
  ...submits: readonly Said[]
): Promise<{
  explorer: Explorer;
  flow: FlowRecord;
  sent: () => readonly Record<string, string>[];
  keys: () => Promise<readonly SoftwareKey[]>;
  press: (flow: FlowRecord, trigger: string, key?: string) => Promise<FlowRecord>;
  move: (publicUrl: string) => void;
}> {
  let connection: Connection = { id: 'c', name: 'practice', publicUrl: 'http://127.0.0.1:18100' };
  const left = [...submits];
  const script: Script = ({ method, url }) => {
    if (url.includes('whoami')) return { status: 401, body: {} };
    return method === 'POST' ? (left.shift() ?? { status: 500 }) : start;
  };
  const transport = scripted(script);
  const explorer = createExplorer({
    transport,
    ...memoryStorage(),
    connections: () => [connection],
    apiKey: () => Promise.resolve(undefined),
  });
  const { id: personaId } = explorer.personas.add({ name: 'alice', client: 'browser', connectionId: 'c' });
  const { flow_type: type = 'registration' } = start.body as { readonly flow_type?: 'registration' };
  return {
    explorer,
    flow: await explorer.driver.start({ personaId, type }),
    sent: () =>
      transport.requests
        .filter(({ method }) => method === 'POST')
        .map(({ body }) => JSON.parse(body ?? '{}') as Record<string, string>),
    keys: async () => (await explorer.personas.keys(personaId)).softwareKeys ?? [],
    press: (flow, trigger, key) =>
      explorer.driver.submit(flow.id, {
        submitter: keyPressId({ trigger, ...(key !== undefined && { key }) }),
        entries: {},
        encoding: 'json',
      }),
    move: (publicUrl) => {
      connection = { ...connection, publicUrl };
    },
  };
}

/** The second step of a registration by passkey, as it is read again. */
const step = (): Said => said('passkey-registration-login', 3);
const registered = (): Said => said('passkey-registration-login', 4);

it('keeps a key that the server took, and none that it refused', async () => {
  const { flow, press, keys, sent, explorer } = await stage(
    step(),
    said('passkey-registration-login', 2),
    registered(),
  );
  explorer.origins.set('c', 'localhost', 'http://localhost:9999');
  const refused = await press(flow, 'passkey_register_trigger');
  expect(refused.outcome?.kind).toBe('server-failed');
  expect(await keys()).toEqual([]);
  explorer.origins.set('c', 'localhost', 'http://localhost:4455');
  await press(refused, 'passkey_register_trigger');
  const [first, second] = sent().map(({ passkey_register = '' }) => readAnswer(passkey_register));
  expect([first?.page.origin, second?.page.origin]).toEqual(['http://localhost:9999', 'http://localhost:4455']);
  // The account is named by the field that Kratos's script would read; the options have the name of the site.
  expect(await keys()).toMatchObject([{ id: second?.id, name: 'alice’s key', account: 'pia@example.com' }]);
  expect(Object.keys(sent()[1] ?? {})).toEqual(['traits.email', 'passkey_register', 'csrf_token']);
});

it('keeps a key when nobody can say whether the server took it', async () => {
  const { flow, press, keys } = await stage(step(), { status: 502, body: { error: { code: 502, message: 'hook' } } });
  await press(flow, 'passkey_register_trigger');
  expect(await keys()).toHaveLength(1);
});

it('sends nothing for a key that the persona does not have, or a button that the flow does not have', async () => {
  const { flow, press, sent } = await stage(step(), registered());
  expect(await press(flow, 'passkey_login_trigger', 'none')).toEqual(flow);
  expect(await press(flow, 'webauthn_register_trigger')).toEqual(flow);
  expect(sent()).toEqual([]);
});

it('shows beforehand what is sent, but for what is signed, and says where a flow belongs elsewhere', async () => {
  const { flow, press, move, explorer, sent, keys } = await stage(step(), registered());
  const submitter = keyPressId({ trigger: 'passkey_register_trigger' });
  await explorer.personas.keys(flow.personaId ?? '');
  const preview = explorer.driver.preview(flow.id, { submitter, entries: {}, encoding: 'json' });
  expect(JSON.parse(preview?.body ?? '{}')).toMatchObject({
    passkey_register: '{"response":"signed when it is sent"}',
  });
  move('http://127.0.0.1:9999');
  const kept = await press(flow, 'passkey_register_trigger');
  expect(kept.outcome).toMatchObject({ kind: 'unreachable', failure: { kind: 'other' } });
  expect(sent()).toEqual([]);
  expect(await keys()).toEqual([]);
});
