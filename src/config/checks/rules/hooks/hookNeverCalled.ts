import { t } from '@vscode/l10n';
import { buildFix } from '../../../document/edits';
import { hookLists, listResponseSettings } from '../../../facts/hooks';
import type { Rule } from '../rule';

/** Flows whose general list runs only after the identity is saved, when it is too late to read an answer. */
const flows: ReadonlySet<string> = new Set(['registration', 'settings']);

/**
 * A web hook of `registration.after.hooks` or `settings.after.hooks` that reads its answer. Hooks that can stop the
 * flow run before the identity is saved, and there Kratos looks only at the lists of the methods; in the general list
 * it passes over them (v1.3.1 to v26.2.0 alike).
 */
export const hookNeverCalled: Rule = {
  name: 'hook-never-called',
  check: (config) =>
    hookLists(config)
      .filter(({ flow, moment, method }) => flows.has(flow) && moment === 'after' && method === undefined)
      .flatMap(({ flow, hooks }) => hooks.filter(({ name }) => name === 'web_hook').map((hook) => ({ flow, hook })))
      .flatMap(({ flow, hook: { path } }) => {
        const reading = listResponseSettings(config, path);
        const [first] = reading;
        if (!first) return [];
        return [
          {
            ...first.place,
            code: 'kratos/hook-never-called',
            severity: 'warning' as const,
            message: t(
              'This web hook is never called: here, for all methods, Kratos passes over hooks that read their answer.',
            ),
            effect: t(
              '{0} goes through as if the hook were not there. Hooks that change or stop it belong in the list of a method, such as after.password.hooks.',
              flow,
            ),
            fixes: buildFix(
              t('Call it after the identity is saved, without reading its answer'),
              reading.map(({ place }) => ({ place, text: 'false' })),
            ),
          },
        ];
      }),
};
