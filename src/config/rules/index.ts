import { schemaPath, type ConfigDocument, type Entry, type Path } from '../document';
import { isFilledIn } from '../placeholder';
import { structureOf } from '../structure';
import { aal2WithoutSecondFactor } from './aal2WithoutSecondFactor';
import { addressesNeverMarked } from './addressesNeverMarked';
import { bothCodeModes } from './bothCodeModes';
import { cipherSecretBytes } from './cipherSecretBytes';
import { cipherSecretUnused } from './cipherSecretUnused';
import { codeCannotBeOff } from './codeCannotBeOff';
import { codesNotCounted } from './codesNotCounted';
import { codesWithoutAddress } from './codesWithoutAddress';
import { continuityCookieKey } from './continuityCookieKey';
import { cookieDomain } from './cookieDomain';
import { cookiePath } from './cookiePath';
import { cookieSecureValue } from './cookieSecureValue';
import { corsOrigin } from './corsOrigin';
import { corsWithoutPage } from './corsWithoutPage';
import { defaultSchemaMissing } from './defaultSchemaMissing';
import { developmentSetting } from './developmentSetting';
import { durationOfNoTime } from './durationOfNoTime';
import { fileNotFound } from './fileNotFound';
import { forgedPageTokens } from './forgedPageTokens';
import { generalHooksReplaced } from './generalHooksReplaced';
import { hookNeverCalled } from './hookNeverCalled';
import { hookOfOryNetwork } from './hookOfOryNetwork';
import { hooksOfWhatIsOff } from './hooksOfWhatIsOff';
import { hostOfContainer } from './hostOfContainer';
import { lifespansAtOdds } from './lifespansAtOdds';
import { localHostsMixed } from './localHostsMixed';
import { methodWithoutIdentifier } from './methodWithoutIdentifier';
import { methodNotSwitchedOn } from './methodNotSwitchedOn';
import { mfaForcedOnEveryone } from './mfaForcedOnEveryone';
import { noCourier } from './noCourier';
import { noFirstFactor } from './noFirstFactor';
import { oneMailboxForBothFactors } from './oneMailboxForBothFactors';
import { pageWithoutCookie } from './pageWithoutCookie';
import { passkeyScript } from './passkeyScript';
import { passkeyWithoutName } from './passkeyWithoutName';
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
import { unfilledPlaceholder } from './unfilledPlaceholder';
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
  codesWithoutAddress,
  continuityCookieKey,
  cookieDomain,
  cookiePath,
  cookieSecureValue,
  corsOrigin,
  corsWithoutPage,
  defaultSchemaMissing,
  developmentSetting,
  durationOfNoTime,
  fileNotFound,
  forgedPageTokens,
  generalHooksReplaced,
  hookNeverCalled,
  hookOfOryNetwork,
  hooksOfWhatIsOff,
  hostOfContainer,
  lifespansAtOdds,
  localHostsMixed,
  methodNotSwitchedOn,
  methodWithoutIdentifier,
  mfaForcedOnEveryone,
  noCourier,
  noFirstFactor,
  oneMailboxForBothFactors,
  pageWithoutCookie,
  passkeyScript,
  passkeyWithoutName,
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
  unfilledPlaceholder,
  urlWithoutScheme,
  verificationUiTooEarly,
  webHookCannotBeSent,
  webHookResponse,
];

/** The rules that hold for the values of variables too. */
export const rulesOfValues: readonly Rule[] = rules.filter(({ isOfValues }) => isOfValues);

/**
 * What all rules say of a configuration, in the order of the text. `off`: names of rules that are switched off. Of a
 * value that something fills in later nothing is said, and of the rest only what holds whatever it becomes.
 */
export function checkRules(
  config: ConfigDocument,
  context: RuleContext,
  off: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  const isSuppressed = suppressionsOf(config.text);
  const unknown = config.entries.filter((entry) => isFilledIn(config, entry));
  const starts = new Set(unknown.map(({ place: { start } }) => start));
  const [sure, ...others] = readings(config, unknown).map((reading) =>
    rules
      .filter(({ name }) => !off.has(name))
      .flatMap((rule) => rule.check(reading, context).filter(({ start }) => !isSuppressed(rule.name, start)))
      .filter(({ code, start }) => code === placeholderCode || !starts.has(start)),
  );
  const named = ({ code, start }: Finding): string => `${code} ${String(start)}`;
  const inOthers = others.map((findings) => new Set(findings.map(named)));
  return (sure ?? [])
    .filter((finding) => inOthers.every((findings) => findings.has(named(finding))))
    .toSorted((a, b) => a.start - b.start);
}

const placeholderCode = `kratos/${unfilledPlaceholder.name}`;

/** The configuration as it is; where switches are filled in later, once with all of them on, and once with all off. */
function readings(config: ConfigDocument, unknown: readonly Entry[]): readonly ConfigDocument[] {
  const switches = new Set(
    unknown
      .filter(({ path }) => structureOf(schemaPath(path))?.structure.type === 'boolean')
      .map(({ place }) => place.start),
  );
  return switches.size === 0 ? [config] : [true, false].map((value) => assuming(config, switches, value));
}

/** A configuration with one value for all settings whose values begin at some offsets. */
function assuming(config: ConfigDocument, starts: ReadonlySet<number>, value: boolean): ConfigDocument {
  const read = (entry: Entry): Entry => (starts.has(entry.place.start) ? { ...entry, value } : entry);
  const get = (...path: Path): Entry | undefined => {
    const entry = config.get(...path);
    return entry && read(entry);
  };
  return {
    ...config,
    entries: config.entries.map(read),
    get,
    value: (...path) => get(...path)?.value,
    below: (...path) => config.below(...path).map(read),
  };
}
