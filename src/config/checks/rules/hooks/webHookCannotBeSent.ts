import { t } from '@vscode/l10n';
import type { ConfigDocument, Place } from '../../../document/document';
import { buildFix, writeSetting } from '../../../document/edits';
import { hookLists, type Hook } from '../../../facts/hooks';
import type { Finding, Fix } from '../../../document/finding';
import type { Rule } from '../rule';
import webHookBody from './webHookBody.json';

/** The only kinds of body that Kratos can make; it compares them letter by letter. */
const contentTypes: ReadonlySet<unknown> = new Set(['application/json', 'application/x-www-form-urlencoded']);

/** Jsonnet that tells the ids of the flow and of the identity, and nothing else: `ctx` has cookies and headers too. */
const body = `base64://${btoa(webHookBody.jsonnet)}`;

/**
 * Web hooks whose request Kratos cannot build: without `body`, or with a content type that it cannot make. The schema
 * takes both. `TRACE` has no body, so neither matters there.
 */
export const webHookCannotBeSent: Rule = {
  name: 'web-hook-cannot-be-sent',
  check: (config) =>
    config.broken
      ? []
      : hookLists(config)
          .flatMap(({ hooks }) => hooks)
          .filter(({ name, path }) => name === 'web_hook' && config.get(...path, 'config'))
          .filter(({ path }) => config.value(...path, 'config', 'method') !== 'TRACE')
          .flatMap((hook) => [...withoutBody(config, hook), ...withContentType(config, hook)]),
};

function withoutBody(config: ConfigDocument, hook: Hook): readonly Finding[] {
  const written = config.get(...hook.path, 'config', 'body');
  // Anything but a text the schema refuses.
  if (written && written.value !== '') return [];
  // An empty text has a place to point at, nothing at all has none.
  const at = written?.place ?? config.get(...hook.path, 'config')?.key;
  const fixes = buildFix(
    t('Send the ids of the flow and of the identity'),
    [writeSetting(config, [...hook.path, 'config', 'body'], body)],
    true,
  );
  return [
    reportUnsendableWebHook(
      config,
      hook,
      at ?? hook.at.place,
      t('This web hook has no body, and without one Kratos cannot send it.'),
      fixes,
    ),
  ];
}

function withContentType(config: ConfigDocument, hook: Hook): readonly Finding[] {
  return config
    .below(...hook.path, 'config', 'headers')
    .filter(({ path, value }) => String(path.at(-1)).toLowerCase() === 'content-type' && !contentTypes.has(value))
    .filter(({ value }) => typeof value === 'string' && value !== '')
    .map(({ path, place }) =>
      reportUnsendableWebHook(
        config,
        hook,
        place,
        t(
          'Kratos makes bodies of application/json and application/x-www-form-urlencoded only, written exactly like that.',
        ),
        buildFix(t('Send application/json'), [writeSetting(config, path, 'application/json')], true),
      ),
    );
}

function reportUnsendableWebHook(
  config: ConfigDocument,
  { path }: Hook,
  at: Place,
  message: string,
  fixes: readonly Fix[],
): Finding {
  const ignored = config.value(...path, 'config', 'response', 'ignore') === true;
  return {
    start: at.start,
    end: at.end,
    code: 'kratos/web-hook-cannot-be-sent',
    severity: ignored ? 'warning' : 'error',
    message,
    effect: ignored
      ? t(
          'The call fails before it is sent. Since its answer is ignored, the flow goes on, and only the log mentions it.',
        )
      : t(
          'The call fails before it is sent, and the flow fails with it: 500, and for native clients and in settings 400 with 500 in the body. After registration and settings the identity is saved by then.',
        ),
    fixes,
  };
}
