import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import { isBefore } from '../../../reference/versions';
import { buildFix, writeSetting } from '../../../document/edits';
import { hookLists, replacesGeneral, type Hook, type HookList } from '../../../facts/hooks';
import { isFlowOn, isOn } from '../../../facts/inForce';
import { allSchemas } from '../../../facts/knownSchemas';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';
import type { RuleContext } from '../../../facts/context';

const flowSwitch = ['selfservice', 'flows', 'verification', 'enabled'] as const;

/**
 * The login hook `require_verified_address` where nobody can have, or get, a verified address. Up to v1.3.1, and later
 * by a feature flag, it looks at logins by password only.
 */
export const requireVerifiedAddress: Rule = {
  name: 'require-verified-address',
  check: (config, context) =>
    config.broken
      ? []
      : demandingHooks(config, context).flatMap((hook) => reportUnverifiableAddress(config, context, hook)),
};

function demandingHooks(config: ConfigDocument, { version }: RuleContext): readonly Hook[] {
  const lists = hookLists(config).filter(({ flow, moment }) => flow === 'login' && moment === 'after');
  const passwordOnly =
    isBefore(version, 'v25.4.0') || isOn(config, version, 'feature_flags', 'legacy_require_verified_login_error');
  const ownList = lists.some((list) => list.method === 'password' && replacesGeneral(list));
  const counts = ({ method }: HookList): boolean =>
    !passwordOnly || method === 'password' || (method === undefined && !ownList);
  return lists
    .filter(counts)
    .flatMap(({ hooks }) => hooks)
    .filter(({ name }) => name === 'require_verified_address');
}

function reportUnverifiableAddress(config: ConfigDocument, context: RuleContext, hook: Hook): readonly Finding[] {
  const schemas = allSchemas(config, context) ?? [];
  const without = schemas.filter(({ marks }) => marks.verification.length === 0).map(({ id }) => id);
  const finding = { ...hook.at.place, code: 'kratos/require-verified-address' };
  if (without.length > 0)
    return [
      {
        ...finding,
        severity: without.length === schemas.length ? 'error' : 'warning',
        message: t(
          'Login demands a verified address, but schema {0} has no trait with verification.via.',
          without.join(', '),
        ),
        effect: t('Its identities can never have such an address: their logins are answered with 500.'),
      },
    ];
  if (isFlowOn(config, context.version, 'verification')) return [];
  return [
    {
      ...finding,
      severity: 'warning',
      message: t('Login demands a verified address, but the verification flow is off.'),
      effect: isBefore(context.version, 'v25.4.0')
        ? t('Anyone who has not verified an address is refused, and has no way to verify it.')
        : t(
            'Anyone who has not verified an address is sent a code, and then refused the page to enter it: fetching the verification flow is answered with 400.',
          ),
      fixes: buildFix(t('Switch the verification flow on'), [writeSetting(config, flowSwitch, true)], true),
    },
  ];
}
