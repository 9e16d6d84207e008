import type { ConfigDocument, Entry } from '../../document/document';
import { schemaPath, type Path } from '../../reference/path';
import { pickSettings, type Wanted } from '../../document/pick';
import { isFilledIn } from '../../document/placeholder';
import { findStructure } from '../../reference/structure';
import { aal2WithoutSecondFactor } from './secondFactor/aal2WithoutSecondFactor';
import { addressesNeverMarked } from './flows/addressesNeverMarked';
import { bothCodeModes } from './secondFactor/bothCodeModes';
import { cipherSecretBytes } from './secrets/cipherSecretBytes';
import { cipherSecretUnused } from './secrets/cipherSecretUnused';
import { codeCannotBeOff } from './secondFactor/codeCannotBeOff';
import { codesNotCounted } from './secondFactor/codesNotCounted';
import { codesWithoutAddress } from './secondFactor/codesWithoutAddress';
import { continuityCookieKey } from './secrets/continuityCookieKey';
import { cookieDomain } from './cookies/cookieDomain';
import { cookiePath } from './cookies/cookiePath';
import { cookieSecureValue } from './cookies/cookieSecureValue';
import { corsOrigin } from './urls/corsOrigin';
import { corsWithoutPage } from './urls/corsWithoutPage';
import { defaultSchemaMissing } from './flows/defaultSchemaMissing';
import { developmentSetting } from './secrets/developmentSetting';
import { durationOfNoTime } from './flows/durationOfNoTime';
import { fileNotFound } from './fileNotFound';
import { forgedPageTokens } from './secrets/forgedPageTokens';
import { generalHooksReplaced } from './hooks/generalHooksReplaced';
import { hookNeverCalled } from './hooks/hookNeverCalled';
import { hookOfOryNetwork } from './hooks/hookOfOryNetwork';
import { hooksOfWhatIsOff } from './hooks/hooksOfWhatIsOff';
import { hostOfContainer } from './urls/hostOfContainer';
import { lifespansAtOdds } from './flows/lifespansAtOdds';
import { localHostsMixed } from './cookies/localHostsMixed';
import { methodWithoutIdentifier } from './flows/methodWithoutIdentifier';
import { methodNotSwitchedOn } from './flows/methodNotSwitchedOn';
import { mfaForcedOnEveryone } from './secondFactor/mfaForcedOnEveryone';
import { noCourier } from './flows/noCourier';
import { noFirstFactor } from './flows/noFirstFactor';
import { oneMailboxForBothFactors } from './secondFactor/oneMailboxForBothFactors';
import { pageWithoutCookie } from './cookies/pageWithoutCookie';
import { passkeyScript } from './urls/passkeyScript';
import { passkeyWithoutName } from './flows/passkeyWithoutName';
import { registrationWithoutSession } from './hooks/registrationWithoutSession';
import { relyingPartyId } from './hooks/relyingPartyId';
import { relyingPartyMissing } from './hooks/relyingPartyMissing';
import { relyingPartyOriginKey } from './hooks/relyingPartyOriginKey';
import { relyingPartyOrigins } from './hooks/relyingPartyOrigins';
import { requireVerifiedAddress } from './hooks/requireVerifiedAddress';
import { returnUrlRefused } from './urls/returnUrlRefused';
import { returnUrlTooWide } from './urls/returnUrlTooWide';
import { returnUrlUseless } from './urls/returnUrlUseless';
import { sameSiteNone } from './cookies/sameSiteNone';
import { schemaIdTwice } from './flows/schemaIdTwice';
import { schemaPathEscaped } from './urls/schemaPathEscaped';
import { schemaUnusable } from './flows/schemaUnusable';
import { secondFactorWithoutWayBack } from './secondFactor/secondFactorWithoutWayBack';
import { secretPublished } from './secrets/secretPublished';
import { secretUnderVersionControl } from './secrets/secretUnderVersionControl';
import { secureCookieOverHttp } from './cookies/secureCookieOverHttp';
import { socialProviders } from './flows/socialProviders';
import { strategySwitchedOff } from './flows/strategySwitchedOff';
import { readSuppressions } from '../suppressions';
import { unfilledPlaceholder } from './unfilledPlaceholder';
import { urlWithoutScheme } from './urls/urlWithoutScheme';
import { verificationUiTooEarly } from './hooks/verificationUiTooEarly';
import { webHookCannotBeSent } from './hooks/webHookCannotBeSent';
import { webHookResponse } from './hooks/webHookResponse';
import type { Finding } from '../../document/finding';
import type { Rule } from './rule';
import { finish, type Steps } from '../../document/steps';
import type { RuleContext } from '../../facts/context';

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
  return finish(checkRulesInSteps(config, context, off));
}

/** The same in steps, a rule each. */
export function* checkRulesInSteps(
  config: ConfigDocument,
  context: RuleContext,
  off: ReadonlySet<string>,
): Steps<readonly Finding[]> {
  const isSuppressed = readSuppressions(config.text);
  const unknown = pickSettings(config, isUnknown);
  const starts = new Set(unknown.map(({ place: { start } }) => start));
  const found: (readonly Finding[])[] = [];
  for (const reading of readings(config, unknown)) {
    const ofRules: (readonly Finding[])[] = [];
    for (const rule of rules.filter(({ name }) => !off.has(name))) {
      ofRules.push(rule.check(reading, context).filter(({ start }) => !isSuppressed(rule.name, start)));
      yield;
    }
    found.push(ofRules.flat().filter(({ code, start }) => code === placeholderCode || !starts.has(start)));
  }
  const [sure, ...others] = found;
  const named = ({ code, start }: Finding): string => `${code} ${String(start)}`;
  const inOthers = others.map((findings) => new Set(findings.map(named)));
  return (sure ?? [])
    .filter((finding) => inOthers.every((findings) => findings.has(named(finding))))
    .toSorted((a, b) => a.start - b.start);
}

const isUnknown: Wanted = (entry, config) => isFilledIn(config, entry);

const placeholderCode = `kratos/${unfilledPlaceholder.name}`;

/** The configuration as it is; where switches are filled in later, once with all of them on, and once with all off. */
function readings(config: ConfigDocument, unknown: readonly Entry[]): readonly ConfigDocument[] {
  const switches = new Set(
    unknown
      .filter(({ path }) => findStructure(schemaPath(path))?.structure.type === 'boolean')
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
  const entries = config.entries.map(read);
  return {
    ...config,
    entries,
    stretches: [{ entries }],
    get,
    value: (...path) => get(...path)?.value,
    below: (...path) => config.below(...path).map(read),
  };
}
