import { t } from '@vscode/l10n';
import { cookieAttribute, isSecure } from '../facts/cookies';
import { behind, code, lasting, linkLine, list, source, locateEntry, readTextInForce, type Page } from './page';

/** How long sessions last, and which cookie carries them. */
export function explainSessions(page: Page): string {
  const { config } = page;
  const privileged = ['selfservice', 'flows', 'settings', 'privileged_session_max_age'] as const;
  const tokens = config.below('session', 'whoami', 'tokenizer', 'templates');
  return list([
    t('A session lasts {0} {1}.', lasting(page, 'session', 'lifespan'), source(page, 'session', 'lifespan')),
    t(
      'Password and second factors can be changed without a new login for {0} {1}.',
      lasting(page, ...privileged),
      source(page, ...privileged),
    ),
    t(
      'Browsers carry the session in the cookie {0} {1}: {2}.',
      code(readTextInForce(page, 'session', 'cookie', 'name')),
      source(page, 'session', 'cookie', 'name'),
      [domain(page), path(page), sameSite(page), secure(page), persistent(page)].join(', '),
    ),
    ...(tokens.length > 0
      ? [
          t(
            'A session can be turned into a JSON Web Token by {0}.',
            tokens
              .map((one) => `${code(String(one.path.at(-1)))} ${behind(linkLine(page, locateEntry(one)))}`)
              .join(', '),
          ),
        ]
      : []),
  ]);
}

function domain(page: Page): string {
  const { value, entry } = cookieAttribute(page.config, page.version, 'session', 'domain');
  if (typeof value !== 'string' || value === '') return t('for the host of Kratos alone');
  return t('for {0} and all below it {1}', code(value.replace(/^\./, '')), at(page, entry));
}

function path(page: Page): string {
  const { value, entry } = cookieAttribute(page.config, page.version, 'session', 'path');
  return t('path {0} {1}', code(typeof value === 'string' ? value : '/'), at(page, entry));
}

function sameSite(page: Page): string {
  const { value, entry } = cookieAttribute(page.config, page.version, 'session', 'same_site');
  return t('SameSite {0} {1}', code(typeof value === 'string' ? value : 'Lax'), at(page, entry));
}

function secure(page: Page): string {
  const { value, entry } = isSecure(page.config, 'session');
  if (value === undefined) return t('Secure unless Kratos is started with --dev');
  return value ? t('Secure {0}', at(page, entry)) : t('not Secure {0}', at(page, entry));
}

function persistent(page: Page): string {
  return readTextInForce(page, 'session', 'cookie', 'persistent') === 'false'
    ? t('gone when the browser is closed')
    : t('kept when the browser is closed');
}

function at(page: Page, entry: Parameters<typeof locateEntry>[0] | undefined): string {
  return behind(entry ? linkLine(page, locateEntry(entry)) : t('default'));
}
