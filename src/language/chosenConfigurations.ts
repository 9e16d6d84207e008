import { EventEmitter, Uri } from 'vscode';
import type { Memento } from 'vscode';

const memoryKey = 'kratosFlows.configurations';

let memory: Pick<Memento, 'get' | 'update'> | undefined;
const chosen = new EventEmitter<void>();

/** Fires when somebody says which configuration belongs to a connection. */
export const onConfigurationChosen = chosen.event;

/** From here on choices are kept in this memory. */
export function keepChoicesIn(given: Pick<Memento, 'get' | 'update'>): void {
  memory = given;
}

/** The configuration that somebody chose for a connection, by the connection's id. */
export function chosenConfiguration(connectionId: string): Uri | undefined {
  const uri = readChoices()[connectionId];
  return typeof uri === 'string' && uri !== '' ? Uri.parse(uri) : undefined;
}

/** Remembers which configuration belongs to a connection; without one it is found by its URLs again. */
export async function chooseConfiguration(connectionId: string, uri: Uri | undefined): Promise<void> {
  const others = Object.fromEntries(Object.entries(readChoices()).filter(([id]) => id !== connectionId));
  await memory?.update(memoryKey, uri ? { ...others, [connectionId]: uri.toString() } : others);
  chosen.fire();
}

function readChoices(): Readonly<Record<string, unknown>> {
  return memory?.get<Readonly<Record<string, unknown>>>(memoryKey) ?? {};
}
