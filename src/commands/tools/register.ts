import { lm } from 'vscode';
import type { Disposable, LanguageModelToolResult } from 'vscode';
import type { ToolName } from '../contracts/tools';

/** The part of package.json that declares the tools. */
export interface DeclaredTools {
  readonly contributes: { readonly languageModelTools: readonly { readonly name: ToolName }[] };
}

export interface ToolAnswerer {
  /** Resolves to the answer, Markdown without secrets; rejects with a sentence. */
  answer(tool: ToolName, asked: unknown): Promise<LanguageModelToolResult>;
}

/** Tells the editor of every tool that package.json declares. What answers is loaded when one of them is asked. */
export function registerTools({ contributes }: DeclaredTools, load: () => Promise<ToolAnswerer>): Disposable[] {
  return contributes.languageModelTools.map(({ name }) =>
    lm.registerTool(name, { invoke: async ({ input }) => (await load()).answer(name, input) }),
  );
}
