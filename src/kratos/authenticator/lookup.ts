import type { LookupCode } from '../flow/form/form.types';

/** The first code that was not used; undefined when there is none left. */
export function nextLookupCode(codes: readonly LookupCode[]): string | undefined {
  return codes.find((code) => !code.used && code.code !== '')?.code;
}

/** The codes with one marked as used: each works once. */
export function markLookupCodeUsed(codes: readonly LookupCode[], used: string): LookupCode[] {
  return codes.map((code) => (code.code === used ? { ...code, used: true } : code));
}
