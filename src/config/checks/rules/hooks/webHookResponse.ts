import { t } from '@vscode/l10n';
import { buildFix } from '../../../document/edits';
import { hookLists, listResponseSettings } from '../../../facts/hooks';
import type { Rule } from '../rule';

/** A web hook whose answer is to be ignored and to be read: Kratos does not start with it. */
export const webHookResponse: Rule = {
  name: 'web-hook-response',
  isOfValues: true,
  check: (config) =>
    hookLists(config)
      .flatMap(({ hooks }) => hooks)
      .filter(({ name }) => name === 'web_hook')
      .flatMap(({ path }) => {
        const ignore = config.get(...path, 'config', 'response', 'ignore');
        const reading = listResponseSettings(config, path);
        if (ignore?.value !== true || reading.length === 0) return [];
        const names = reading.map(({ path: at }) => String(at.at(-1))).join(', ');
        return [
          {
            ...ignore.place,
            code: 'kratos/web-hook-response',
            severity: 'error' as const,
            message: t('The answer of this web hook cannot be both ignored and read: ignore contradicts {0}.', names),
            effect: t(
              'Kratos does not start. With ignore the call is made in the background and the flow does not wait; parse and can_interrupt need its answer.',
            ),
            stops: true,
            related: reading.map(({ place }) => ({ ...place, message: t('This reads the answer.') })),
            fixes: [
              ...buildFix(t('Wait for the answer and read it'), [{ place: ignore.place, text: 'false' }]),
              ...buildFix(
                t('Ignore the answer'),
                reading.map(({ place }) => ({ place, text: 'false' })),
              ),
            ],
          },
        ];
      }),
};
