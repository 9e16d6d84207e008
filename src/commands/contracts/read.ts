import { t } from '@vscode/l10n';
import * as v from 'valibot';
import type { Contract } from './contract';

/**
 * Reads what was handed to a command. Nothing is an object without arguments, and what is not named in the contract is
 * left out: a line of a tree names more than one command needs. Throws a sentence about the first argument that is
 * wrong.
 */
export function readArguments<Entries extends v.ObjectEntries>(
  command: string,
  { arguments: schema, adapt }: Pick<Contract<Entries>, 'arguments' | 'adapt'>,
  given: unknown,
): v.InferOutput<Contract<Entries>['arguments']> {
  const adapted = (adapt ? adapt(given) : given) ?? {};
  // A list is an object too, but names nothing.
  const read = v.safeParse(Array.isArray(adapted) ? v.never() : schema, adapted, { abortEarly: true });
  if (read.success) return read.output;
  throw new Error(complaint(command, read.issues[0]));
}

function complaint(command: string, issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue);
  const received = shorten(issue.received);
  if (name === null)
    return t('{0} takes one object with named arguments, such as {1}, not {2}.', command, '{ "id": "…" }', received);
  switch (issue.type) {
    case 'string':
      return t('The argument “{0}” of {1} must be text, not {2}.', name, command, received);
    case 'boolean':
      return t('The argument “{0}” of {1} must be true or false, not {2}.', name, command, received);
    case 'array':
      return t('The argument “{0}” of {1} must be a list, not {2}.', name, command, received);
    case 'object':
    case 'record':
      return t('The argument “{0}” of {1} must be an object, not {2}.', name, command, received);
    case 'picklist':
      return issue.message;
    default:
      return t('The argument “{0}” of {1} is {2}, which it cannot be.', name, command, received);
  }
}

const longest = 60;

function shorten(received: string): string {
  return received.length > longest ? `${received.slice(0, longest)}…` : received;
}
