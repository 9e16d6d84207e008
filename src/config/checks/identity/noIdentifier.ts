import { t } from '@vscode/l10n';
import { buildFix, writeSetting } from '../../document/edits';
import {
  firstFactors,
  hasOtherWay,
  identifierKeywords,
  withoutIdentifier,
  type FirstFactor,
} from '../../facts/firstFactors';
import type { Fix } from '../../document/finding';
import { choices } from '../schema/finding';
import { traitsPath, type IdentitySchema } from '../../facts/identitySchema';
import { extension } from '../../reference/extension';
import type { IdentityContext, IdentityRule } from './types';

const kinds: readonly FirstFactor[] = ['password', 'code', 'webauthn'];

/**
 * No trait is an identifier of a method that is on in the configuration beside the schema, so nobody can register or
 * log in with it; without a configuration, of any method. A warning where nothing else lets anybody in, and a hint
 * otherwise: social sign-in and passkeys go without.
 */
export const noIdentifier: IdentityRule = {
  name: 'identity-without-identifier',
  check: (schema, context) => {
    const properties = schema.document.get(...traitsPath, 'properties');
    if (!properties?.key || !schema.isWhole) return [];
    const marked = kinds.filter((kind) => schema.marks[kind].length > 0);
    const on = listCheckedFactors(context);
    const lacking = on?.filter((kind) => !marked.includes(kind)) ?? [];
    if (marked.length > 0 && lacking.length === 0) return [];
    const [method = 'password', ...more] = lacking;
    const isAlone = on !== undefined && on.length > 0 && lacking.length === on.length && !letsOthersIn(context);
    return [
      {
        ...properties.key,
        code: 'kratos/identity-without-identifier',
        severity: isAlone ? 'warning' : 'hint',
        message:
          marked.length === 0
            ? t('No trait is an identifier.')
            : t('No trait is an identifier for {0}.', choices(lacking)),
        effect: [method, ...more].map(withoutIdentifier).join(' '),
        fixes: suggestIdentifierFixes(schema, method),
      },
    ];
  },
};

/** The first factors that are on; undefined where no configuration tells. */
function listCheckedFactors({ config, version }: IdentityContext): readonly FirstFactor[] | undefined {
  return config && firstFactors(config, version).filter((method) => method !== 'passkey');
}

function letsOthersIn({ config, version }: IdentityContext): boolean {
  return config !== undefined && (hasOtherWay(config, version) || firstFactors(config, version).includes('passkey'));
}

function suggestIdentifierFixes({ document, traits }: IdentitySchema, method: FirstFactor): readonly Fix[] {
  const mail = traits.find(({ path }) => document.value(...path, 'format') === 'email' || path.at(-1) === 'email');
  if (!mail) return [];
  const [, name = ''] = identifierKeywords[method];
  return buildFix(
    t('Let people log in with {0}', String(mail.path.at(-1))),
    [
      writeSetting(
        document,
        [...mail.path, extension, 'credentials', name],
        method === 'code' ? { identifier: true, via: 'email' } : { identifier: true },
      ),
    ],
    true,
  );
}
