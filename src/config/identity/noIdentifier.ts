import { t } from '@vscode/l10n';
import { fixOf, writeSetting } from '../rules/edits';
import { isMethodOn } from '../rules/inForce';
import { extension, hasOutsideParts, marksOf, traitsPath } from './schema';
import type { IdentityContext, IdentityRule } from './types';

/**
 * No trait is an identifier, so nobody can register or log in with a password. A warning where the configuration has passwords on and nothing that needs no
 * identifier, and a hint otherwise: social sign-in and passkeys go without.
 */
export const noIdentifier: IdentityRule = {
  name: 'identity-without-identifier',
  check: (schema, context) => {
    const { document } = schema;
    const properties = document.get(...traitsPath, 'properties');
    const kinds = ['password', 'webauthn', 'code'];
    const marked = kinds.some((kind) => marksOf(schema, 'credentials', kind, 'identifier').length > 0);
    if (!properties?.key || marked || hasOutsideParts(schema)) return [];
    const mail = document
      .below(...traitsPath, 'properties')
      .find(({ path }) => document.value(...path, 'format') === 'email' || path.at(-1) === 'email');
    return [
      {
        ...properties.key,
        code: 'kratos/identity-without-identifier',
        severity: needsOne(context) ? 'warning' : 'hint',
        message: t('No trait is an identifier.'),
        effect: t('Registration with a password is refused (message 4000009), and nobody can log in with one.'),
        fixes: mail
          ? fixOf(
              t('Let people log in with {0}', String(mail.path.at(-1))),
              [writeSetting(document, [...mail.path, extension, 'credentials', 'password', 'identifier'], true)],
              true,
            )
          : [],
      },
    ];
  },
};

function needsOne({ config, version }: IdentityContext): boolean {
  const on = (method: string): boolean => config !== undefined && isMethodOn(config, version, method);
  return on('password') && !on('oidc') && !on('passkey');
}
