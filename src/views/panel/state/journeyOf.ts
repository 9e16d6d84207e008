import { readAalSettings } from '../../../config/facts/aalSettings';
import { inForce } from '../../../config/facts/inForce';
import { credentials, type Credential, type Person } from '../../../config/simulator/person';
import type { Setup } from '../../../config/simulator/setup';
import type { Journey } from '../../../config/wayAhead/types';
import { pressedName } from '../../../kratos/exchange/pressed';
import type { Flow } from '../../../kratos/flow/types';
import type { FlowRecord, PersonaSession } from '../../../kratos/record/types';
import { personFromSession } from '../../../language/whoIsAsked/knownPerson';

/** What is known of the second factors of a persona. */
export interface OwnFactors {
  readonly totp: boolean;
  readonly lookup: boolean;
}

/** Credentials that are second factors; codes have addresses instead. */
const seconds: ReadonlySet<Credential> = new Set<Credential>(['totp', 'lookup_secret', 'webauthn']);

/** Groups of nodes that are methods. */
const methods = ['password', 'code', 'passkey', 'webauthn', 'totp', 'lookup_secret', 'oidc', 'profile', 'link'];

/**
 * The journeys that a flow can still go, one for each method on offer; of a flow that is over, the one that was gone.
 * Empty where the form does not tell.
 */
export function journeysOf(
  setup: Setup,
  record: FlowRecord,
  session: PersonaSession,
  factors: OwnFactors,
): readonly Journey[] {
  const { type, client, parameters } = record;
  const person = personOf(session, factors, type, isLetIn(setup, record, session));
  const addresses = addressesOf(record, session);
  return methodsOf(setup, record).map((method) => ({
    ...{ flow: type, client, method },
    ...(parameters.aal === 'aal2' && { aal: 'aal2' as const }),
    ...(parameters.return_to !== undefined && { returnTo: parameters.return_to }),
    ...(person && { person }),
    ...(addresses && { addresses }),
  }));
}

function methodsOf(setup: Setup, record: FlowRecord): readonly string[] {
  const { type, status, flow } = record;
  if (type === 'recovery' || type === 'verification') {
    const use = inForce(setup.config, setup.version, 'selfservice', 'flows', type, 'use');
    return [use === 'link' ? 'link' : 'code'];
  }
  if (status !== 'open') return methodTaken(record);
  const shown = flow ? methodsShown(flow) : [];
  if (flow?.state === 'sent_email') return ['code'];
  const own = type === 'settings' ? shown : shown.filter((one) => one !== 'profile');
  // The first of two steps does not show the methods yet.
  return own.some((one) => one !== 'oidc') ? own : readAalSettings(setup.config, setup.version).first;
}

function methodsShown({ nodes }: Flow): readonly string[] {
  const groups = new Set(nodes.map(({ group }) => String(group)));
  return methods.filter((one) => groups.has(one));
}

/** The method of the last press, as the button that steers names it. */
function methodTaken({ exchanges }: FlowRecord): readonly string[] {
  const last = exchanges.findLast(({ request }) => request.method === 'POST');
  const name = last && pressedName(last);
  if (name === undefined) return [];
  const found = methods.find((one) => name === one || name.startsWith(`${one}_`));
  if (found) return [found];
  return /^(?:provider|link|unlink) /.test(name) ? ['oidc'] : name === 'address' ? ['code'] : [];
}

/**
 * Whether the server took a session of one factor where it asks for the highest level that the person has: then the
 * person has no second factor.
 */
function isLetIn({ config, version }: Setup, { type, flow }: FlowRecord, session: PersonaSession): boolean {
  const { status, wanted, problem } = session;
  if (status !== 'signed-in' || session.session?.aal !== 'aal1' || wanted || problem) return false;
  const demands = readAalSettings(config, version);
  return demands.whoami || (demands.settings && type === 'settings' && flow !== undefined);
}

/**
 * The persona as far as it is known: by its session, by what its authenticator here holds, and by what the server let
 * it do.
 */
function personOf(
  { session }: PersonaSession,
  { totp, lookup }: OwnFactors,
  type: FlowRecord['type'],
  letIn: boolean,
): Person | undefined {
  const own = credentials.filter((one) => (one === 'totp' && totp) || (one === 'lookup_secret' && lookup));
  const others = credentials.filter((one) => !own.includes(one));
  // Whoever enrolled something here before signs in as the same person, as far as anybody knows.
  if (!session)
    return type === 'login' && own.length > 0
      ? { traits: [], credentials: own, mayHave: others, session: ['password'] }
      : undefined;
  const person = personFromSession(session);
  return {
    ...person,
    credentials: [...new Set([...person.credentials, ...own])],
    mayHave: (person.mayHave ?? []).filter((one) => !own.includes(one) && !(letIn && seconds.has(one))),
    ...(letIn && { codes: [] }),
  };
}

/** A newcomer's address was sent nothing; those of others are read from the session. */
function addressesOf({ type }: FlowRecord, { session }: PersonaSession): Journey['addresses'] | undefined {
  if (type === 'registration') return 'pending';
  const known = session?.identity?.verifiableAddresses;
  if (known === undefined) return undefined;
  if (known.length === 0) return 'none';
  return known.some(({ verified }) => verified)
    ? 'verified'
    : known.some(({ status }) => status === 'sent')
      ? 'sent'
      : 'pending';
}
