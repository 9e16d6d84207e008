import { commands, env } from 'vscode';
import type { Verb } from '../commandContext';
import { run as explainAnything } from './explainAnything';

/**
 * Explains what is selected in the terminal. The editor gives that to the clipboard alone, which gets back what it had.
 */
export const run: Verb<'kratosFlows.explainTerminalSelection'> = async (context) => {
  const before = await env.clipboard.readText();
  let text: string;
  try {
    await commands.executeCommand('workbench.action.terminal.copySelection');
    text = await env.clipboard.readText();
  } finally {
    await env.clipboard.writeText(before);
  }
  return explainAnything(context, { text });
};
