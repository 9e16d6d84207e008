import { generateSync } from 'otplib/functional';

/** A time-based code and until when it is the current one (epoch milliseconds). */
export interface TotpCode {
  readonly code: string;
  readonly validUntil: number;
  readonly periodMs: number;
}

/** Kratos enrols with six digits, SHA-1 and a period of 30 s. */
const periodSeconds = 30;

/**
 * The code for a base32 secret at a time (epoch milliseconds), or undefined when the secret is no base32. Kratos
 * accepts the neighbouring periods too, and the same code more than once within its period.
 */
export function totpCode(secret: string, now: number): TotpCode | undefined {
  const normal = normalizeSecret(secret);
  if (normal === undefined) return undefined;
  const step = Math.floor(now / 1000 / periodSeconds);
  const code = generateSync({ secret: normal, epoch: step * periodSeconds, period: periodSeconds, digits: 6 });
  return { code, validUntil: (step + 1) * periodSeconds * 1000, periodMs: periodSeconds * 1000 };
}

/**
 * A secret as people paste it (lower case, in groups, padded, or inside an `otpauth:` URL) in the form that counts;
 * undefined when it is none.
 */
export function normalizeSecret(text: string): string | undefined {
  const fromUrl = /^otpauth:/i.test(text.trim()) ? URL.parse(text.trim())?.searchParams.get('secret') : text;
  const plain = (fromUrl ?? '')
    .replace(/[\s-]/g, '')
    .replace(/(?<!=)=+$/, '')
    .toUpperCase();
  // Fewer than 16 bytes are no TOTP secret (RFC 4226); Kratos makes 20.
  return /^[A-Z2-7]{26,}$/.test(plain) ? plain : undefined;
}
