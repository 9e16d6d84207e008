import { t } from '@vscode/l10n';
import type { Finding } from '../../document/finding';
import type { IdentityRule } from './types';

/**
 * Several traits as identifiers of the password. It is allowed, and means that each of the values logs in, and belongs
 * to one identity alone.
 */
export const twoIdentifiers: IdentityRule = {
  name: 'identity-with-two-identifiers',
  check: ({ marks }) => {
    const [first, ...more] = marks.password;
    return more.map(({ value }): Finding => ({
      ...value,
      code: 'kratos/identity-with-two-identifiers',
      severity: 'hint',
      message: t('Another trait is an identifier for passwords as well.'),
      effect: t(
        'People log in with the value of either, and none of the values may occur in a second identity, not even in the other trait.',
      ),
      ...(first && { related: [{ ...first.value, message: first.trait || t('This is the other one.') }] }),
    }));
  },
};
