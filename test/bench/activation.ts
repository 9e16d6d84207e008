import type { Workbench } from '../kit';

/**
 * What the editor measured of one extension's start, in whole milliseconds. *Show Running Extensions* shows the sum of
 * the two.
 */
export interface Activation {
  readonly extension: string;
  /** Reading and evaluating its modules. */
  readonly load: number;
  /** `activate()` itself, until it returns. */
  readonly call: number;
  /** From there until what it promised has come, with whatever other extensions did meanwhile. */
  readonly finish: number;
}

/** Waits until an extension is active and reads what the editor measured of every extension so far. */
export async function readActivations(workbench: Workbench, extension: string): Promise<Activation[]> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const found = parseActivations(await workbench.inHost(readReport));
    if (found.some((one) => one.extension === extension)) return found;
  }
  throw new Error(`${extension} was not activated within a minute.`);
}

/**
 * Runs in the extension host: the text of *Developer: Startup Performance*, which is written anew each time it is
 * opened.
 */
const readReport = async (vscode: typeof import('vscode')): Promise<string> => {
  await new Promise((resolve) => setTimeout(resolve, 500));
  await vscode.commands.executeCommand('perfview.show');
  const report = await vscode.workspace.openTextDocument(vscode.Uri.parse('perf:Startup Performance'));
  const text = report.getText();
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  return text;
};

/** The rows of the report's table: extension, eager, load code, call activate, finish activate, event, by. */
export function parseActivations(report: string): Activation[] {
  const [, section = ''] = report.split('## Extension Activation Stats');
  const rows = (section.split('\n## ')[0] ?? '').split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return rows
    .filter(([, extension = '', , load = '']) => extension.includes('.') && /^\d/.test(load))
    .map(([, extension = '', , load, call, finish]) => ({
      extension,
      load: Number(load),
      call: Number(call),
      finish: Number(finish),
    }));
}
