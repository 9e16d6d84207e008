import type { FlowRecord } from '../record/types';
import type { FlowType } from '../flow/types';
import type { RequestBody } from './types';

/** What a run is about, in English: it becomes the first line of a program. */
export function runTitle(records: readonly FlowRecord[]): string {
  const names = records.toSorted((one, other) => one.startedAt - other.startedAt).map(nameOf);
  const text = [...new Set(names)].join(', then ');
  return text === '' ? 'Nothing' : text.charAt(0).toUpperCase() + text.slice(1);
}

function nameOf({ type, parameters }: FlowRecord): string {
  if (type !== 'login') return type;
  if (parameters.aal === 'aal2') return 'step-up';
  return parameters.refresh === true ? 'login again' : 'login';
}

/** What one request does, in English. */
export function stepTitle(type: FlowType, kind: 'start' | 'fetch' | 'submit', body: RequestBody | undefined): string {
  if (kind === 'start') return `Start the ${type} flow`;
  if (kind === 'fetch') return `Read the ${type} flow`;
  const method = literalOf(body, 'method');
  const isResend = body?.fields.some(([name]) => name === 'resend') === true;
  if (isResend) return `Ask for another code (${type})`;
  return method === undefined ? `Send the ${type} form` : `Send the ${type} form: ${method}`;
}

function literalOf(body: RequestBody | undefined, name: string): string | undefined {
  const value = body?.fields.find(([one]) => one === name)?.[1];
  return value && 'literal' in value && typeof value.literal === 'string' ? value.literal : undefined;
}
