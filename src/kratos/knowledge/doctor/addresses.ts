import { t } from '@vscode/l10n';
import { readHeader } from '../../flow/headers';
import { isContainerHost } from '../../flow/hosts';
import { readOrigin, sameOrigin } from '../../flow/origins';
import type { ConnectionCheck, ConnectionEvidence } from './types';

/** Where forms go: `ui.action`, which Kratos makes of its own base URL. */
export function checkAction({ connection, flow }: ConnectionEvidence): ConnectionCheck | undefined {
  if (!flow) return undefined;
  const { publicUrl } = connection;
  const [own, sent] = [URL.parse(publicUrl), URL.parse(flow.action)];
  if (!own || !sent) return undefined;
  const check = { topic: t('Where forms go'), seen: t('ui.action leads to {0}.', sent.origin) };
  if (sent.origin === own.origin) return { ...check, tone: 'good' };
  const where = 'serve.public.base_url';
  const right = t('The address that browsers use, such as {0}.', publicUrl);
  if (isContainerHost(flow.action))
    return {
      ...check,
      tone: 'bad',
      seen: t('ui.action leads to {0}, a name that only the containers beside it know.', sent.host),
      right,
      where,
    };
  if (sent.protocol === 'http:' && own.protocol === 'https:')
    return {
      ...check,
      tone: 'bad',
      seen: t(
        'ui.action begins with http://, although the connection is asked over https: a proxy ends TLS, and Kratos does not know of it.',
      ),
      right,
      where,
    };
  if (sent.hostname !== own.hostname)
    return {
      ...check,
      tone: 'warn',
      seen: t(
        'ui.action leads to {0}, and the connection to {1}: cookies of the one do not go to the other.',
        sent.host,
        own.host,
      ),
      right,
      where: t('{0}, or the public URL of the connection', where),
    };
  return { ...check, tone: 'warn', right, where };
}

/** The page that shows a login: its host has to be of the same site as Kratos, or its cookies stay at home. */
export function checkPage({ connection, page }: ConnectionEvidence): ConnectionCheck | undefined {
  if (page === undefined) return undefined;
  const { status } = page;
  const url = URL.parse(page.url ?? '');
  const topic = t('Page of the login');
  const where = 'selfservice.flows.login.ui_url';
  const own = URL.parse(connection.publicUrl);
  if (status < 300 || status > 399 || !url || !own)
    return {
      topic,
      tone: 'warn',
      seen: t('A browser that starts a login gets HTTP {0} instead of being sent to a page.', status),
      right: t('The address of the page that shows the form.'),
      where,
    };
  const seen = t('Browsers are sent to {0}.', url.origin + url.pathname);
  if (isContainerHost(url.href))
    return {
      topic,
      tone: 'bad',
      seen: t('Browsers are sent to {0}, a name that only the containers beside it know.', url.host),
      right: t('The address under which browsers reach the page.'),
      where,
    };
  if (page.isSameSite) return { topic, tone: 'good', seen };
  return {
    topic,
    tone: 'bad',
    seen: t(
      'Browsers are sent to {0}, which is another site than {1}: a form or script there sends no cookies to Kratos, and gets 403.',
      url.host,
      own.host,
    ),
    right: t('One name for both (localhost or 127.0.0.1, not each once), or names below one domain.'),
    where: t('{0} or {1}', where, 'serve.public.base_url'),
  };
}

/** Whether scripts of the page may ask: only where it is of another origin, and only for pages that use `fetch`. */
export function checkCors({ connection, page, cors }: ConnectionEvidence): ConnectionCheck | undefined {
  const url = page?.url;
  if (url === undefined) return undefined;
  const topic = t('Scripts of the login page (CORS)');
  if (sameOrigin(url, connection.publicUrl))
    return { topic, tone: 'good', seen: t('The page has the origin of Kratos, so CORS is not needed.') };
  const headers = cors?.response?.headers;
  if (!headers) return undefined;
  const allowed = readHeader(headers, 'access-control-allow-origin');
  const withCookies = readHeader(headers, 'access-control-allow-credentials') === 'true';
  const origin = readOrigin(url);
  if (allowed === origin && withCookies) return { topic, tone: 'good', seen: t('{0} may ask, with cookies.', origin) };
  return {
    topic,
    tone: 'note',
    seen: describeCors(origin, allowed, withCookies),
    right: t('enabled: true, allowed_origins with {0}, allow_credentials: true.', origin),
    where: 'serve.public.cors',
  };
}

function describeCors(origin: string, allowed: string | undefined, withCookies: boolean): string {
  if (allowed === undefined)
    return t('{0} may not read answers. Pages that post forms do not need to; a single-page app does.', origin);
  if (allowed === '*' && withCookies)
    return t(
      'Every page may ask, but browsers do not take * where cookies go along, as they do from a single-page app.',
    );
  return withCookies
    ? t('{0} may ask, with cookies; a single-page app at {1} may not.', allowed, origin)
    : t('{0} may ask, without cookies, which a single-page app has to send.', allowed);
}
