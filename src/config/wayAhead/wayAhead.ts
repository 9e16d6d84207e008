import { t } from '@vscode/l10n';
import { isOn } from '../facts/inForce';
import { isBefore } from '../reference/versions';
import { aalPaths } from '../facts/aalSettings';
import { toSettingLine, type Line } from '../simulator/lines';
import { markedTraits } from '../simulator/presets';
import { credentials, type Person } from '../simulator/person';
import type { Setup } from '../simulator/setup';
import { marksFor, simulate } from '../simulator/simulate';
import { pageAhead, returnAhead } from './goesTo';
import { hooksAhead } from './hooksAhead';
import { stepsAhead } from './stepsAhead';
import type { GoesTo, HookAhead, Journey, OfferAhead, OfferName, SecondFactorAhead, WayAhead } from './types';

const legacyRefusal = ['feature_flags', 'legacy_require_verified_login_error'] as const;
const transitions = ['feature_flags', 'use_continue_with_transitions'] as const;

/**
 * What is still to come for somebody who goes through a flow by a method, by a configuration: the next steps, the hooks
 * and those that do not run, who is asked for a second factor, what is offered in the end and where the person is sent.
 * Hooks are taken to answer well. Pure; never throws.
 */
export function wayAhead(setup: Setup, journey: Journey): WayAhead {
  const { hooks, idle } = hooksAhead(setup, journey);
  const secondFactor = secondFactorAhead(setup, journey);
  const issuer = hooks.find(({ name }) => name === 'session');
  const session = {
    given:
      journey.flow === 'registration' ? issuer !== undefined : journey.flow === 'login' || journey.flow === 'recovery',
    ...(issuer && { line: issuer.line }),
  };
  const offers = offersAhead(setup, journey, hooks, secondFactor);
  const steps = stepsAhead(setup, journey);
  const more = [
    ...(journey.flow === 'login' && secondFactor.asked === true
      ? [{ name: 'second-factor' as const, ...(secondFactor.line && { line: secondFactor.line }) }]
      : []),
    ...(offers ?? [])
      .filter(({ action }) => action === 'show_verification_ui')
      .map(({ line }) => ({ name: 'verification' as const, ...(line && { line }) })),
  ];
  const refusedBy = refusal(setup, journey, hooks);
  return {
    ...(refusedBy && { refusedBy }),
    ...{ steps: [...steps, ...more], hooks, idle, secondFactor, session, offers },
    goesTo: goesTo(setup, journey, secondFactor),
  };
}

/**
 * `require_verified_address` refuses who has no verified address: before v25.4.0, and with the flag that keeps to that,
 * after a login by password alone.
 */
function refusal(
  { config, version }: Setup,
  { method, addresses }: Journey,
  hooks: readonly HookAhead[],
): HookAhead | undefined {
  const isLegacy = isBefore(version, 'v25.4.0') || isOn(config, version, ...legacyRefusal);
  if (addresses === undefined || addresses === 'verified' || (isLegacy && method !== 'password')) return undefined;
  return hooks.find(({ name }) => name === 'require_verified_address');
}

function secondFactorAhead(setup: Setup, journey: Journey): SecondFactorAhead {
  const { flow, aal } = journey;
  const at = flow === 'login' ? 'login' : flow === 'settings' || flow === 'recovery' ? 'settings' : 'whoami';
  const line = toSettingLine(setup, at === 'settings' ? aalPaths.settings : aalPaths.whoami);
  if (flow === 'login' && aal === 'aal2')
    return { asked: false, at, sentence: t('This flow is the second step: after it the session has both.'), line };
  if (flow === 'verification') return { asked: false, at, sentence: t('Verification signs nobody in.') };
  const person = flow === 'registration' ? newcomer(setup, journey) : (journey.person ?? stranger(journey));
  const { asked, demand } = simulate(setup, person).answers[at];
  return { asked, at, sentence: demand.sentence, ...(demand.line && { line: demand.line }) };
}

/** Somebody of whom nothing is known: what holds for all that they may have holds for them. */
function stranger({ method }: Journey): Person {
  return { traits: [], credentials: [], mayHave: credentials, session: [method] };
}

/** Somebody who has just registered: what the schema marks of the traits has a value. */
function newcomer(setup: Setup, { method, person }: Journey): Person {
  const traits = person?.traits ?? markedTraits(marksFor(setup, person ?? {}));
  return { traits, credentials: credentials.filter((one) => one === method), session: [method] };
}

/** What is offered at the end; undefined where it hangs on addresses that nobody knows. */
function offersAhead(
  setup: Setup,
  journey: Journey,
  hooks: readonly HookAhead[],
  { asked }: SecondFactorAhead,
): readonly OfferAhead[] | undefined {
  const { flow, client } = journey;
  if (flow === 'verification') return [];
  if (flow === 'recovery') return afterRecovery(setup, client);
  // Whoever is asked for more is sent there, and offered nothing.
  if (flow === 'login' && client === 'browser' && asked !== false) return asked === true ? [] : undefined;
  const verification = verificationOffer(setup, journey, hooks);
  if (verification === 'unknown') return undefined;
  const issuer = hooks.find(({ name }) => name === 'session');
  return [
    ...(client === 'browser' ? [offer('redirect_browser_to')] : []),
    ...(verification ? [verification] : []),
    ...(flow === 'registration' && client === 'native' && issuer ? [offer('set_ory_session_token', issuer.line)] : []),
  ];
}

function afterRecovery(setup: Setup, client: Journey['client']): readonly OfferAhead[] {
  if (!isOn(setup.config, setup.version, ...transitions)) return [];
  const line = toSettingLine(setup, transitions);
  return [...(client === 'native' ? [offer('set_ory_session_token', line)] : []), offer('show_settings_ui', line)];
}

/**
 * The page for verification is offered where a verification was begun: before v25.4.0 at once, since then by the hook
 * `show_verification_ui` behind it.
 */
function verificationOffer(
  setup: Setup,
  { flow, aal, method, addresses }: Journey,
  hooks: readonly HookAhead[],
): OfferAhead | 'unknown' | undefined {
  const after = hooks.filter(({ moment }) => moment === 'after');
  const begun = after.findIndex(({ name }) => name === 'verification');
  if (begun === -1 || (flow === 'login' && aal === 'aal2')) return undefined;
  const shown = after.slice(begun + 1).find(({ name }) => name === 'show_verification_ui');
  const isOld = isBefore(setup.version, 'v25.4.0');
  const line = shown?.line ?? (isOld ? after[begun]?.line : undefined);
  if (line === undefined) return undefined;
  // Whoever registered with the code that was sent there has a verified address by that.
  if (flow === 'registration' && method === 'code') return undefined;
  if (addresses === undefined) return 'unknown';
  const isDue = flow === 'settings' ? addresses === 'pending' : addresses === 'pending' || addresses === 'sent';
  return isDue ? offer('show_verification_ui', line) : undefined;
}

function offer(action: OfferName, line?: Line): OfferAhead {
  return { action, ...(line && { line }) };
}

function goesTo(setup: Setup, journey: Journey, { asked, line }: SecondFactorAhead): GoesTo {
  const { flow, client } = journey;
  // These two name an address to native clients as well.
  if (flow === 'recovery') return pageAhead(setup, 'settings');
  if (flow === 'verification') return returnAhead(setup, journey);
  if (client === 'native') return { kind: 'nowhere' };
  if ((flow === 'login' || flow === 'settings') && asked === true)
    return { kind: 'second-factor', ...(line && { line }) };
  return returnAhead(setup, journey);
}
