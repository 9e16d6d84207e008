import { nextLookupCode } from '../../kratos/authenticator/lookup';
import { totpCode } from '../../kratos/authenticator/totp';
import type { Keyring } from '../../kratos/store/keyring';
import type { AuthenticatorView, Form } from '../../protocol/state';
import { enrolledSecret, fillersOf } from './shownForm';

/**
 * What the persona's authenticator can fill into this form now: the code of the secret that the form enrols, else of the one that is kept, and the
 * next lookup code. Nothing for what no field asks for, so that codes leave the host only when they are needed. `now` is epoch milliseconds.
 */
export function authenticatorFor(form: Form | undefined, keyring: Keyring | undefined, now: number): AuthenticatorView {
  if (form === undefined) return {};
  const fillers = fillersOf(form);
  const secret = enrolledSecret(form) ?? keyring?.totp?.secret;
  const totp = fillers.has('totp') && secret !== undefined ? totpCode(secret, now) : undefined;
  const codes = fillers.has('lookup') ? keyring?.lookupCodes : undefined;
  const next = codes === undefined ? undefined : nextLookupCode(codes);
  return {
    ...(totp === undefined ? {} : { totp }),
    ...(codes === undefined
      ? {}
      : {
          lookup: {
            left: codes.filter(({ used }) => !used).length,
            total: codes.length,
            ...(next === undefined ? {} : { next }),
          },
        }),
  };
}
