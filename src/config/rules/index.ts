import type { ConfigDocument } from '../document';
import { aal2WithoutSecondFactor } from './aal2WithoutSecondFactor';
import { addressesNeverMarked } from './addressesNeverMarked';
import { bothCodeModes } from './bothCodeModes';
import { cipherSecretBytes } from './cipherSecretBytes';
import { cipherSecretUnused } from './cipherSecretUnused';
import { codeCannotBeOff } from './codeCannotBeOff';
import { codesNotCounted } from './codesNotCounted';
import { continuityCookieKey } from './continuityCookieKey';
import { cookieDomain } from './cookieDomain';
import { cookiePath } from './cookiePath';
import { cookieSecureValue } from './cookieSecureValue';
import { corsOrigin } from './corsOrigin';
import { corsWithoutPage } from './corsWithoutPage';
import { defaultSchemaMissing } from './defaultSchemaMissing';
import { developmentSetting } from './developmentSetting';
import { durationOfNoTime } from './durationOfNoTime';
import { forgedPageTokens } from './forgedPageTokens';
import { generalHooksReplaced } from './generalHooksReplaced';
import { hookNeverCalled } from './hookNeverCalled';
import { hookOfOryNetwork } from './hookOfOryNetwork';
import { hooksOfWhatIsOff } from './hooksOfWhatIsOff';
import { hostOfContainer } from './hostOfContainer';
import { lifespansAtOdds } from './lifespansAtOdds';
import { localHostsMixed } from './localHostsMixed';
import { methodNotSwitchedOn } from './methodNotSwitchedOn';
import { mfaForcedOnEveryone } from './mfaForcedOnEveryone';
import { noCourier } from './noCourier';
import { noFirstFactor } from './noFirstFactor';
import { oneMailboxForBothFactors } from './oneMailboxForBothFactors';
import { pageWithoutCookie } from './pageWithoutCookie';
import { passkeyScript } from './passkeyScript';
import { registrationWithoutSession } from './registrationWithoutSession';
import { relyingPartyId } from './relyingPartyId';
import { relyingPartyMissing } from './relyingPartyMissing';
import { relyingPartyOriginKey } from './relyingPartyOriginKey';
import { relyingPartyOrigins } from './relyingPartyOrigins';
import { requireVerifiedAddress } from './requireVerifiedAddress';
import { returnUrlRefused } from './returnUrlRefused';
import { returnUrlTooWide } from './returnUrlTooWide';
import { returnUrlUseless } from './returnUrlUseless';
import { sameSiteNone } from './sameSiteNone';
import { schemaIdTwice } from './schemaIdTwice';
import { schemaPathEscaped } from './schemaPathEscaped';
import { schemaUnusable } from './schemaUnusable';
import { secondFactorWithoutWayBack } from './secondFactorWithoutWayBack';
import { secretPublished } from './secretPublished';
import { secretUnderVersionControl } from './secretUnderVersionControl';
import { secureCookieOverHttp } from './secureCookieOverHttp';
import { socialProviders } from './socialProviders';
import { strategySwitchedOff } from './strategySwitchedOff';
import { suppressionsOf } from './suppressions';
import { urlWithoutScheme } from './urlWithoutScheme';
import { verificationUiTooEarly } from './verificationUiTooEarly';
import { webHookCannotBeSent } from './webHookCannotBeSent';
import { webHookResponse } from './webHookResponse';
import type { Finding, Rule, RuleContext } from './types';

/** All rules that no schema has. A new rule is a file and a line here. */
export const rules: readonly Rule[] = [
  aal2WithoutSecondFactor,
  addressesNeverMarked,
  bothCodeModes,
  cipherSecretBytes,
  cipherSecretUnused,
  codeCannotBeOff,
  codesNotCounted,
  continuityCookieKey,
  cookieDomain,
  cookiePath,
  cookieSecureValue,
  corsOrigin,
  corsWithoutPage,
  defaultSchemaMissing,
  developmentSetting,
  durationOfNoTime,
  forgedPageTokens,
  generalHooksReplaced,
  hookNeverCalled,
  hookOfOryNetwork,
  hooksOfWhatIsOff,
  hostOfContainer,
  lifespansAtOdds,
  localHostsMixed,
  methodNotSwitchedOn,
  mfaForcedOnEveryone,
  noCourier,
  noFirstFactor,
  oneMailboxForBothFactors,
  pageWithoutCookie,
  passkeyScript,
  registrationWithoutSession,
  relyingPartyId,
  relyingPartyMissing,
  relyingPartyOriginKey,
  relyingPartyOrigins,
  requireVerifiedAddress,
  returnUrlRefused,
  returnUrlTooWide,
  returnUrlUseless,
  sameSiteNone,
  schemaIdTwice,
  schemaPathEscaped,
  schemaUnusable,
  secondFactorWithoutWayBack,
  secretPublished,
  secretUnderVersionControl,
  secureCookieOverHttp,
  socialProviders,
  strategySwitchedOff,
  urlWithoutScheme,
  verificationUiTooEarly,
  webHookCannotBeSent,
  webHookResponse,
];

/** What all rules say of a configuration, in the order of the text. `off`: names of rules that are switched off. */
export function checkRules(
  config: ConfigDocument,
  context: RuleContext,
  off: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  const isSuppressed = suppressionsOf(config.text);
  return rules
    .filter(({ name }) => !off.has(name))
    .flatMap((rule) => rule.check(config, context).filter(({ start }) => !isSuppressed(rule.name, start)))
    .toSorted((a, b) => a.start - b.start);
}
