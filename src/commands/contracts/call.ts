import { commands } from 'vscode';
import type { Command } from 'vscode';
import type { CommandId, Given } from './index';

/** Runs a command with its arguments. Rejects, in a sentence, when it is not allowed here or fails. */
export function run<Id extends CommandId>(id: Id, given?: Given[Id]): Thenable<unknown> {
  return commands.executeCommand(id, ...(given === undefined ? [] : [given]));
}

/** A command for a lens, a line or an action. */
export function commandTo<Id extends CommandId>(id: Id, title: string, given?: Given[Id]): Command {
  return { command: id, title, ...(given !== undefined && { arguments: [given] }) };
}
