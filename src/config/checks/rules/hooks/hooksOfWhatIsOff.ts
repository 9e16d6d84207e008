import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import type { Version } from '../../../reference/versions';
import { buildFix, writeSetting } from '../../../document/edits';
import { hookLists, idleBy, type HookList } from '../../../facts/hooks';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/** Methods that `enabled` alone switches on, without a `config`. */
const simple: ReadonlySet<string> = new Set(['password', 'profile', 'totp', 'lookup_secret']);

/**
 * Lists of hooks that no flow comes to, because the flow or the method is off. A hint: the environment may switch it
 * on.
 */
export const hooksOfWhatIsOff: Rule = {
  name: 'hooks-of-what-is-off',
  check: (config, { version }) =>
    config.broken ? [] : hookLists(config).flatMap((list) => reportIdleHooks(config, version, list)),
};

function reportIdleHooks(config: ConfigDocument, version: Version, list: HookList): readonly Finding[] {
  const { flow, method, entry } = list;
  const reason = idleBy(config, version, list);
  if (reason === undefined) return [];
  const flowOff = reason === 'flow';
  const path = flowOff
    ? ['selfservice', 'flows', flow, 'enabled']
    : ['selfservice', 'methods', method ?? '', 'enabled'];
  const decides = config.get(...path);
  return [
    {
      ...(entry.key ?? entry.place),
      code: 'kratos/hooks-of-what-is-off',
      severity: 'hint',
      message: flowOff
        ? t('These hooks never run: the {0} flow is switched off.', flow)
        : t('These hooks never run: nobody can pass {0} by {1}, as the methods are set.', flow, method ?? ''),
      effect: t('They cost nothing and do nothing until it is switched on.'),
      ...(decides &&
        decides.value !== true && { related: [{ ...decides.place, message: t('This switches it off.') }] }),
      fixes:
        flowOff || simple.has(method ?? '')
          ? buildFix(t('Switch {0} on', flowOff ? flow : (method ?? '')), [writeSetting(config, path, true)])
          : [],
    },
  ];
}
