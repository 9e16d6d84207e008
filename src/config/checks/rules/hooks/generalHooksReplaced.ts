import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import { appendItems, buildFix } from '../../../document/edits';
import { foreignHooks, hookLists, replacesGeneral, runsMethod, type Hook, type HookList } from '../../../facts/hooks';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * Hooks directly under `after` that do not run for a method because the method has a list of its own: Kratos takes the
 * one or the other, and never joins them. Silent where the method's list repeats them.
 */
export const generalHooksReplaced: Rule = {
  name: 'general-hooks-replaced',
  check: (config, { version }) => {
    const lists = hookLists(config).filter(({ moment }) => moment === 'after');
    return lists.flatMap((general): Finding[] => {
      const missing = lists
        .filter(({ flow, method }) => flow === general.flow && method !== undefined && general.method === undefined)
        .filter((own) => replacesGeneral(own) && runsMethod(config, version, own.flow, own.method ?? ''))
        .map((own) => ({ own, hooks: missingIn(config, own, general) }))
        .filter(({ hooks }) => hooks.length > 0);
      return missing.length === 0 ? [] : [reportReplacedHooks(config, general, missing)];
    });
  },
};

interface Missing {
  readonly own: HookList;
  readonly hooks: readonly Hook[];
}

function missingIn(config: ConfigDocument, own: HookList, general: HookList): readonly Hook[] {
  const repeated = new Set(own.hooks.map(({ path }) => JSON.stringify(config.value(...path))));
  return general.hooks.filter(
    ({ name, path }) => !foreignHooks.has(name) && !repeated.has(JSON.stringify(config.value(...path))),
  );
}

function reportReplacedHooks(config: ConfigDocument, { flow, entry }: HookList, missing: readonly Missing[]): Finding {
  const methods = missing.map(({ own }) => own.method).join(', ');
  return {
    ...(entry.key ?? entry.place),
    code: 'kratos/general-hooks-replaced',
    // Who has verified no address is then let in.
    severity: missing.some(({ hooks }) => hooks.some(({ name }) => name === 'require_verified_address'))
      ? 'information'
      : 'hint',
    message: t('These hooks do not run after {0} by {1}, which has hooks of its own.', flow, methods),
    effect: t('Kratos takes the list of the method if it holds a hook, and this list otherwise; it never runs both.'),
    related: missing.map(({ own }) => ({
      ...(own.entry.key ?? own.entry.place),
      message: t('This list runs in its place.'),
    })),
    fixes: buildFix(
      t('Repeat them for {0}', methods),
      missing.map(({ own, hooks }) =>
        appendItems(
          config,
          own.entry.path,
          hooks.map(({ path }) => config.value(...path) ?? null),
        ),
      ),
    ),
  };
}
