import { t } from '@vscode/l10n';
import { credentialName } from '../../kratos/identity/credentialNames';
import { judgeRemoval, type Remover, type Unwanted } from '../../kratos/identity/removal';
import { explainRefusal, openRemovalHint } from '../../kratos/identity/removalWords';
import type { IdentityDetails } from '../../kratos/identity/types';
import { pick } from '../pick';

/** Asks which credential of an identity is to go; of those that the server would refuse, the list says why. */
export async function askCredential(identity: IdentityDetails, server: Remover): Promise<Unwanted | undefined> {
  const all = (identity.credentials ?? []).flatMap(({ type, identifiers }): readonly Unwanted[] =>
    type === 'oidc' || type === 'saml' ? identifiers.map((identifier) => ({ type, identifier })) : [{ type }],
  );
  const picked = await pick({
    title: t('Remove a credential'),
    placeholder: all.length === 0 ? t('This identity has no credential') : t('Which one?'),
    items: all.map((unwanted) => {
      const removal = judgeRemoval(identity, unwanted, server);
      return {
        unwanted,
        label: credentialName(unwanted.type),
        description: unwanted.identifier ?? '',
        ...(removal.kind === 'refused' && { detail: explainRefusal(removal.why, unwanted.type) }),
        ...(removal.kind === 'open' && { detail: openRemovalHint() }),
      };
    }),
  });
  return picked?.unwanted;
}
