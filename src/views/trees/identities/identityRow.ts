import { t } from '@vscode/l10n';
import { mainIdentifier } from '../../../kratos/identity/mainIdentifier';
import type { IdentityDetails } from '../../../kratos/identity/types';
import { identityName } from '../../../kratos/knowledge/identityName';
import { dotted, spoken } from '../../../kratos/knowledge/joined';
import { momentText } from '../../../kratos/knowledge/timeLeft';
import { isolate } from '../shared/isolate';
import { colors, filledFacts } from '../shared/row';
import type { TreeRow } from '../shared/row';

/** An identity in one line: who, whether it is on, its schema, its second factors and when it was changed last. */
export function drawIdentity(identity: IdentityDetails, connection: string, now: number): TreeRow {
  const who = mainIdentifier(identity, identityName(identity));
  const isInactive = identity.state === 'inactive';
  const state = isInactive ? t('inactive') : undefined;
  const factors = secondFactors(identity);
  const factorText = factors.length === 0 ? t('no second factor') : factors.join(', ');
  const changed = momentText(identity.updatedAt, now);
  const schema = isolate(identity.schemaId);
  return {
    id: `identity/${connection}/${identity.id}`,
    label: isolate(who),
    description: dotted(state, schema, factorText, changed),
    icon: isInactive ? { id: 'circle-slash', color: colors.quiet } : { id: 'account' },
    tooltip: {
      title: isolate(who),
      facts: filledFacts(
        [t('State'), identity.state],
        [t('Schema'), schema],
        [t('Second factors'), factorText],
        [t('Credentials'), (identity.credentials ?? []).map(({ type }) => type).join(', ')],
        [t('External id'), identity.externalId],
        [t('Made'), momentText(identity.createdAt, now)],
        [t('Changed'), changed],
        [t('Id'), identity.id],
      ),
      sentences: isInactive ? [t('Nobody can sign in with it, and its sessions do not count.')] : [],
    },
    accessibleName: spoken(
      t('Identity {0}', who),
      state,
      t('schema {0}', identity.schemaId),
      factorText,
      changed && t('changed {0}', changed),
    ),
    contextValue: `identity ${isInactive ? 'inactive' : 'active'}`,
    command: {
      id: 'kratosFlows.showIdentity',
      title: t('Show identity'),
      argument: { connection, identity: identity.id },
    },
  };
}

/**
 * The second factors that are there for certain. Whether a code by mail is one is a matter of the configuration, and a
 * security key for signing in without a password is none.
 */
function secondFactors({ credentials = [] }: IdentityDetails): string[] {
  const has = (type: string): boolean => credentials.some((credential) => credential.type === type);
  const keys = credentials.find(({ type }) => type === 'webauthn')?.keys ?? [];
  return [
    ...(has('totp') ? [t('TOTP')] : []),
    ...(has('lookup_secret') ? [t('lookup codes')] : []),
    ...(keys.some(({ isPasswordless }) => !isPasswordless) ? [t('security key')] : []),
  ];
}
