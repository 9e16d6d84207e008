import { t } from '@vscode/l10n';
import type { IdentityDetails } from '../../../kratos/identity/types';
import { knownFromIdentity } from '../../../language/whoIsAsked/knownIdentity';
import { offeredRows, type OfferedRow } from '../../../language/whoIsAsked/offeredRows';
import type { FactorView, IdentityState } from '../../../protocol/identity';
import { toKnown } from '../../simulator/state/lineView';
import type { OffersRead } from '../personaOf';
import { rankWord } from './capabilityView';

/**
 * What is said in place of the table where the configuration of the server is not at hand: what the settings flow of a
 * persona of the identity offers, or how there would be one.
 */
export function toOfferedView(identity: IdentityDetails, read: OffersRead): IdentityState['capability'] {
  if (read.kind === 'nobody') return withoutPersona(identity);
  const { persona, session, settings } = read;
  switch (settings.kind) {
    case 'signed-out':
      return withoutPersona(identity);
    case 'step-up-wanted':
      return {
        kind: 'unknown',
        what: t(
          'The configuration of this server is not at hand. {0} is signed in as this identity, and Kratos asks for a second factor before it shows the settings, which say what could be set up: step up first.',
          persona.name,
        ),
        next: 'step-up',
      };
    case 'problem':
      return {
        kind: 'unknown',
        what: t(
          'The configuration of this server is not at hand, and the settings of {0}, who is signed in as this identity, could not be read: {1}',
          persona.name,
          settings.todo === undefined ? settings.what : `${settings.what} ${settings.todo}`,
        ),
      };
    case 'offers': {
      const aal = session.session?.aal ?? t('unknown');
      return {
        kind: 'offered',
        by: t('By the settings flow that Kratos makes for {0}, whose session is {1}.', persona.name, aal),
        verdict:
          session.wanted?.askedBy === 'whoami'
            ? t('Kratos shows {0} the settings; whoami asks for a second factor.', persona.name)
            : t('Kratos asks {0} for no further factor before it shows the settings.', persona.name),
        rows: offeredRows(knownFromIdentity(identity), settings.offers, persona.client).map(toView),
        note: t(
          'Why something is not offered, and who else is asked for a second factor, only the configuration says: open the kratos.yml of this server, or choose it.',
        ),
      };
    }
  }
}

function withoutPersona({ state }: IdentityDetails): IdentityState['capability'] {
  const missing = t(
    'The configuration of this server is not at hand: open its kratos.yml, or choose it, and it is said here what the identity could set up and who is asked for a second factor.',
  );
  const persona = t(
    'The settings flow of somebody who is signed in would say what it offers, but no persona is signed in as this identity.',
  );
  return state === 'inactive'
    ? { kind: 'unknown', what: `${missing} ${persona} ${t('While the identity is inactive, nobody can be.')}` }
    : { kind: 'unknown', what: `${missing} ${persona} ${t('A recovery code signs a new one in.')}`, next: 'recover' };
}

function toView({ name, detail, rank, has, offered, remarks }: OfferedRow): FactorView {
  return {
    name,
    ...(detail !== undefined && { detail }),
    rank: rankWord(rank),
    has: toKnown(has),
    enrol: toKnown(offered),
    why: remarks.map((sentence) => ({ sentence })),
  };
}
