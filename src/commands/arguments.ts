/** Reading what a caller handed to a command. Anything may come: fields of the wrong type count as absent. */
import { t } from '@vscode/l10n';
import { clientKinds, flowTypes } from '../kratos/flow/types';
import type { ClientKind, FlowParameters, FlowType } from '../kratos/flow/types';

export function field(argument: unknown, name: string): unknown {
  return typeof argument === 'object' && argument !== null ? (argument as Record<string, unknown>)[name] : undefined;
}

/** A text that says something. */
export function textField(argument: unknown, name: string): string | undefined {
  const value = field(argument, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function isSet(argument: unknown, name: string): boolean {
  return field(argument, name) === true;
}

/** The flow type that was named; a wrong name is the caller's mistake and is thrown back. */
export function typeField(argument: unknown): FlowType | undefined {
  return oneOf(flowTypes, textField(argument, 'type'), (name) =>
    t('“{0}” is no flow type: {1}.', name, flowTypes.join(', ')),
  );
}

export function clientField(argument: unknown): ClientKind | undefined {
  return oneOf(clientKinds, textField(argument, 'client'), (name) => t('“{0}” is no client: browser or native.', name));
}

/** Options of a start, by their names in Kratos's query. */
export function parametersField(argument: unknown): FlowParameters {
  const params = field(argument, 'params');
  if (typeof params !== 'object' || params === null) return {};
  return Object.fromEntries(
    Object.entries(params).filter(([, value]) => typeof value === 'string' || typeof value === 'boolean'),
  );
}

function oneOf<Known extends string>(
  known: readonly Known[],
  name: string | undefined,
  complain: (name: string) => string,
): Known | undefined {
  if (name === undefined) return undefined;
  const found = known.find((one) => one === name);
  if (!found) throw new Error(complain(name));
  return found;
}
