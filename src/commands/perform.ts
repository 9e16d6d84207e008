import { isTrusted } from '../platform/trust';
import type { CommandContext } from './commandContext';
import type { Contract } from './contracts/contract';
import { contracts } from './contracts/index';
import type { CommandId } from './contracts/index';
import { readArguments } from './contracts/read';
import { commandTable } from './table';

/** Before the workspace is trusted, only what sends nothing. */
export function isAllowed(command: CommandId): boolean {
  const contract: Contract = contracts[command];
  return isTrusted() || contract.worksUntrusted === true;
}

/** What a command does, with arguments of the contract of the same name. */
type Doing = (context: CommandContext, given: unknown, selected: readonly unknown[] | undefined) => Promise<unknown>;

/** Does what a command is for. Throws a sentence when what was handed over is not what its contract says. */
export async function perform(
  context: CommandContext,
  command: CommandId,
  given: unknown,
  selected: unknown,
): Promise<unknown> {
  const contract: Contract = contracts[command];
  const read = (line: unknown): unknown => readArguments(command, contract, line);
  const lines = Array.isArray(selected) ? selected.map(read) : undefined;
  return (commandTable[command] as Doing)(context, read(given), lines);
}
