/** Composition root of what is loaded with the first use: builds the parts and hands them to one another. No logic. */
import './platform/texts';
import path from 'node:path';
import type { EventEmitter, ExtensionContext } from 'vscode';
import type { CommandContext } from './commands/commandContext';
import type { CommandRunner } from './commands/register';
import type { ToolAnswerer } from './commands/tools/register';
import { runCommand } from './commands/run';
import type { Explorer } from './kratos/drive/explorer';
import type { OpenedExplorer } from './views/openExplorer';
import type { ServerVersion } from './language/kratosDocument';
import { AddressBook } from './kratos/store/addressBook';
import { OriginBook } from './kratos/store/originBook';
import { ApiKeys } from './platform/apiKeys';
import { Log } from './platform/log';
import { keepChoicesIn } from './language/chosenConfigurations';
import { vaultOver } from './platform/secrets';
import { AddressWatch } from './views/connections/addressWatch';
import { Connections } from './views/connections/connections';
import { HealthWatch } from './views/connections/healthWatch';
import { DocumentViewer } from './views/documents/viewer';
import { keepContext } from './views/context';
import { ListenerWatch } from './views/listeners/listenerWatch';
import { createFlowPanels } from './views/panel/flowPanels';
import type { Trees, Views } from './views/register';
import { ServerWatch } from './views/servers/serverWatch';
import type { IdentityForms } from './views/identityForm/identityForms';
import type { IdentityImports } from './views/identityImport/identityImports';
import { StatusBar } from './views/statusBar';
import { FlowsTree } from './views/trees/flows/flowsTree';
import { SessionsTree } from './views/trees/sessions/sessionsTree';
import { TreeViews } from './views/trees/treeViews';

/** What stands behind everything that the editor was told of. */
export interface Assembly extends Views, CommandRunner, ToolAnswerer {
  readonly serverVersion: ServerVersion;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
}

const addressesKey = 'kratosFlows.addressBook';
const originsKey = 'kratosFlows.pageOrigins';

/** Makes something with the first need of it. Where that failed, the next need tries again. */
function once<Part>(make: () => Promise<Part>): () => Promise<Part> {
  let made: Promise<Part> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}

/** `server` is fired when another server answered, or another connection became active. */
export function assemble(context: ExtensionContext, trees: Trees, server: EventEmitter<void>): Assembly {
  const keep = <T extends { dispose(): unknown }>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  let core: Explorer | undefined;
  const secrets = (): readonly string[] => core?.personas.allSecrets() ?? [];
  const log = keep(new Log(secrets));
  const vault = vaultOver(context.secrets);
  const addresses = new AddressBook({
    get: () => context.globalState.get(addressesKey),
    set: (remembrance) => void context.globalState.update(addressesKey, remembrance),
  });
  const origins = new OriginBook({
    get: () => context.globalState.get(originsKey),
    set: (known) => void context.globalState.update(originsKey, known),
  });
  const apiKeys = new ApiKeys(vault, addresses);
  const connections = keep(new Connections(context.workspaceState));
  const listeners = keep(
    new ListenerWatch(async () => {
      const [{ Listeners }, { storageFolder }] = await Promise.all([
        import('./views/listeners/listeners'),
        import('./platform/documents'),
      ]);
      return new Listeners(storageFolder(context), log);
    }),
  );

  const servers = keep(
    new ServerWatch(async () => (await import('./views/servers/openServers')).openServers(context, secrets)),
  );

  const openCore = async (): Promise<OpenedExplorer> => {
    const [{ openExplorer }, { openFlowDocuments }, flowRows, sessionRows] = await Promise.all([
      import('./views/openExplorer'),
      import('./platform/documents'),
      import('./views/trees/flows/flowRows'),
      import('./views/trees/sessions/sessionRow'),
    ]);
    const needs = {
      vault,
      documents: openFlowDocuments(context),
      apiKeys,
      addresses,
      origins,
      connections: () => connections.all,
      profiles: path.join(context.globalStorageUri.fsPath, 'browsers'),
      log,
      heard: () => listeners.heard,
      announce: (sentence: string) => {
        views.announce(sentence);
      },
    };
    const opened = await openExplorer(needs);
    const explorer = keep(opened.explorer);
    core = explorer;
    flows.follow(explorer, flowRows);
    sessions.follow(explorer, sessionRows);
    keep(keepContext(explorer));
    keep(health.follow(explorer.flows));
    return opened;
  };
  let opened: Promise<OpenedExplorer> | undefined;
  const open = once(() => (opened = openCore()));
  /** With the newest flows, for what only shows them. */
  const newest = async (): Promise<Explorer> => (await open()).explorer;
  const explorer = async (): Promise<Explorer> => {
    const { explorer: whole, whole: isWhole } = await open();
    await isWhole;
    return whole;
  };

  const health = keep(new HealthWatch(connections, async () => (await newest()).health));
  const serverVersion: ServerVersion = {
    read: () => Promise.resolve(health.readServerVersion(connections.active)),
    onDidChange: server.event,
  };
  const tell = (): void => {
    server.fire();
  };
  const flows = keep(new FlowsTree(connections, health, listeners, servers, newest));
  const sessions = keep(new SessionsTree(connections, newest));
  const views = keep(new TreeViews(trees, flows, sessions, health));
  const documents = keep(new DocumentViewer(explorer, serverVersion, listeners, context.extensionUri));
  const onShown = (flowId: string): void => void views.reveal(flowId);
  const { extensionUri } = context;
  const panels = keep(createFlowPanels({ extensionUri, explorer, connections, documents, listeners, log, onShown }));
  keep(new StatusBar(connections, health));
  keep(new AddressWatch({ connections, addresses, apiKeys, memory: context.workspaceState, explorer }));
  keep(health.onDidChange(tell));
  keep(connections.onDidChange(tell));
  // Whoever asked before there was anything to ask learns of it now.
  tell();

  const simulator = once(async () => {
    const module = await import('./views/simulator/simulatorPage');
    return keep(new module.SimulatorPage(extensionUri, serverVersion, log));
  });

  const identityPages = once(async () => {
    const [module, core] = await Promise.all([import('./views/identity/identityPages'), explorer()]);
    return keep(new module.IdentityPages({ extensionUri, explorer: core, connections, health, log }));
  });

  const identities = once(async () => {
    const [module, core] = await Promise.all([import('./views/trees/identities/identitiesTree'), explorer()]);
    return keep(new module.IdentitiesTree(connections, core, trees.identities));
  });
  const courier = once(async () => {
    const [module, core] = await Promise.all([import('./views/trees/courier/courierTree'), explorer()]);
    return keep(new module.CourierTree(connections, core, trees.courier));
  });
  keepChoicesIn(context.workspaceState);
  const census = once(async () => {
    const { openCensusPage } = await import('./views/census/openCensusPage');
    return keep(openCensusPage({ extensionUri, connections, health, serverVersion, log, explorer }));
  });

  const identityForms = once<IdentityForms>(async () => {
    const [module, core] = await Promise.all([import('./views/identityForm/identityForms'), explorer()]);
    return keep(new module.IdentityForms(extensionUri, core, log));
  });

  const imports = once<IdentityImports>(async () => {
    const [module, core] = await Promise.all([import('./views/identityImport/identityImports'), explorer()]);
    const folder = path.join(context.globalStorageUri.fsPath, 'imports');
    const tell = (sentence: string): void => {
      views.tell(sentence);
    };
    return keep(new module.IdentityImports({ extensionUri, explorer: core, log, folder, tell }));
  });

  const parts: CommandContext = {
    connections,
    health,
    apiKeys,
    log,
    documents,
    listeners,
    servers,
    addresses,
    flows,
    sessions,
    identities,
    courier,
    serverVersion,
    memory: context.workspaceState,
    explorer,
    showWhoIsAsked: async (uri, who) => (await simulator()).show({ uri, who }),
    showIdentityForm: async (subject) => {
      (await identityForms()).show(subject);
    },
    showIdentityImport: async (wanted, how) => (await imports()).show(wanted, how),
    showIdentity: async (shown) => {
      (await identityPages()).show(shown);
    },
    showWhoHasWhat: async (connection, taken, change) => (await census()).show(connection, taken, change),
    showFlow: async (flowId) => {
      await panels.show(flowId);
      void views.reveal(flowId);
    },
    activeFlow: () => panels.active ?? views.selectedFlow,
    selectedFlows: () => views.selectedFlows,
    announce: (sentence) => {
      views.announce(sentence);
    },
    tell: (sentence) => {
      views.tell(sentence);
    },
  };
  return {
    flows,
    sessions,
    identities,
    courier,
    panels,
    census: { restore: async (panel, state) => (await census()).restore(panel, state) },
    simulator: { restore: async (panel, state) => (await simulator()).restore(panel, state) },
    identityPages: {
      restore: async (panel, state) => {
        (await identityPages()).restore(panel, state);
      },
    },
    documents: documents.provider,
    pages: documents.pages,
    run: (command, argument, selected) => runCommand(parts, command, argument, selected),
    answer: (...asked) => import('./commands/tools/answer').then(({ answerTool }) => answerTool(parts, ...asked)),
    serverVersion,
    flush: async () => {
      await Promise.all([servers.stop(), opened?.then(({ explorer: core }) => core.flush())]);
    },
  };
}
