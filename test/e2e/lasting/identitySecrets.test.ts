import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import {
  json,
  kratosError,
  openWorkbench,
  startFaultServer,
  type FaultServer,
  type Panel,
  type Workbench,
} from '../../kit';

const id = '5ec2e700-0000-4000-8000-000000000001';
const email = 'secretive@example.com';
const importedFlow = '5ec2e700-0000-4000-8000-000000000003';

/** One of each kind of secret that an identity has, wherever it comes from, by where it stands. */
const canaries = {
  trait: 'CaNaRy-trait-1a7Qx',
  metadata: 'CaNaRy-metadata-2b8Rw',
  hash: '$2a$12$CaNaRyhash3c9SvUuUuUuOeZ3mB1bXnqU4yqjv1aKkz0mFhPpWlKe',
  totp: 'otpauth://totp/Practice:secretive?secret=CANARYTOTP4D7KQXZ&issuer=Practice',
  backup: 'canaryup5e',
  idToken: 'eyJCaNaRy6f.idtoken.signature',
  accessToken: 'ya29.CaNaRy7gAccess',
  refreshToken: 'CaNaRy8hRefresh',
  userHandle: 'Q2FOYVJ5OWlIYW5kbGU5',
  apiKey: 'ory_pat_CaNaRy0jApiKey',
  mailed: '847291',
  link: 'CaNaRyLinkToken1k',
  recoveryCode: '605174',
  typedTrait: 'CaNaRy-typed-2l',
  typedPassword: 'CaNaRy typed password 3m',
  typedHash: '$2b$12$CaNaRytypedhash4nUuUuOeZ3mB1bXnqU4yqjv1aKkz0mFhPpWlKe',
  refused: 'CaNaRy-refused-5o',
  imported: 'CaNaRyImported6pCookie',
  importedPassword: 'CaNaRy imported password 7q',
} as const;

const now = '2026-11-22T12:00:00Z';

/** As the server of somebody who asks for everything would answer, whatever was asked for. */
const identity = {
  id,
  schema_id: 'person',
  state: 'active',
  traits: { email, name: { first: canaries.trait } },
  metadata_admin: { note: canaries.metadata },
  metadata_public: { note: `${canaries.metadata}-public` },
  created_at: now,
  updated_at: now,
  verifiable_addresses: [{ id, value: email, via: 'email', verified: true, status: 'completed' }],
  recovery_addresses: [{ id, value: email, via: 'email' }],
  credentials: {
    password: { type: 'password', identifiers: [email], config: { hashed_password: canaries.hash } },
    totp: { type: 'totp', identifiers: [id], config: { totp_url: canaries.totp } },
    lookup_secret: {
      type: 'lookup_secret',
      identifiers: [id],
      config: { recovery_codes: [{ code: canaries.backup }] },
    },
    webauthn: { type: 'webauthn', identifiers: [email], config: { user_handle: canaries.userHandle, credentials: [] } },
    oidc: {
      type: 'oidc',
      identifiers: ['practice:1'],
      config: {
        providers: [
          {
            provider: 'practice',
            subject: '1',
            initial_id_token: canaries.idToken,
            initial_access_token: canaries.accessToken,
            initial_refresh_token: canaries.refreshToken,
          },
        ],
      },
    },
  },
};

const message = {
  id: '5ec2e700-0000-4000-8000-000000000002',
  recipient: email,
  subject: 'Recover your account',
  body: `Use this code:\n\n${canaries.mailed}\n\nhttp://{host}/self-service/recovery?flow=${id}&token=${canaries.link}`,
  template_type: 'recovery_code_valid',
  type: 'email',
  status: 'queued',
  send_count: 0,
  created_at: now,
  updated_at: now,
};

const recoveryFlow = {
  id,
  type: 'browser',
  state: 'sent_email',
  active: 'code',
  expires_at: new Date(Date.now() + 3_600_000).toISOString(),
  issued_at: now,
  request_url: 'http://{host}/self-service/recovery/browser',
  ui: {
    action: `http://{host}/self-service/recovery?flow=${id}`,
    method: 'POST',
    messages: [],
    nodes: [
      {
        type: 'input',
        group: 'code',
        attributes: { name: 'code', type: 'text', required: true, disabled: false, node_type: 'input' },
        messages: [],
        meta: {},
      },
      {
        type: 'input',
        group: 'code',
        attributes: { name: 'method', type: 'submit', value: 'code', disabled: false, node_type: 'input' },
        messages: [],
        meta: {},
      },
    ],
  },
};

/** A recording of somebody's browser, with its cookie and password. */
const recording = {
  log: {
    version: '1.2',
    creator: { name: 'browser', version: '1' },
    entries: [
      {
        startedDateTime: now,
        time: 5,
        request: {
          method: 'POST',
          url: `http://127.0.0.1:4433/self-service/login?flow=${importedFlow}`,
          httpVersion: 'HTTP/1.1',
          headers: [{ name: 'Cookie', value: `ory_kratos_session=${canaries.imported}` }],
          cookies: [{ name: 'ory_kratos_session', value: canaries.imported }],
          queryString: [],
          headersSize: -1,
          bodySize: -1,
          postData: {
            mimeType: 'application/json',
            text: JSON.stringify({ method: 'password', identifier: email, password: canaries.importedPassword }),
          },
        },
        response: {
          status: 400,
          statusText: 'Bad Request',
          httpVersion: 'HTTP/1.1',
          headers: [{ name: 'Content-Type', value: 'application/json' }],
          cookies: [],
          content: {
            size: -1,
            mimeType: 'application/json',
            text: JSON.stringify({ error: { code: 400, message: 'The request was malformed.' } }),
          },
          redirectURL: '',
          headersSize: -1,
          bodySize: -1,
        },
        cache: {},
        timings: { send: 1, wait: 3, receive: 1 },
      },
    ],
  },
};

let server: FaultServer;
let workbench: Workbench;

beforeAll(async () => {
  const schema = readFileSync(inRoot('scripts', 'practice', 'workspace', 'identity.schema.json'), 'utf8');
  server = await startFaultServer({
    'GET /admin/identities': json([identity]),
    [`GET /admin/identities/${id}`]: json(identity),
    [`GET /admin/identities/${id}/sessions`]: json([]),
    [`PATCH /admin/identities/${id}`]: kratosError(400, { reason: `I[#/traits] S[#] “${canaries.refused}” is wrong` }),
    'POST /admin/identities': kratosError(400, {
      reason: `I[#/traits/name/first] S[#/x] "${canaries.refused}" is not valid`,
    }),
    'GET /admin/courier/messages': json([message]),
    [`GET /admin/courier/messages/${message.id}`]: json({ ...message, dispatches: [] }),
    'POST /admin/recovery/code': json(
      { recovery_link: `http://{host}/recovery?flow=${id}`, recovery_code: canaries.recoveryCode, expires_at: now },
      201,
    ),
    'GET /self-service/recovery/flows': json(recoveryFlow),
    'GET /schemas': json([{ id: 'person', schema: JSON.parse(schema) as object }]),
    'GET /schemas/*': json(JSON.parse(schema)),
  });
  workbench = await openWorkbench({ size: { width: 1400, height: 1000 } });
  await workbench.logAll();
  const { url } = server;
  const { apiKey } = canaries;
  await workbench.executeCommand('kratosFlows.addConnection', {
    name: 'secretive',
    publicUrl: url,
    adminUrl: url,
    apiKey,
  });
});

const target = { connection: 'secretive', identity: id } as const;
const form = (): Promise<Panel> => workbench.panel({ 'data-view': 'identity-form' });

/** Shows the secrets of the JSON that was opened, and closes it. */
async function look(): Promise<void> {
  await expect.poll(() => workbench.editorText()).not.toBe('');
  const reveal = workbench.page.getByRole('button', { name: 'Secrets are masked. Show them' });
  if ((await workbench.editorText()).includes('••••')) {
    await reveal.click();
    await expect.poll(() => workbench.editorText()).not.toContain('••••');
  }
  await workbench.executeCommand('workbench.action.closeActiveEditor');
}

describe('whoever looks at', () => {
  it('an identity sees what it has, its secrets included, and who is like it', async () => {
    await workbench.executeCommand('kratosFlows.identities.focus');
    await expect.poll(() => workbench.tree('Identities').text()).toContain(email);
    await workbench.executeCommand('kratosFlows.lookThroughIdentities', { text: canaries.trait });
    await workbench.executeCommand('kratosFlows.showIdentity', target);
    const page = await workbench.panel({ 'data-identity': id });
    await expect.poll(() => page.text()).toContain(canaries.trait);
    await workbench.executeCommand('kratosFlows.openRawIdentity', target);
    await look();
    await workbench.executeCommand('kratosFlows.whoHasWhat', { connection: 'secretive' });
  });

  it('a message sees its code', async () => {
    await workbench.executeCommand('kratosFlows.courier.focus');
    await expect.poll(() => workbench.tree('Courier').text()).toContain(email);
    await workbench.tree('Courier').select(email);
    await look();
  });
});

describe('whoever writes', () => {
  it('an identity is told what the server refuses, and keeps what was typed', async () => {
    await workbench.executeCommand('kratosFlows.createIdentity', { connection: 'secretive', schema: 'person' });
    const panel = await form();
    await panel.locator('[data-key="traits/email"]').fill('typed@example.com');
    await panel.locator('[data-key="traits/name/first"]').fill(canaries.typedTrait);
    await panel.locator('[data-key="password"]').fill(canaries.typedPassword);
    await panel.getByRole('button', { name: 'Create', exact: true }).click();
    await expect.poll(() => panel.text()).toContain(canaries.refused);
  });

  it('a hash, a change, a recovery code hands over what is secret', async () => {
    await workbench.executeCommand('kratosFlows.setPassword', {
      ...target,
      how: 'hash',
      hash: canaries.typedHash,
      confirmed: true,
    });
    await workbench.executeCommand('kratosFlows.editIdentity', {
      ...target,
      changes: { traits: { email, name: { first: canaries.typedTrait } } },
      confirmed: true,
    });
    const made = await workbench.executeCommand('kratosFlows.recoverIdentity', {
      ...target,
      kind: 'code',
      lifetime: '1h',
      confirmed: true,
    });
    expect(made).toMatchObject({ flow: id });
    const panel = await workbench.panel({ 'data-flow-id': id });
    await expect.poll(() => panel.locator('input[name=code]').inputValue()).toBe(canaries.recoveryCode);
  });

  it('what was recorded elsewhere has it read, compared and exported', async () => {
    await workbench.executeCommand('kratosFlows.importExchanges', { text: JSON.stringify(recording) });
    await expect.poll(() => workbench.tree('Flows').text()).toContain('imported');
    await workbench.executeCommand('kratosFlows.exportFlow', { id: importedFlow, format: 'har' });
    await expect.poll(() => workbench.editorText()).toContain('"log"');
  });
});

it('finds none of it in what the editor wrote, also after a reload', async () => {
  expect(server.requests.map(({ headers }) => headers.authorization)).toContain(`Bearer ${canaries.apiKey}`);
  await workbench.reload();
  await workbench.executeCommand('workbench.view.extension.kratosFlows');
  await expect.poll(() => workbench.tree('Flows').text()).toContain('secretive');
  // The search finds what is written: the name of a connection is no secret.
  expect(await workbench.find(['secretive'])).not.toEqual([]);
  expect(await workbench.find(Object.values(canaries))).toEqual([]);
});
