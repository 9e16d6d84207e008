import { redactText } from '../kratos/exchange/redact';

export { redactText } from '../kratos/exchange/redact';

/**
 * An error as it may be logged: its stack, those of its causes and of its parts, without secrets. Anything else that
 * was thrown, as text.
 */
export function errorText(error: unknown, known: readonly string[]): string {
  return redactText(describe(error, 0), known);
}

/**
 * An error as a caller may see it: messages quote what was given, such as a link with its token. One without secrets
 * comes back as it is.
 */
export function withoutSecrets(error: unknown, known: readonly string[]): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? redactText(error, known) : error;
  const message = redactText(error.message, known);
  if (message === error.message) return error;
  const open = new Error(message);
  open.name = error.name;
  open.stack = errorText(error, known);
  return open;
}

/** Causes may name one another. */
const mostCauses = 5;

function describe(error: unknown, depth: number): string {
  if (!(error instanceof Error)) return typeof error === 'object' && error !== null ? toJson(error) : String(error);
  const parts: unknown[] = error instanceof AggregateError ? error.errors : [];
  const causes = depth < mostCauses ? [error.cause, ...parts].filter((cause) => cause !== undefined) : [];
  return [error.stack ?? error.message, ...causes.map((cause) => `cause: ${describe(cause, depth + 1)}`)].join('\n');
}

function toJson(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
