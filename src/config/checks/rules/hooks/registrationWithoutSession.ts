import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import type { Version } from '../../../reference/versions';
import { appendItems, buildFix } from '../../../document/edits';
import { hookLists, runsMethod, type HookList } from '../../../facts/hooks';
import { isFlowOn } from '../../../facts/inForce';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/** The methods that people can register by and that can have hooks of their own. */
const methods = ['password', 'oidc', 'code', 'passkey', 'webauthn'] as const;
const flow = ['selfservice', 'flows', 'registration'] as const;

/**
 * Registration that leaves people logged out: no hook `session`. Kratos never logs anyone in by itself. Said where
 * other methods have the hook, or where neither verification nor another hook gives a reason for going without it.
 */
export const registrationWithoutSession: Rule = {
  name: 'registration-without-session',
  check: (config, { version }) => {
    const block = config.get(...flow);
    if (config.broken || !block || !isFlowOn(config, version, 'registration')) return [];
    const lists = hookLists(config).filter((list) => list.flow === 'registration' && list.moment === 'after');
    const used = methods.filter((method) => runsMethod(config, version, 'registration', method));
    const missing = used.filter(
      (method) => !has(lists, method, 'session') && !has(lists, method, 'show_verification_ui'),
    );
    const others = used.filter((method) => has(lists, method, 'session'));
    if (missing.length === 0 || (others.length === 0 && (missing.length < used.length || isMeant(config, version))))
      return [];
    const after = config.get(...flow, 'after');
    const place = after?.key ?? block.key ?? block.place;
    return [{ ...place, ...reportMissingSession(config, missing, others, lists) }];
  },
};

/** Verification by mail, or a hook that refuses people until then, are reasons to leave people logged out at first. */
function isMeant(config: ConfigDocument, version: Version): boolean {
  const refusing = hookLists(config).some(({ hooks }) => hooks.some(({ name }) => name === 'require_verified_address'));
  return refusing || isFlowOn(config, version, 'verification');
}

function reportMissingSession(
  config: ConfigDocument,
  missing: readonly string[],
  others: readonly string[],
  lists: readonly HookList[],
): Omit<Finding, 'start' | 'end'> {
  const names = missing.join(', ');
  return {
    code: 'kratos/registration-without-session',
    severity: 'hint',
    message:
      others.length === 0
        ? t('After registration nobody is logged in: the session hook is missing.')
        : t('After registration by {0} nobody is logged in, while {1} has the session hook.', names, others.join(', ')),
    effect: t('People who have just chosen a password or registered a device must log in with it right away.'),
    related: lists.flatMap(({ hooks }) =>
      hooks
        .filter(({ name }) => name === 'session')
        .map(({ at }) => ({ ...at.place, message: t('This logs people in after registration.') })),
    ),
    fixes: buildFix(
      t('Log people in after registration by {0}', names),
      missing.map((method) => appendItems(config, [...flow, 'after', method, 'hooks'], [{ hook: 'session' }])),
    ),
  };
}

function has(lists: readonly HookList[], method: string, hook: string): boolean {
  return lists.some((list) => list.method === method && list.hooks.some(({ name }) => name === hook));
}
