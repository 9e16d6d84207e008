import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { declareTools } from '../../../scripts/commands.mjs';
import { inRoot } from '../../../scripts/places.mjs';
import type { CommandContext } from '../../../src/commands/commandContext';
import { toolContracts, type ToolName } from '../../../src/commands/contracts/tools';
import { answerTool } from '../../../src/commands/tools/answer';
import { explainName } from '../../../src/config/hover/explainName';
import { loginFlow, practice, stage, type Stage } from '../kratos/drive/scripted';

const editor = vi.hoisted((): { trusted: boolean; version?: string } => ({ trusted: true }));
vi.mock('vscode', () => ({
  LanguageModelTextPart: class {
    constructor(readonly value: string) {}
  },
  LanguageModelToolResult: class {
    constructor(readonly content: readonly { readonly value: string }[]) {}
  },
  workspace: {
    get isTrusted() {
      return editor.trusted;
    },
    getConfiguration: () => ({ get: () => undefined }),
  },
}));
// What reads files and editors is tried in the workbench.
vi.mock('../../../src/language/diagnostics/findings', () => ({}));
vi.mock('../../../src/language/kratosDocument', () => ({ longestConfig: 250_000 }));
vi.mock('../../../src/language/openDocuments', () => ({}));
vi.mock('../../../src/language/whoIsAsked/readSetup', () => ({ toSetup: () => undefined }));
vi.mock('../../../src/language/configInFront', () => ({ configInFront: () => Promise.resolve(undefined) }));

/** One of each kind of secret, none of which looks like anything else. */
const canaries = {
  password: 'canary-password-Xk7',
  session: 'ory_st_canarySessionToken42abcdefgh',
  cookie: 'canary-cookie-value-MTY3',
  csrf: 'canary-csrf-token-9f==',
  totp: 'CANARYTOTPSECRETJBSWY3DPEHPK3PXP',
  code: '739184',
  dsn: 'canaryDsnPassword',
  smtp: 'canarySmtpPassword',
  client: 'canary-client-secret-77',
  cipher: 'canary-cipher-secret-32-characters',
  apiKey: 'ory_pat_canaryApiKey42abcdefghijklmn',
};

let core: Stage;
let flow: string;
let context: CommandContext;

beforeEach(async () => {
  editor.trusted = true;
  delete editor.version;
  core = stage(({ method }) => ({
    status: method === 'POST' ? 400 : 200,
    body: loginFlow(),
    headers: [['Set-Cookie', `csrf_token_1=${canaries.cookie}; Path=/; HttpOnly`]],
  }));
  const alice = core.persona('alice', 'browser');
  flow = (await core.explorer.driver.start({ personaId: alice.id, type: 'login' })).id;
  const entries = { identifier: 'alice@example.com', password: canaries.password, csrf_token: canaries.csrf };
  await core.explorer.driver.submit(flow, { submitter: 'method=password', entries, encoding: 'json' });
  context = {
    connections: {
      all: [{ ...practice, publicUrl: `https://user:${canaries.dsn}@kratos.example` }],
      active: practice,
      get: () => practice,
    },
    serverVersion: { read: () => Promise.resolve(editor.version) },
    health: { of: () => ({ kind: 'healthy', version: 'v26.2.0', latencyMs: 1 }) },
    apiKeys: { get: () => Promise.resolve(canaries.apiKey) },
    explorer: () => Promise.resolve(core.explorer),
    activeFlow: () => flow,
  } as unknown as CommandContext;
});

const ask = async (tool: ToolName, asked: unknown = {}): Promise<string> => {
  const { content } = await answerTool(context, tool, asked);
  return content.map((part) => ('value' in (part as object) ? (part as { value: string }).value : '')).join('\n');
};

/** A setting with all that is around it. */
const nest = ([name = '', ...below]: readonly string[], value: unknown): unknown => {
  const inner = below.length === 0 ? value : nest(below, value);
  return /^\d+$/.test(name) ? [inner] : { [name]: inner };
};

describe('tools for language models', () => {
  // npm run commands
  it('are declared as their contracts say', async () => {
    const read = (file: string): unknown => JSON.parse(readFileSync(inRoot(file), 'utf8'));
    expect(read('package.json')).toHaveProperty('contributes.languageModelTools', await declareTools(toolContracts));
    const titles = Object.entries(toolContracts).map(([name, { title }]) => [`tool.${name}`, title]);
    expect(read('package.nls.json')).toMatchObject(Object.fromEntries(titles));
  });

  it('explain an id, a setting, a finding, and what was pasted', async () => {
    expect(await ask('kratosFlows_explain', { text: ' 4000006 ' })).toContain('The provided credentials are invalid');
    expect(await ask('kratosFlows_explain', { text: 'session.whoami.required_aal' })).toContain('highest_available');
    expect(await ask('kratosFlows_explain', { text: 'kratos/no-courier' })).toContain('kratos/no-courier');
    const pasted = JSON.stringify({ error: { id: 'session_aal2_required', code: 403, message: 'x' } });
    const told = await ask('kratosFlows_explain', { text: pasted });
    expect(told).toContain('The session needs a second factor');
    expect(told).not.toContain('#do=');
  });

  it('check a text, and name each line with what happens', async () => {
    const text = 'dsn: memory\nselfservice:\n  default_browser_return_url: http://a.example\n  flows:\n    lgin: {}\n';
    expect(await ask('kratosFlows_checkConfiguration', { text })).toMatch(
      /^For Kratos v26\.2\.0:\n[^]*- line 5, error, /,
    );
    await expect(ask('kratosFlows_checkConfiguration')).rejects.toThrow('There is no Kratos configuration in front');
    await expect(ask('kratosFlows_whoIsAsked')).rejects.toThrow('There is no Kratos configuration in front');
  });

  it('answer for the version that is asked for, else that of the server, else that of the text', async () => {
    const check = (asked: object): Promise<string> => ask('kratosFlows_checkConfiguration', asked);
    const [ofServer, asked] = [/^For Kratos v1\.3\.1:/, /^For Kratos v25\.4\.0:/];
    expect(await check({ text: 'version: v25.4.0\nlgin: 1\n' })).toMatch(asked);
    editor.version = 'v1.3.1';
    expect(await check({ text: 'version: v25.4.0\nlgin: 1\n' })).toMatch(ofServer);
    expect(await check({ text: 'lgin: 1\n', version: 'v25.4.0' })).toMatch(asked);
    expect(await ask('kratosFlows_explain', { text: '4000006' })).toMatch(
      /holds from v1\.3\.1 to v26\.2\.0\. The server of the active connection is Kratos v1\.3\.1\.$/,
    );
  });

  it('tell the flow in front, what is next in it, and the connections', async () => {
    expect(await ask('kratosFlows_currentFlow')).toContain('/self-service/login');
    const next = await ask('kratosFlows_nextStep', { id: flow });
    expect(next).toContain('method=password');
    expect(await ask('kratosFlows_connections')).toMatch(/^- `practice`: .*admin: .*v26\.2\.0, active$/);
    await expect(ask('kratosFlows_nextStep', { id: 'none' })).rejects.toThrow(
      'There is no flow with the id none here.',
    );
    await expect(ask('kratosFlows_explain', {})).rejects.toThrow();
  });

  it('tell nothing of flows before the workspace is trusted, and explain all the same', async () => {
    editor.trusted = false;
    await expect(ask('kratosFlows_currentFlow')).rejects.toThrow('The workspace is not trusted');
    await expect(ask('kratosFlows_nextStep')).rejects.toThrow('The workspace is not trusted');
    expect(await ask('kratosFlows_explain', { text: '4000006' })).toContain('4000006');
  });

  it('let no secret through, whatever they are asked', async () => {
    const config = [
      `dsn: postgres://kratos:${canaries.dsn}@db/kratos`,
      `secrets:\n  cipher: ["${canaries.cipher}"]\n  cookie: ["${canaries.cookie}"]`,
      `courier:\n  smtp:\n    connection_uri: smtps://user:${canaries.smtp}@mail.example:465/?skip_ssl_verify=maybe`,
      'selfservice:\n  default_browser_return_url: nowhere\n  methods:\n    oidc:\n      config:\n        providers:',
      `          - id: a\n            provider: nobody\n            client_secret: ${canaries.client}`,
    ].join('\n');
    const pasted = [
      config,
      JSON.stringify({ session_token: canaries.session, session: { id: 'a', active: true, identity: { traits: {} } } }),
      `Cookie: ory_kratos_session=${canaries.cookie}; csrf_token_1=${canaries.csrf}`,
      `curl -H 'X-Session-Token: ${canaries.session}' -H 'Authorization: Bearer ${canaries.apiKey}' https://a.example/sessions/whoami`,
      JSON.stringify({ ...(loginFlow() as object), csrf_token: canaries.csrf }),
      `{"method":"totp","totp_code":"${canaries.code}","totp_secret":"${canaries.totp}"}`,
      `password=${canaries.password}&csrf_token=${encodeURIComponent(canaries.csrf)}&method=password`,
    ];
    const answers = [
      ...(await Promise.all(pasted.map((text) => ask('kratosFlows_explain', { text })))),
      await ask('kratosFlows_checkConfiguration', { text: config }),
      await ask('kratosFlows_currentFlow'),
      await ask('kratosFlows_nextStep'),
      await ask('kratosFlows_connections'),
    ];
    const leaks = Object.entries(canaries).flatMap(([kind, secret]) =>
      answers.flatMap((answer, at) =>
        [secret, encodeURIComponent(secret)].some((one) => answer.includes(one)) ? [`${kind} in answer ${at}`] : [],
      ),
    );
    expect(leaks).toEqual([]);
    expect(answers.every((answer) => answer.length > 20)).toBe(true);
  });

  it('quote no value of a secret setting, however wrong it is', async () => {
    const places = [
      ...['dsn', 'secrets.default', 'secrets.cookie', 'secrets.cipher', 'secrets.pagination', 'secrets.cipher.0'],
      ...[
        'courier.smtp.connection_uri',
        'courier.smtp.headers.Authorization',
        'courier.channels.0.request_config.auth',
      ],
      ...['value', 'password', 'in'].map((name) => `courier.http.request_config.auth.config.${name}`),
      ...['client_secret', 'apple_private_key'].map((name) => `selfservice.methods.oidc.config.providers.0.${name}`),
      'selfservice.flows.login.after.hooks.0.config.auth.config.value',
      'session.whoami.tokenizer.templates.a.jwks_url',
      'oauth2_provider.headers.Authorization',
    ];
    const secret = 'Canary-7f3q';
    const keys = JSON.stringify({ keys: [{ kty: 'oct', k: secret }] });
    const values = [secret, [secret], { a: secret }, `postgres:/u:${secret}@h`, keys, `base64://${btoa(keys)}`];
    const leaks: string[] = [];
    for (const place of places) {
      for (const value of values) {
        const text = JSON.stringify(nest(place.split('.'), value), undefined, 2);
        const answers = [
          await ask('kratosFlows_checkConfiguration', { text }),
          await ask('kratosFlows_explain', { text }),
        ];
        const answer = answers.join('\n');
        if ([secret, btoa(keys).slice(0, 40)].some((one) => answer.includes(one))) leaks.push(`${place}: ${answer}`);
      }
    }
    expect(leaks).toEqual([]);
    const listless = 'secrets:\n  cookie: Canary-cookie-7f3q\n';
    expect(await ask('kratosFlows_checkConfiguration', { text: listless })).toContain('(Write ["[redacted]"]');
  });

  it('say what is known without a word less, although secrets are masked', async () => {
    const known = ['4000006', '1010003', 'session_aal2_required', 'security_csrf_violation'];
    for (const text of known) expect(await ask('kratosFlows_explain', { text })).toContain(explainName(text));
  });
});
