/**
 * What a window pays for once it has started: the editor is told of everything that is ours, and whatever of it is used
 * first loads the parts behind it (`assembly.ts`). No logic, and nothing is awaited.
 */
import { EventEmitter } from 'vscode';
import type { Disposable, ExtensionContext } from 'vscode';
import type { Assembly } from './assembly';
import { registerCommands } from './commands/register';
import type { DeclaredCommands } from './commands/register';
import { registerTools } from './commands/tools/register';
import type { DeclaredTools } from './commands/tools/register';
import { registerHovers, watchConfigs } from './language/index';
import { drawWhenConnected, openTrees, registerDocuments, registerPages, registerPanels } from './views/register';

let assembly: Promise<Assembly> | undefined;

/** Registers everything. */
export function start(context: ExtensionContext): void {
  const server = new EventEmitter<void>();
  const load = (): Promise<Assembly> =>
    (assembly ??= import('./assembly').then(({ assemble }) => assemble(context, trees, server)));
  const trees = openTrees(load);
  const declared = context.extension.packageJSON as DeclaredCommands & DeclaredTools;
  const serverVersion = { read: async () => (await assembly)?.serverVersion.read(), onDidChange: server.event };
  context.subscriptions.push(
    server,
    ...(Object.values(trees) as Disposable[]),
    ...registerCommands(declared, load),
    ...registerTools(declared, load),
    registerPanels(load),
    registerDocuments(load),
    registerPages(load),
    registerHovers(serverVersion),
    watchConfigs(serverVersion),
    drawWhenConnected(load),
  );
}

/** Writes what is not written yet. */
export async function stop(): Promise<void> {
  await (await assembly)?.flush();
}
