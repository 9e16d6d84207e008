import type { WriteAnswer } from '../../kratos/admin/identityWrites/identityWrites';

/** Why an identity was not written: what the server says of its parts, each by its name, or of the whole. */
export function refusalText({ refusal, what }: Extract<WriteAnswer, { kind: 'problem' }>): string {
  const fields = (refusal?.fields ?? []).filter(({ path }) => path.length > 0);
  if (fields.length > 0) return fields.map((field) => `${field.path.join('.')}: ${field.what}`).join('; ');
  return what;
}
