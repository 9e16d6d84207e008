import type { FlowType } from '../flow/types';
import type { Answer, Ledger } from './ledger';
import type { Reference, RequestStep } from './types';

/**
 * Reads the code that Kratos sent last to an address for a flow of this type: the courier's list has the newest message
 * first, and holds it as soon as the form was answered. Bodies are readable with `--dev` only.
 */
export function mailStep(
  ledger: Ledger,
  type: FlowType,
  recipient: Reference,
  adminUrl: string | undefined,
): { readonly step: RequestStep; readonly answer: Answer; readonly code: Reference } {
  const answer: Answer = { json: {}, captures: [] };
  const base = ledger.give({ name: 'admin_url', value: adminUrl ?? '' });
  const code = ledger.capture(answer, 'code', { kind: 'mail', template: `${type}_code_valid` });
  const step: RequestStep = {
    kind: 'request',
    title: 'Read the code that was sent',
    flowType: type,
    does: 'mail',
    method: 'GET',
    url: [base, '/admin/courier/messages?recipient=', { ...recipient, encoded: true }],
    headers: [['Accept', ['application/json']]],
    captures: answer.captures,
    expect: { status: 200 },
  };
  return { step, answer, code };
}
