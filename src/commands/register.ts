import { commands } from 'vscode';
import type { Disposable } from 'vscode';
import type { CommandId } from './contracts/index';
import type { TitleCommand } from './registry';

/** The part of package.json that declares the commands. */
export interface DeclaredCommands {
  readonly contributes: { readonly commands: readonly { readonly command: DeclaredCommand }[] };
}

/** A test holds that package.json and the registry name the same ones. */
export type DeclaredCommand = CommandId | TitleCommand;

export interface CommandRunner {
  /** Resolves to what the command yields; rejects when it is not allowed here, or fails. */
  run(command: DeclaredCommand, argument: unknown, selected: unknown): Promise<unknown>;
}

/** Registers every command that package.json declares. What runs them is loaded when one of them is used. */
export function registerCommands({ contributes }: DeclaredCommands, load: () => Promise<CommandRunner>): Disposable[] {
  return contributes.commands.map(({ command }) =>
    commands.registerCommand(command, async (argument: unknown, selected: unknown) =>
      (await load()).run(command, argument, selected),
    ),
  );
}
