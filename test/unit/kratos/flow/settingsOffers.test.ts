import { expect, it } from 'vitest';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import { settingsOffers } from '../../../../src/kratos/flow/settingsOffers';
import { recorded } from '../../../kit/replay';

/** What a recorded settings flow offers, in short. */
function offered(name: string, step: number): readonly string[] {
  const parsed = parseFlow('settings', recorded('v26.2.0', name)[step]?.response?.body);
  if (!parsed.ok) throw new Error(parsed.problem);
  return settingsOffers(parsed.value).map(({ factor, provider, does }) =>
    [does, factor, ...(provider === undefined ? [] : [provider])].join(' '),
  );
}

it.each([
  ['settings-totp-enrol-unlink-api', 0, ['set password', 'set lookup_secret', 'set totp']],
  ['settings-totp-enrol-unlink-api', 4, ['set password', 'set lookup_secret', 'remove totp']],
  ['settings-lookup-secret-api', 3, ['set password', 'set lookup_secret', 'remove lookup_secret', 'set totp']],
  [
    'oidc-settings-link-unlink',
    10,
    ['set password', 'remove oidc acme', 'set oidc other', 'set lookup_secret', 'set totp'],
  ],
] as const)('%s, step %d', (name, step, wanted) => {
  expect(offered(name, step)).toEqual(wanted);
});
