import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import type { Version } from '../../../reference/versions';
import { appendItems, buildFix, writeSetting, type Edit } from '../../../document/edits';
import { hookLists, isSecondStep, runsMethod, type Hook, type HookList } from '../../../facts/hooks';
import { isOff } from '../../../facts/inForce';
import type { Finding, Fix } from '../../../document/finding';
import type { Rule } from '../rule';

const flowSwitch = ['selfservice', 'flows', 'verification', 'enabled'] as const;

/**
 * `show_verification_ui` where there is no verification to show. It looks for the verification flow that another hook
 * has made: after login that is `verification`, which must stand before it and acts at the first factor only; after
 * registration and settings Kratos adds it by itself, first of all, as long as the verification flow is on.
 */
export const verificationUiTooEarly: Rule = {
  name: 'verification-ui-too-early',
  check: (config, { version }) =>
    config.broken
      ? []
      : hookLists(config)
          .filter(({ moment }) => moment === 'after')
          .flatMap((list) =>
            list.flow === 'login' ? afterLogin(config, version, list) : afterOthers(config, version, list),
          ),
};

function afterLogin(config: ConfigDocument, version: Version, list: HookList): readonly Finding[] {
  const { method, hooks } = list;
  if (method !== undefined && !runsMethod(config, version, 'login', method)) return [];
  if (method !== undefined && isSecondStep(config, version, method))
    return hooks
      .filter(({ name }) => name === 'verification' || name === 'show_verification_ui')
      .map((hook) =>
        reportEarlyVerificationUi(
          hook,
          t('{0} does nothing after a second factor: it acts at the first one only.', hook.name),
          [],
        ),
      );
  const made = hooks.findIndex(({ name }) => name === 'verification');
  const show = hooks.find(({ name }, at) => name === 'show_verification_ui' && (made === -1 || at < made));
  if (!show) return [];
  const maker = hooks[made];
  return maker
    ? [
        reportEarlyVerificationUi(
          show,
          t('show_verification_ui stands before verification, so there is nothing to show yet.'),
          swap(show, maker),
        ),
      ]
    : [
        reportEarlyVerificationUi(
          show,
          t('show_verification_ui shows nothing after login without the hook verification before it.'),
          addBefore(config, list, show),
        ),
      ];
}

function afterOthers(config: ConfigDocument, version: Version, { hooks }: HookList): readonly Finding[] {
  const decides = config.get(...flowSwitch);
  return !isOff(config, version, ...flowSwitch)
    ? []
    : hooks
        .filter(({ name }) => name === 'show_verification_ui')
        .map((hook) => ({
          ...reportEarlyVerificationUi(
            hook,
            t('show_verification_ui shows nothing while the verification flow is off.'),
            buildFix(t('Switch the verification flow on'), [writeSetting(config, flowSwitch, true)], true),
          ),
          // Nothing goes wrong, and the vendor's own examples have it so.
          severity: 'hint' as const,
          ...(decides && { related: [{ ...decides.place, message: t('This switches the flow off.') }] }),
        }));
}

function reportEarlyVerificationUi({ at }: Hook, message: string, fixes: readonly Fix[]): Finding {
  return {
    ...at.place,
    code: 'kratos/verification-ui-too-early',
    severity: 'warning',
    message,
    effect: t('Kratos passes over the hook with a line in its log, and people are sent on as if it were not there.'),
    fixes,
  };
}

function swap(show: Hook, maker: Hook): readonly Fix[] {
  return buildFix(
    t('Put verification first'),
    [rename(show, 'verification'), rename(maker, 'show_verification_ui')],
    true,
  );
}

function addBefore(config: ConfigDocument, { entry }: HookList, show: Hook): readonly Fix[] {
  const behind = appendItems(config, entry.path, [{ hook: 'show_verification_ui' }]);
  return buildFix(t('Add the hook verification before it'), [rename(show, 'verification'), behind], true);
}

/** Both hooks have nothing but a name, so a new name is another hook in its place. */
function rename({ at }: Hook, name: string): Edit {
  return { place: at.place, text: JSON.stringify(name) };
}
