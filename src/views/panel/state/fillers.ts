import { t } from '@vscode/l10n';
import type { Available, Factors } from '../../../kratos/authenticator/lend';
import { nextLookupCode } from '../../../kratos/authenticator/lookup';
import { totpCode } from '../../../kratos/authenticator/totp';
import { present } from '../../../kratos/flow/json';
import type { AuthenticatorView, Form } from '../../../protocol/state';
import { actionId } from '../actions';
import { enrolledSecret, neededFillers } from './shownForm';

type Fillers = ReturnType<typeof neededFillers>;

/**
 * What can be filled into this form now: the code of the secret that the form enrols, else of the one that the persona
 * keeps, and the next lookup code; or that another persona of the same identity has them. Nothing for what no field
 * asks for, so that codes leave the host only when they are needed. `kept` is read only then; `now` is epoch
 * milliseconds.
 */
export function authenticatorFor(form: Form | undefined, kept: () => Available, now: number): AuthenticatorView {
  const fillers: Fillers = form === undefined ? new Set() : neededFillers(form);
  if (form === undefined || !(fillers.has('totp') || fillers.has('lookup'))) return {};
  const enrols = enrolledSecret(form);
  const { own = {}, offered } = kept();
  const secret = enrols ?? own.totp?.secret;
  const codes = fillers.has('lookup') ? own.lookupCodes : undefined;
  const filled = fillers.has('totp') && enrols === undefined && own.totp !== undefined;
  return present<AuthenticatorView>({
    totp: fillers.has('totp') && secret !== undefined ? totpCode(secret, now) : undefined,
    lookup: codes && lookupView(codes),
    source: filled || codes ? enrolmentNote(own) : undefined,
    offer: offered && enrols === undefined ? offeredFactors(offered, fillers) : undefined,
  });
}

function lookupView(codes: NonNullable<Factors['lookupCodes']>): NonNullable<AuthenticatorView['lookup']> {
  return present({
    left: codes.filter(({ used }) => !used).length,
    total: codes.length,
    next: nextLookupCode(codes),
  });
}

function enrolmentNote({ authenticatorOf }: Factors): string | undefined {
  return authenticatorOf && t('Enrolled for {0} by {1}.', authenticatorOf.name, authenticatorOf.enrolledBy);
}

function offeredFactors(
  { totp, lookupCodes, authenticatorOf: { enrolledBy } }: NonNullable<Available['offered']>,
  fillers: Fillers,
): AuthenticatorView['offer'] {
  const texts = {
    totp: totp && fillers.has('totp') ? t('Use the authenticator that {0} enrolled', enrolledBy) : undefined,
    lookup: lookupCodes && fillers.has('lookup') ? t('Use the back-up codes that {0} keeps', enrolledBy) : undefined,
  };
  if (texts.totp === undefined && texts.lookup === undefined) return undefined;
  return present<NonNullable<AuthenticatorView['offer']>>({ ...texts, action: actionId({ kind: 'borrow' }) });
}
