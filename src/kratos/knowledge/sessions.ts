import { t } from '@vscode/l10n';
import type { Session } from '../flow/types';
import type { PersonaSession } from '../record/types';

/**
 * Where a session was last used, as far as the server says: browser, address, place, e.g. `Firefox · 127.0.0.1`.
 * Undefined when nothing is known.
 */
export function describeDevice(session: Session): string | undefined {
  const device = session.devices.at(-1);
  const where = [agentName(device?.userAgent), device?.ipAddress?.replace(/:\d+$/, ''), device?.location];
  return where.filter((part) => part !== undefined && part !== '').join(' · ') || undefined;
}

/**
 * The short form for an item and the sentence for its tooltip. `why` is there when more is asked than the session has.
 */
export interface AalWords {
  readonly short: string;
  readonly why?: string;
}

/** Why a session is asked for more, in words: `aal1 · second factor wanted`. Undefined when nobody is signed in. */
export function explainAal(known: PersonaSession): AalWords | undefined {
  if (known.status !== 'signed-in') return undefined;
  const aal = known.session?.aal ?? 'aal1';
  if (known.wanted === undefined) return { short: aal };
  const cure = t('Step up: log in once more with the second factor.');
  return { short: `${aal} · ${t('second factor wanted')}`, why: `${whyAsked(known.wanted.askedBy)} ${cure}` };
}

/** Which setting asks for the second factor, without what to do. */
export function whyAsked(askedBy: NonNullable<PersonaSession['wanted']>['askedBy']): string {
  switch (askedBy) {
    case 'whoami':
      return t(
        'session.whoami.required_aal is highest_available and this identity has a second factor. The session proved the first one only.',
      );
    case 'settings':
      return t(
        'selfservice.flows.settings.required_aal is highest_available and this identity has a second factor. The session proved the first one only.',
      );
    case 'login':
      return t(
        'The login asks for a second factor: session.whoami.required_aal is highest_available and this identity has a second factor. The session proved the first one only.',
      );
  }
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
