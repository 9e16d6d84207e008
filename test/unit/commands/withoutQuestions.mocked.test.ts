import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandContext } from '../../../src/commands/commandContext';
import type { Contract } from '../../../src/commands/contracts/contract';
import { contracts } from '../../../src/commands/contracts/index';
import type { CommandId, Given } from '../../../src/commands/contracts/index';
import { perform } from '../../../src/commands/perform';
import { readConfig } from '../../../src/config/document/readConfig';
import type { SoftwareKey } from '../../../src/kratos/webauthn/types';
import { practice, stage, type Stage } from '../kratos/drive/scripted';

const editor = vi.hoisted(() => ({ asked: [] as string[], settings: new Map<string, unknown>(), written: '' }));

/** An editor that shows what is under way and says what happened, and fails when anybody is asked. */
vi.mock('vscode', () => {
  const settings = {
    get: (key: string) => editor.settings.get(key),
    inspect: (key: string) => ({ globalValue: editor.settings.get(key) }),
    update: (key: string, value: unknown) => Promise.resolve(void editor.settings.set(key, value)),
  };
  const quiet: Record<string, unknown> = {
    withProgress: (_: unknown, work: () => Promise<unknown>) => work(),
    showTextDocument: () => Promise.resolve(),
  };
  const window = new Proxy(quiet, {
    get: (known, name: string) =>
      known[name] ??
      (() => {
        editor.asked.push(name);
        throw new Error(`window.${name}() was called.`);
      }),
  });
  return {
    window,
    commands: { executeCommand: () => Promise.resolve() },
    workspace: {
      isTrusted: true,
      getConfiguration: () => settings,
      fs: { writeFile: () => Promise.resolve() },
      asRelativePath: String,
    },
    env: {
      clipboard: {
        readText: () => Promise.resolve(editor.written),
        writeText: (text: string) => Promise.resolve(void (editor.written = text)),
      },
    },
    ConfigurationTarget: { Global: 1, Workspace: 2 },
    ProgressLocation: { Notification: 15 },
    QuickPickItemKind: { Separator: -1 },
    ThemeIcon: Object,
    Uri: {
      parse: (text: string) => ({ toString: () => text }),
      file: (text: string) => ({ toString: () => `file://${text}` }),
    },
  };
});

vi.mock('../../../src/language/chosenConfigurations', () => ({
  chosenConfiguration: () => undefined,
  chooseConfiguration: () => Promise.resolve(),
}));
vi.mock('../../../src/language/configurationOf', () => ({
  configurationOf: () => Promise.resolve(undefined),
}));

const servers = vi.hoisted(() => ({
  places: { folder: '/practice', samples: '/samples', built: '/built' },
  get: () => ({ folder: '/practice', state: { kind: 'running' } }),
  stop: () => Promise.resolve(),
  showLog: () => undefined,
}));
vi.mock('../../../src/kratos/servers/find', () => ({
  findKratos: () => Promise.resolve({ kind: 'program', file: '/kratos', from: 'path', version: 'v1.3.1' }),
}));
vi.mock('../../../src/kratos/servers/practiceFolder', () => ({
  configFile: 'kratos.yml',
  standardProviderPort: 4456,
  readPracticeFolder: () => Promise.resolve({ kind: 'edited', ports: {} }),
  layPracticeFolder: () => Promise.resolve(),
  emptyDatabase: () => Promise.resolve(),
}));
vi.mock('../../../src/views/servers/practice', () => ({
  practiceId: 'practice-server',
  runPractice: () => Promise.resolve({ kind: 'ready' }),
}));

const config = readConfig('selfservice:\n  default_browser_return_url: https://a.example\n');
const document = { uri: { toString: () => 'file:///kratos.yml' } };
vi.mock('../../../src/language/configInFront', () => ({
  readConfigAt: () => Promise.resolve({ document, open: { kind: 'config', config, version: 'v26.2.0', parts: [] } }),
}));
vi.mock('../../../src/language/whoIsAsked/readSetup', () => ({
  toSetup: () => Promise.resolve({ document, config, version: 'v26.2.0', schemas: [] }),
}));

const key: SoftwareKey = {
  id: 'key-1',
  privateKey: 'secret',
  rpId: 'localhost',
  userHandle: 'AAAA',
  method: 'passkey',
  backupEligible: false,
  signCount: 0,
  name: 'first key',
  madeIn: 'flow',
  madeAt: 1,
};

let core: Stage;
let flow: string;
/** Another flow, and an exchange of the first. */
let second: string;
let sent: string;
let context: CommandContext;

beforeEach(async () => {
  editor.asked = [];
  core = stage(() => ({ status: 404, body: { error: { code: 404 } } }));
  const alice = core.persona('alice', 'browser');
  core.persona('alice', 'native');
  core.persona('bob', 'browser');
  const started = await core.explorer.driver.start({ personaId: alice.id, type: 'login' });
  second = (await core.explorer.driver.start({ personaId: alice.id, type: 'login' })).id;
  flow = started.id;
  sent = started.exchanges[0]?.id ?? '';
  await core.explorer.personas.keep(alice.id, { softwareKeys: [key] });
  const other = { ...practice, id: 'other', name: 'other', publicUrl: 'http://127.0.0.1:5533' };
  const ownServer = { ...practice, id: 'practice-server', name: 'practice of its own' };
  const all = [practice, other, ownServer];
  editor.settings.set('connections', all);
  const done = (): Promise<void> => Promise.resolve();
  const nothing = (): undefined => undefined;
  const find = (name: string | undefined): typeof practice | undefined =>
    all.find(({ id, name: called }) => id === name || called === name);
  context = {
    connections: { all, active: practice, get: find, find, activate: done, reload: nothing },
    health: {
      of: nothing,
      words: () => ({ tone: 'unknown', short: '' }),
      check: () => Promise.resolve({ kind: 'healthy', latencyMs: 1 }),
      readServerVersion: nothing,
    },
    apiKeys: { get: () => Promise.resolve(undefined), set: done },
    memory: { get: (_: string, standard: unknown) => standard, update: done, keys: () => [] },
    explorer: () => Promise.resolve(core.explorer),
    log: { info: nothing, show: nothing },
    documents: {
      openRaw: done,
      openNew: done,
      compare: () => Promise.resolve({ summary: 'Nothing differs.', changes: [] }),
      openSession: done,
      openMessage: done,
      openIdentity: done,
      explain: done,
      showDocumentation: done,
      explainConfig: done,
      openHookCalls: done,
      showPasted: done,
    },
    listeners: {
      heardHooks: [],
      open: () => Promise.resolve({ calls: { total: 0 }, answerFile: { edit: done, uri: 'file:///hook-answer.yml' } }),
    },
    servers: { open: () => Promise.resolve(servers), state: () => ({ kind: 'running' }) },
    addresses: { allow: nothing },
    flows: { showMore: nothing, refresh: nothing },
    identities: () =>
      Promise.resolve({ find: done, lookThrough: done, endSearch: nothing, refresh: done, loadMore: done }),
    courier: () => Promise.resolve({ refresh: nothing, loadMore: done }),
    sessions: { find: nothing, refresh: done, loadMore: done, readAgain: nothing, ended: nothing },
    showWhoIsAsked: done,
    showIdentity: done,
    showWhoHasWhat: done,
    showIdentityForm: done,
    showIdentityImport: done,
    serverVersion: {},
    showFlow: done,
    activeFlow: nothing,
    selectedFlows: () => [],
    announce: nothing,
    tell: nothing,
  } as unknown as CommandContext;
});

const who = { persona: 'alice', client: 'browser', connection: 'practice' } as const;

const hash = '$md5$X03MO1qnZdYdgyfeuILPmQ==';
const fresh = { connection: 'practice', schema: 'person', traits: { email: 'a@example.com' } };
const oneIdentity = { connection: 'practice', identity: '00000000-0000-4000-8000-00000000abcd' } as const;

/** Each command with all that it would ask for. */
const full = (): { readonly [Id in CommandId]: Given[Id] } => ({
  'kratosFlows.addConnection': { name: 'third', publicUrl: 'http://127.0.0.1:6633' },
  'kratosFlows.editConnection': { connection: 'practice', name: 'changed' },
  'kratosFlows.removeConnection': { connection: 'other', confirmed: true },
  'kratosFlows.switchConnection': { connection: 'other' },
  'kratosFlows.checkConnection': { connection: 'other' },
  'kratosFlows.examineConnection': { connection: 'practice' },
  'kratosFlows.addPersona': { name: 'carol', client: 'native', connection: 'practice' },
  'kratosFlows.renamePersona': { ...who, name: 'alicia' },
  'kratosFlows.secureCookies': { ...who, send: false },
  'kratosFlows.continueInBrowser': { id: flow, ...who },
  'kratosFlows.watchApp': { ...who, url: 'http://127.0.0.1:3000/login' },
  'kratosFlows.stopWatching': who,
  'kratosFlows.showBrowser': who,
  'kratosFlows.closeBrowser': who,
  'kratosFlows.removePersona': { ...who, confirmed: true },
  'kratosFlows.choosePageOrigin': { site: 'localhost', origin: 'http://localhost:4455' },
  'kratosFlows.renameKey': { ...who, key: 'first key', name: 'blue one' },
  'kratosFlows.copyKey': { ...who, key: 'key-1', to: 'bob' },
  'kratosFlows.removeKey': { ...who, key: 'key-1', confirmed: true },
  'kratosFlows.startFlow': { type: 'login', ...who, params: { refresh: true } },
  'kratosFlows.openFlow': { id: '00000000-0000-4000-8000-00000000abcd', type: 'login', ...who },
  'kratosFlows.importExchanges': {
    file: 'requests.http',
    text: `curl http://127.0.0.1:4433/self-service/login/browser`,
  },
  'kratosFlows.restartFlow': { id: flow },
  'kratosFlows.refetchFlow': { id: flow },
  'kratosFlows.forgetFlow': { id: flow },
  'kratosFlows.clearFinished': who,
  'kratosFlows.copyFlowId': { id: flow },
  'kratosFlows.openRaw': { id: flow },
  'kratosFlows.exportFlow': { id: flow, format: 'curl', joined: true },
  'kratosFlows.compareFlows': { id: flow, with: second },
  'kratosFlows.compareExchanges': { id: flow, exchange: sent, withExchange: sent },
  'kratosFlows.replayFlow': { id: flow, as: 'fresh', values: {} },
  'kratosFlows.copyAsCurl': { id: flow, shell: 'cmd' },
  'kratosFlows.saveSequence': { id: flow, file: 'memory:/login.svg' },
  'kratosFlows.showMoreFlows': { persona: 'alice' },
  'kratosFlows.refreshFlows': {},
  'kratosFlows.signIn': who,
  'kratosFlows.stepUp': who,
  'kratosFlows.signOut': who,
  'kratosFlows.showSession': who,
  'kratosFlows.revokeSession': { session: 's', ...who, confirmed: true },
  'kratosFlows.revokeOtherSessions': { ...who, confirmed: true },
  'kratosFlows.extendSession': { session: 's', ...who },
  'kratosFlows.refreshSessions': who,
  'kratosFlows.loadMoreSessions': { connection: 'practice' },
  'kratosFlows.showIdentity': oneIdentity,
  'kratosFlows.showIdentityOfSession': who,
  'kratosFlows.showIdentityOfFlow': { id: flow },
  'kratosFlows.openRawIdentity': oneIdentity,
  'kratosFlows.deactivateIdentity': { ...oneIdentity, revokeSessions: true, confirmed: true },
  'kratosFlows.activateIdentity': { ...oneIdentity, confirmed: true },
  'kratosFlows.revokeIdentitySessions': { ...oneIdentity, confirmed: true },
  'kratosFlows.removeCredential': { ...oneIdentity, type: 'totp', confirmed: true },
  'kratosFlows.deleteIdentity': { ...oneIdentity, confirmed: oneIdentity.identity },
  'kratosFlows.createIdentity': { ...fresh, confirmed: true },
  'kratosFlows.editIdentity': { ...oneIdentity, changes: { state: 'active' }, confirmed: true },
  'kratosFlows.inviteIdentity': { ...fresh, kind: 'link', lifetime: '1h', confirmed: true },
  'kratosFlows.importIdentities': { file: 'file:///people.csv', schema: 'person', confirmed: true },
  'kratosFlows.recoverIdentity': { ...oneIdentity, kind: 'link', lifetime: '1h', confirmed: true },
  'kratosFlows.setPassword': { ...oneIdentity, how: 'hash', lifetime: '1h', hash, confirmed: true },
  'kratosFlows.explain': { id: '4000006' },
  'kratosFlows.showDocumentation': { page: 'guides/csrf-without-a-cookie' },
  'kratosFlows.explainAnything': { text: 'session_aal2_required' },
  'kratosFlows.explainTerminalSelection': {},
  'kratosFlows.explainConfig': { uri: 'file:///kratos.yml' },
  'kratosFlows.tryReturnUrl': { uri: 'file:///kratos.yml', url: 'https://a.example/x' },
  'kratosFlows.chooseConfigVersion': { version: 'v26.2.0' },
  'kratosFlows.whoHasWhat': { connection: 'practice' },
  'kratosFlows.chooseConfiguration': { connection: 'practice', file: 'file:///kratos.yml' },
  'kratosFlows.whoIsAsked': { uri: 'file:///kratos.yml', person: { credentials: ['password'] } },
  'kratosFlows.findIdentity': { text: 'alice@example.com' },
  'kratosFlows.lookThroughIdentities': { text: 'smith' },
  'kratosFlows.clearIdentitySearch': {},
  'kratosFlows.refreshIdentities': {},
  'kratosFlows.loadMoreIdentities': {},
  'kratosFlows.showMessage': { message: 'm' },
  'kratosFlows.findFlowOfMessage': { message: 'm' },
  'kratosFlows.refreshCourier': {},
  'kratosFlows.loadMoreMessages': {},
  'kratosFlows.showHookCalls': {},
  'kratosFlows.editHookAnswer': {},
  'kratosFlows.practice.start': { recipe: 'totp', replace: true },
  'kratosFlows.practice.reset': { confirmed: true },
  'kratosFlows.practice.openConfiguration': {},
  'kratosFlows.stopServer': { connection: 'practice' },
  'kratosFlows.showServerLog': { connection: 'practice' },
  'kratosFlows.showLog': {},
});

describe('with all of its arguments', () => {
  it.each(Object.keys(contracts) as CommandId[])('%s asks nobody', async (id) => {
    const given = full()[id];
    const { asksFor = [] }: Contract = contracts[id];
    expect(Object.keys(given)).toEqual(expect.arrayContaining([...asksFor]));
    await perform(context, id, given, undefined);
    expect(editor.asked).toEqual([]);
  });
});

describe('two selected flows', () => {
  it('are compared, whatever else is selected', async () => {
    const lines = [
      { kind: 'flow', id: flow },
      { kind: 'persona', persona: 'alice' },
      { kind: 'flow', id: second },
    ];
    await expect(perform(context, 'kratosFlows.compareFlows', lines[0], lines)).resolves.toMatchObject({ changes: [] });
    expect(editor.asked).toEqual([]);
    const three = [...lines, { kind: 'flow', id: flow }];
    await expect(perform(context, 'kratosFlows.compareFlows', three[0], three)).rejects.toThrow('select two');
  });
});

describe('without them', () => {
  it.each(['signIn', 'startFlow', 'copyFlowId', 'switchConnection', 'addPersona', 'checkConnection'] as const)(
    '%s asks',
    async (name) => {
      await expect(perform(context, `kratosFlows.${name}`, undefined, undefined)).rejects.toThrow(/^window\./);
      expect(editor.asked).toHaveLength(1);
    },
  );
});
