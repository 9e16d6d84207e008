/**
 * The first that a window reads of us, and all that it waits for: whatever else starts with the window goes first, and
 * then `start.ts` tells the editor of everything, before anything of ours is used. No logic.
 */
import type { ExtensionContext } from 'vscode';

let started: Promise<typeof import('./start')> | undefined;

/** Ends when everything is registered; what is ours is used only after that. */
export async function activate(context: ExtensionContext): Promise<void> {
  await new Promise(setImmediate);
  started = import('./start');
  (await started).start(context);
}

/** Writes what is not written yet. */
export async function deactivate(): Promise<void> {
  await (await started)?.stop();
}
