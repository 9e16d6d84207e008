import { t } from '@vscode/l10n';
import type { Given } from '../../../commands/contracts/index';
import type { AuthenticationMethod, Session } from '../../../kratos/flow/types';
import type { Persona, PersonaSession } from '../../../kratos/record/types';
import { describeDevice } from '../../../kratos/knowledge/sessions';
import { clientWord } from '../../../kratos/knowledge/outcomes/words';
import { identityName } from '../../../kratos/knowledge/identityName';
import { sessionSentences } from '../flows/personaRow';
import { colors, filledFacts } from '../shared/row';
import { dotted, spoken } from '../../../kratos/knowledge/joined';
import type { Icon, TreeRow, Tooltip } from '../shared/row';
import { epoch } from '../../../kratos/flow/time';
import { momentText, timeLeft } from '../../../kratos/knowledge/timeLeft';

/**
 * A persona's own session; below it stand the others of its identity. With an admin API (`hasAdmin`) it can be
 * extended.
 */
export function drawOwnSession(persona: Persona, own: PersonaSession, hasAdmin: boolean, now: number): TreeRow {
  const { session, wanted } = own;
  const who = session?.identity ? identityName(session.identity) : persona.name;
  const wantedWord = wanted && t('second factor wanted');
  const aal = session?.aal ?? (wanted ? 'aal1' : undefined);
  const methods = session && methodNames(session.methods);
  const end = session && expiryWords(session, now);
  const client = clientWord(persona.client);
  return {
    id: `session/own/${persona.id}`,
    label: who,
    description: dotted(
      wantedWord,
      aal,
      end?.shown,
      methods,
      t('here'),
      who === persona.name ? client : `${persona.name}, ${client}`,
    ),
    icon: wanted ? { id: 'key', color: colors.warn } : iconFor(session),
    tooltip: {
      title: who === persona.name ? t('Session of {0}', who) : t('{0}, session of {1}', who, persona.name),
      facts: session ? sessionFacts(session, now) : filledFacts([t('Level'), aal]),
      sentences: sessionSentences(own),
    },
    accessibleName: spoken(
      t('Session of {0}', who),
      t('persona {0}', persona.name),
      t('{0} client', client),
      aal,
      wantedWord,
      methods,
      end?.spoken,
    ),
    contextValue: ['session', 'own', persona.client, wanted ? 'stepUp' : '', hasAdmin ? 'extendable' : '']
      .filter(Boolean)
      .join(' '),
    command: { id: 'kratosFlows.showSession', title: t('Show session'), argument: { persona: persona.id } },
    ...(session && { open: 'collapsed' as const }),
  };
}

/** A persona without a session (or of whom nothing is known). */
export function drawNoSession(persona: Persona, own: PersonaSession): TreeRow {
  const client = clientWord(persona.client);
  const words = own.status === 'signed-out' ? t('signed out') : t('not read yet');
  return {
    id: `session/own/${persona.id}`,
    label: `${persona.name} · ${client}`,
    description: words,
    icon: { id: 'key', color: colors.quiet },
    tooltip: { title: persona.name, facts: filledFacts([t('Client'), client], [t('Session'), words]) },
    accessibleName: spoken(t('Persona {0}', persona.name), t('{0} client', client), words),
    contextValue: `nosession ${persona.client}`,
  };
}

/**
 * A session that is not the persona's own: another of its identity, or one of all on the server. `key` makes the line
 * unique where one session stands twice.
 */
export function drawSession(
  session: Session,
  scope: 'other' | 'admin',
  key: string,
  argument: Given['kratosFlows.showSession'],
  now: number,
): TreeRow {
  const who = session.identity ? identityName(session.identity) : t('session {0}', session.id.slice(0, 8));
  const device = describeDevice(session);
  const label = scope === 'admin' ? who : (device ?? t('Unknown device'));
  const methods = methodNames(session.methods);
  const end = expiryWords(session, now);
  return {
    id: `session/${scope}/${key}/${session.id}`,
    label,
    description: dotted(session.aal, end?.shown, methods, scope === 'admin' ? device : undefined),
    icon: iconFor(session),
    tooltip: { title: dotted(who, device), facts: sessionFacts(session, now) },
    accessibleName: spoken(t('Session of {0}', who), session.aal, methods, device, end?.spoken),
    contextValue: [
      'session',
      scope,
      ...(session.active ? ['revocable', ...(scope === 'admin' ? ['extendable'] : [])] : ['ended']),
    ].join(' '),
    command: { id: 'kratosFlows.showSession', title: t('Show session'), argument },
  };
}

/** `password, totp`: each method once, in the order in which they were used. */
export function methodNames(methods: readonly AuthenticationMethod[]): string {
  return [...new Set(methods.map(({ method }) => method))].join(', ');
}

/** The facts of a session, each method with its level and time. */
export function sessionFacts(session: Session, now: number): Tooltip['facts'] {
  return filledFacts(
    [t('Level'), session.aal],
    ...session.methods.map(
      (method) => [method.method, dotted(method.aal, method.provider, momentText(method.completedAt, now))] as const,
    ),
    [t('Identity'), session.identity?.id],
    [t('Authenticated'), momentText(session.authenticatedAt, now)],
    [t('Expires'), momentText(session.expiresAt, now)],
    ...session.devices.map(
      (device) => [t('Device'), dotted(device.userAgent, device.ipAddress, device.location)] as const,
    ),
    [t('Active'), session.active ? undefined : t('no: revoked or expired')],
    [t('Id'), session.id],
  );
}

/** How a session ended, or how long it still lives; undefined when it has no end. */
function expiryWords(session: Session, now: number): { readonly shown: string; readonly spoken: string } | undefined {
  const word = (text: string): { readonly shown: string; readonly spoken: string } => ({ shown: text, spoken: text });
  if (!session.active) return word(t('ended'));
  const expiresAt = epoch(session.expiresAt);
  if (expiresAt === undefined) return undefined;
  const left = timeLeft(expiresAt, now);
  return left === undefined ? word(t('expired')) : { shown: left, spoken: t('expires in {0}', left) };
}

function iconFor(session: Session | undefined): Icon {
  if (!session) return { id: 'key' };
  if (!session.active) return { id: 'circle-slash', color: colors.quiet };
  return session.aal === 'aal2' ? { id: 'shield', color: colors.good } : { id: 'key', color: colors.good };
}
