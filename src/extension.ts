/** Composition root: builds the parts and registers them. No logic, and nothing is awaited: what is heavy is loaded when first used. */
import { l10n } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { Parts } from './commands/parts';
import { registerCommands } from './commands/register';
import type { Explorer } from './kratos/drive/explorer';
import { registerHovers } from './language/index';
import { ApiKeys } from './platform/apiKeys';
import { documentsOf } from './platform/documents';
import { Log } from './platform/log';
import { vaultOver } from './platform/secrets';
import { translateWith } from './platform/translate';
import { Connections } from './views/connections/connections';
import { HealthWatch } from './views/connections/healthWatch';
import { DocumentViewer } from './views/documents/viewer';
import { keepContext } from './views/context';
import { createFlowPanels } from './views/panel/flowPanels';
import { StatusBar } from './views/statusBar';
import { FlowsTree } from './views/trees/flowsTree';
import { SessionsTree } from './views/trees/sessionsTree';
import { TreeViews } from './views/trees/treeViews';

let opened: Promise<Explorer> | undefined;

export function activate(context: ExtensionContext): void {
  translateWith(l10n.t);
  const keep = <T extends { dispose(): unknown }>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const log = keep(new Log());
  const vault = vaultOver(context.secrets);
  const apiKeys = new ApiKeys(vault);
  const connections = keep(new Connections(context.workspaceState));

  const openCore = async (): Promise<Explorer> => {
    const { openExplorer } = await import('./views/openExplorer');
    const needs = { vault, documents: documentsOf(context), apiKeys, connections: () => connections.all, log };
    const explorer = keep(await openExplorer(needs));
    flows.follow(explorer);
    sessions.follow(explorer);
    keep(keepContext(explorer));
    keep(health.follow(explorer.flows));
    return explorer;
  };
  const explorer = (): Promise<Explorer> =>
    (opened ??= openCore().catch((error: unknown) => {
      // The next need tries again.
      opened = undefined;
      throw error;
    }));

  const health = keep(new HealthWatch(connections, async () => (await explorer()).health));
  const flows = keep(new FlowsTree(connections, health, explorer));
  const sessions = keep(new SessionsTree(connections, explorer));
  const views = keep(new TreeViews(flows, sessions, health));
  const documents = keep(new DocumentViewer(explorer));
  const onShown = (flowId: string): void => void views.reveal(flowId);
  const { extensionUri } = context;
  const panels = keep(createFlowPanels({ extensionUri, explorer, connections, documents, log, onShown }));
  keep(new StatusBar(connections, health));
  keep(registerHovers());

  const parts: Parts = {
    connections,
    health,
    apiKeys,
    log,
    documents,
    flows,
    sessions,
    memory: context.workspaceState,
    explorer,
    showFlow: async (flowId) => {
      await panels.show(flowId);
      void views.reveal(flowId);
    },
    activeFlow: () => panels.active ?? views.selectedFlow,
    selectedFlows: () => views.selectedFlows,
    announce: (sentence) => {
      views.announce(sentence);
    },
  };
  keep(registerCommands(parts));
}

/** Writes what is not written yet. */
export async function deactivate(): Promise<void> {
  await (await opened)?.flush();
}
