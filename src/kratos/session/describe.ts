import { isObject, present, textAt } from '../flow/json';
import type { AuthenticationMethod, Session } from '../flow/types';
import type { PersonaSession } from '../store/types';

/** A session in words for a tree: who, how strongly, by which methods, from where, until when. Times are RFC 3339 strings as the server gave them. */
export interface SessionWords {
  /** An address or name of the identity, else its id, else the session's. */
  readonly title: string;
  readonly aal: string;
  readonly methods: readonly { readonly name: string; readonly aal: string; readonly at?: string }[];
  /** E.g. `Firefox · 127.0.0.1`; empty when nothing is known. */
  readonly device: string;
  readonly expires?: string;
}

/** Describes a session. Nothing is guessed: what the server left out is left out. */
export function describeSession(session: Session): SessionWords {
  const device = session.devices.at(-1);
  const where = [agentName(device?.userAgent), device?.ipAddress?.replace(/:\d+$/, ''), device?.location];
  return present<SessionWords>({
    title: titleOf(session),
    aal: session.aal,
    methods: session.methods.map((method) =>
      present<SessionWords['methods'][number]>({ name: methodName(method), aal: method.aal, at: method.completedAt }),
    ),
    device: where.filter((part) => part !== undefined && part !== '').join(' · '),
    expires: session.expiresAt,
  });
}

/** The short form for an item and the sentence for its tooltip. `why` is there when more is asked than the session has. */
export interface AalWords {
  readonly short: string;
  readonly why?: string;
}

/** Why a session is asked for more, in words: `aal1 · aal2 wanted`. Undefined when nobody is signed in. */
export function explainAal(known: PersonaSession): AalWords | undefined {
  if (known.status !== 'signed-in') return undefined;
  const aal = known.session?.aal ?? 'aal1';
  if (known.wanted === undefined) return { short: aal };
  return { short: `${aal} · ${known.wanted.aal} wanted`, why: reasons[known.wanted.askedBy] };
}

const available =
  'and this identity has a second factor. The session proved the first one only. Step up: log in once more with the second factor.';

const reasons: Readonly<Record<NonNullable<PersonaSession['wanted']>['askedBy'], string>> = {
  whoami: `session.whoami.required_aal is highest_available ${available}`,
  settings: `selfservice.flows.settings.required_aal is highest_available ${available}`,
  login: `The login asks for a second factor: session.whoami.required_aal is highest_available ${available}`,
};

function titleOf(session: Session): string {
  const { identity } = session;
  if (identity === undefined) return session.id;
  const traits = isObject(identity.traits) ? identity.traits : {};
  const named = ['email', 'username', 'phone', 'name'].map((name) => textAt(traits, name)).find(Boolean);
  return named ?? identity.verifiableAddresses[0]?.value ?? identity.id;
}

const methodNames: Readonly<Record<string, string>> = {
  password: 'password',
  code: 'code by mail',
  code_recovery: 'recovery code',
  link_recovery: 'recovery link',
  totp: 'authenticator app',
  lookup_secret: 'lookup code',
  webauthn: 'security key',
  passkey: 'passkey',
  oidc: 'social sign-in',
  saml: 'SAML',
};

function methodName({ method, provider }: AuthenticationMethod): string {
  const name = methodNames[method] ?? method;
  return provider === undefined || provider === '' ? name : `${name} (${provider})`;
}

/** The name of a browser in its User-Agent header; other clients are named as they name themselves. */
function agentName(agent: string | undefined): string | undefined {
  if (agent === undefined || agent === '') return undefined;
  const browser = [
    ['Edg/', 'Edge'],
    ['OPR/', 'Opera'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ].find(([sign = '']) => agent.includes(sign))?.[1];
  return browser ?? agent.split(/[\s/]/)[0];
}
