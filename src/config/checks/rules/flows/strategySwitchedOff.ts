import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import { isBefore, type Version } from '../../../reference/versions';
import { buildFix, writeSetting } from '../../../document/edits';
import { hookLists } from '../../../facts/hooks';
import { inForce, isFlowOn, isMethodOff, isMethodOn } from '../../../facts/inForce';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

type MailFlow = 'recovery' | 'verification';

/** The other way of the two that `use` knows. */
const other: Readonly<Record<string, string>> = { code: 'link', link: 'code' };

/**
 * Recovery or verification by a method that is off; `link` is off by default. Kratos starts, and the flow cannot be
 * begun. Verification is begun by Kratos itself after registration and settings, which then fail after the identity is
 * saved, and by hooks after login, which then fails.
 */
export const strategySwitchedOff: Rule = {
  name: 'strategy-switched-off',
  check: (config, { version }) =>
    config.broken
      ? []
      : (['recovery', 'verification'] as const)
          .filter(
            (flow) => isFlowOn(config, version, flow) || (flow === 'verification' && isBegunByLogin(config, version)),
          )
          .flatMap((flow) => reportStrategyOff(config, version, flow)),
};

/** In v1.3.1 `require_verified_address` only refuses; later it sends a code or link of its own. */
function isBegunByLogin(config: ConfigDocument, version: Version): boolean {
  const hooks = hookLists(config)
    .filter(({ flow }) => flow === 'login')
    .flatMap((list) => list.hooks);
  return hooks.some(
    ({ name }) => name === 'verification' || (name === 'require_verified_address' && !isBefore(version, 'v25.4.0')),
  );
}

function reportStrategyOff(config: ConfigDocument, version: Version, flow: MailFlow): readonly Finding[] {
  const use = ['selfservice', 'flows', flow, 'use'] as const;
  const method = inForce(config, version, ...use);
  const instead = typeof method === 'string' ? other[method] : undefined;
  if (typeof method !== 'string' || instead === undefined || !isMethodOff(config, version, method)) return [];
  const switchedBy = config.get('selfservice', 'methods', method, 'enabled');
  const at = config.get(...use) ?? switchedBy;
  if (!at) return [];
  return [
    {
      ...at.place,
      code: 'kratos/strategy-switched-off',
      severity: 'error',
      message: t('The {0} flow uses {1}, but the method {1} is off.', flow, method),
      effect:
        flow === 'recovery'
          ? t('Every start of the flow is answered with 400: nobody can recover an account.')
          : t(
              'Every start of the flow is answered with 400. Registration answers 400 after the account is made, and so does login with a hook that begins verification.',
            ),
      ...(switchedBy &&
        at !== switchedBy && { related: [{ ...switchedBy.place, message: t('This switches it off.') }] }),
      fixes: [
        ...buildFix(
          t('Switch the method {0} on', method),
          [writeSetting(config, ['selfservice', 'methods', method, 'enabled'], true)],
          true,
        ),
        ...(isMethodOn(config, version, instead)
          ? buildFix(t('Use {0} instead', instead), [writeSetting(config, use, instead)])
          : []),
      ],
    },
  ];
}
