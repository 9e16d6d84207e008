import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry } from '../../../document/document';
import { parseGoUrl } from '../../../facts/goUrl';
import { allowedReturnUrls, uselessness, type Uselessness } from '../../../facts/returnUrls';
import { buildFix, writeSetting } from '../../../document/edits';
import { isPlaceholder } from '../../../document/placeholder';
import type { Fix } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * Entries of `allowed_return_urls` that let nothing pass: Kratos leaves them out with a line in its log, or compares
 * with them in vain.
 */
export const returnUrlUseless: Rule = {
  name: 'return-url-useless',
  isOfValues: true,
  check: (config) =>
    allowedReturnUrls(config).flatMap(({ entry, value }) => {
      const why = isPlaceholder(value) ? undefined : uselessness(value, config);
      return why === undefined
        ? []
        : [
            {
              ...entry.place,
              code: 'kratos/return-url-useless',
              severity: 'warning' as const,
              message: messages[why](),
              effect: t('A return_to that this was meant for is refused (400 self_service_flow_return_to_forbidden).'),
              fixes: suggestReturnUrlFixes(config, entry, value, why),
            },
          ];
    }),
};

const messages: Readonly<Record<Uselessness, () => string>> = {
  unreadable: () =>
    t('Kratos leaves this entry out: it is neither an absolute URL nor a path that begins with a slash.'),
  'any-host': () => t('Kratos leaves this entry out: an asterisk cannot stand for a whole host.'),
  'public-suffix': () => t('Kratos leaves this entry out: an asterisk cannot stand right before a public suffix.'),
  'no-host': () =>
    t(
      'This entry has no host, and equals no URL: one without a host is given that of default_browser_return_url before it is compared.',
    ),
  'star-in-path': () =>
    t(
      'Here the asterisk is just a character of the path, and no page has it: a path lets everything pass that begins with it anyway.',
    ),
  fragment: () => t('Kratos compares without the part behind #, so no URL begins with this entry.'),
};

function suggestReturnUrlFixes(config: ConfigDocument, entry: Entry, value: string, why: Uselessness): readonly Fix[] {
  const host = /^(?:[\w*-]+(?:\.[\w-]+)+|localhost)(?::\d+)?(?:\/.*)?$/.exec(value)?.[0];
  const right =
    why === 'fragment'
      ? value.slice(0, value.indexOf('#'))
      : why === 'star-in-path'
        ? withoutStar(value)
        : host && `${/^(?:localhost|127\.)/.test(host) ? 'http' : 'https'}://${host}`;
  return right === undefined ? [] : buildFix(t('Write {0}', right), [writeSetting(config, entry.path, right)], true);
}

/** What lets pass all that begins like it; undefined where the asterisk stands in the middle of the path. */
function withoutStar(value: string): string | undefined {
  const cut = value.endsWith('*') ? value.slice(0, -1) : undefined;
  return cut === undefined || parseGoUrl(cut, true)?.path.includes('*') ? undefined : cut;
}
