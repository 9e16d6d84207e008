import { t } from '@vscode/l10n';
import type { VerifiableAddress } from '../../../kratos/flow/types';
import type { IdentityDetails } from '../../../kratos/identity/types';
import { momentText } from '../../../kratos/knowledge/timeLeft';
import type { AddressView } from '../../../protocol/identity';

/** The addresses of an identity: whether each is verified, since when, and whether an account is recovered by it. */
export function toAddressViews(
  { verifiableAddresses, recoveryAddresses }: IdentityDetails,
  now: number,
): readonly AddressView[] {
  const recovers = new Set(recoveryAddresses);
  const verifiable = new Set(verifiableAddresses.map(({ value }) => value));
  const alone = [...recovers].filter((address) => !verifiable.has(address));
  return [
    ...verifiableAddresses.map((address) => ({
      address: address.value,
      words: [
        ...(address.via === '' ? [] : [viaWord(address.via)]),
        ...stateWords(address, now),
        ...(recovers.has(address.value) ? [t('recovers the account')] : []),
      ],
      tone: address.verified ? ('good' as const) : ('warn' as const),
    })),
    ...alone.map((address) => ({ address, words: [t('recovers the account')], tone: 'neutral' as const })),
  ];
}

/** All addresses that something may be sent to, each once. */
export function listAddresses({
  verifiableAddresses,
  recoveryAddresses,
  credentials = [],
}: IdentityDetails): readonly string[] {
  const channels = credentials.flatMap(({ channels: ways = [] }) => ways.map(({ address }) => address));
  return [...new Set([...verifiableAddresses.map(({ value }) => value), ...recoveryAddresses, ...channels])].filter(
    (address) => address !== '',
  );
}

/** An import may store any state: what contradicts itself is said as it is. */
function stateWords({ verified, verifiedAt, status }: VerifiableAddress, now: number): readonly string[] {
  const since = momentText(verifiedAt, now);
  if (verified) {
    const said = since === undefined ? t('verified') : t('verified since {0}', since);
    return status === 'completed' || status === '' ? [said] : [said, t('status {0}', status)];
  }
  switch (status) {
    case 'pending':
      return [t('not verified: nothing was sent yet')];
    case 'sent':
      return [t('not verified: a message was sent')];
    default:
      return status === '' ? [t('not verified')] : [t('not verified'), t('status {0}', status)];
  }
}

function viaWord(via: string): string {
  switch (via) {
    case 'email':
      return t('e-mail');
    case 'sms':
      return t('text message');
    default:
      return via;
  }
}
