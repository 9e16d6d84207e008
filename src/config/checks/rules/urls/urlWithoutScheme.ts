import { t } from '@vscode/l10n';
import { pickSettings, type Wanted } from '../../../document/pick';
import type { Path } from '../../../reference/path';
import { parseGoUrl } from '../../../facts/goUrl';
import { isBefore, type Version } from '../../../reference/versions';
import { buildFix, writeSetting } from '../../../document/edits';
import { isPlaceholder } from '../../../document/placeholder';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

type Texts = Pick<Finding, 'severity' | 'message' | 'effect' | 'stops'>;

/** The pages that are needed at once from v25.4.0 on; v1.3.1 needs none before somebody asks for it. */
const neededAtStart = /^selfservice\.flows\.(?:login|registration|settings|recovery|error)\.ui_url$/;

/**
 * URLs that lack their scheme. The schema takes any relative reference, Kratos a path that begins with a slash at most:
 * it ends itself when it needs a `ui_url` or the general return URL that is none (most pages at once from v25.4.0 on),
 * and passes over the return URLs of single flows. `localhost:3000` has the scheme `localhost`.
 */
export const urlWithoutScheme: Rule = {
  name: 'url-without-scheme',
  isOfValues: true,
  check: (config, { version }) =>
    pickSettings(config, isUrl).flatMap((entry): Finding[] => {
      if (typeof entry.value !== 'string' || isPlaceholder(entry.value)) return [];
      const texts = entry.path[0] === 'serve' ? ofBase(entry.value) : ofPage(entry.value, entry.path, version);
      const host = /^(?:\/\/)?((?:[\w-]+(?:\.[\w-]+)+|localhost)(?::\d+)?(?:[/?#].*)?)$/.exec(entry.value)?.[1];
      if (!texts) return [];
      const right = host && `${/^(?:localhost|127\.)|:\d/.test(host) ? 'http' : 'https'}://${host}`;
      return [
        {
          ...entry.place,
          code: 'kratos/url-without-scheme',
          ...texts,
          fixes:
            right === undefined ? [] : buildFix(t('Write {0}', right), [writeSetting(config, entry.path, right)], true),
        },
      ];
    }),
};

const isUrl: Wanted = ({ path }) =>
  (path[0] === 'serve' && path.join('.') === 'serve.public.base_url') ||
  (path[0] === 'selfservice' && (path.at(-1) === 'ui_url' || path.at(-1) === 'default_browser_return_url'));

/** The public URL is read leniently: as a path, or with whatever stands before the colon as its scheme. */
function ofBase(value: string): Texts | undefined {
  const url = value === '' ? undefined : parseGoUrl(value);
  if (!url || value.startsWith('/') || (url.scheme !== '' && !isHostForScheme(url.opaque))) return undefined;
  return {
    severity: 'error',
    message: t('A scheme such as https:// is missing in front of this host.'),
    effect: t('Forms and links get a URL that leads nowhere.'),
  };
}

/**
 * The depth tells the URLs that Kratos needs, the general return URL and each `ui_url`, from the return URLs of single
 * flows, which stand deeper.
 */
function ofPage(value: string, path: Path, version: Version): Texts | undefined {
  const lenient = parseGoUrl(value);
  const isNeeded = path.length <= 4;
  const stops = neededAtStart.test(path.join('.')) && !isBefore(version, 'v25.4.0');
  // What even the lenient reading refuses, the schema refuses too. From the URLs that it needs Kratos cuts the fragment
  // off first.
  if (!lenient) return undefined;
  if (!parseGoUrl(isNeeded ? (value.split('#', 1)[0] ?? '') : value, true))
    return {
      severity: isNeeded ? 'error' : 'warning',
      message: t('Kratos cannot use this URL: it has neither a scheme nor a slash at its beginning.'),
      effect: stops
        ? t('Kratos does not start.')
        : isNeeded
          ? t('Kratos exits as soon as it needs the URL, at the start or with the first request for it.')
          : t('Kratos silently ignores it, and people are sent to the next more general return URL.'),
      stops,
    };
  return isHostForScheme(lenient.opaque)
    ? {
        severity: 'warning',
        message: t('A scheme such as https:// is missing in front of this host.'),
        effect: t('Browsers are sent to a URL whose scheme is {0}, and open nothing.', lenient.scheme),
      }
    : undefined;
}

/** `localhost:3000/login` reads as the scheme `localhost` and this. */
function isHostForScheme(opaque: string): boolean {
  return /^\d+(?:\/|$)/.test(opaque);
}
