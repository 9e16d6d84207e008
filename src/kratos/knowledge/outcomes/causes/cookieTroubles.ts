import { t } from '@vscode/l10n';
import { isCsrfCookie, shortCookieName } from '../../../flow/cookieTrouble';
import type { CookieTrouble } from '../../../flow/cookieTrouble';

/** Why a cookie does not come back to the server, and what changes that, with the setting's name. Plain text. */
export function explainCookieTrouble({ kind, name: whole, attributes, host, asked }: CookieTrouble): {
  readonly why: string;
  readonly cure: string;
} {
  const name = shortCookieName(whole);
  const own = URL.parse(asked)?.host ?? asked;
  const setting = (key: 'domain' | 'path' | 'same_site' | 'secure'): string => cookieSetting(name, key);
  switch (kind) {
    case 'secure':
      return {
        why: t(
          'The cookie {0} is Secure, and {1} is asked over http: no browser keeps it from there or sends it there. Only this machine itself (127.0.0.1, localhost) counts as safe.',
          name,
          own,
        ),
        cure: t(
          'Give the connection the https address of Kratos (serve.public.base_url) or one of this machine. Or let Kratos leave Secure out: start it with --dev, or set {0} to "false" (since v25.4.0).',
          setting('secure'),
        ),
      };
    case 'withheld':
      return {
        why: t(
          'The cookie {0} is Secure, and this persona withholds such cookies over http, as clients do that make no exception for this machine (httpyac, Go before 1.26). Browsers, curl and Playwright send it here.',
          name,
        ),
        cure: t(
          'Let the persona send it. For clients that never do: start Kratos with --dev, or serve it over https (serve.public.base_url).',
        ),
      };
    case 'domain':
      return {
        why: t(
          'The cookie {0} says Domain={1}, which {2} may not set: no browser keeps it.',
          name,
          readAttribute(attributes, 'Domain'),
          own,
        ),
        cure: t(
          'Correct or remove {0}, or give the connection an address that lies below that domain.',
          setting('domain'),
        ),
      };
    case 'other-host':
      return {
        why: t('The cookie {0} came from {1} and goes to that host only; {2} was asked.', name, host, own),
        cure: t('Use one name for the server everywhere, the one in serve.public.base_url, and start again.'),
      };
    case 'path':
      return {
        why: t(
          'The cookie {0} says Path={1}, and Kratos is asked at {2}: it is kept and not sent there.',
          name,
          readAttribute(attributes, 'Path'),
          URL.parse(asked)?.pathname ?? asked,
        ),
        cure: t(
          'Set {0} to “/”. Where a proxy puts that path in front of Kratos, it belongs in serve.public.base_url and into the address of the connection.',
          setting('path'),
        ),
      };
    case 'needs-secure':
      return {
        why: t('The cookie {0} says SameSite=None or Partitioned without Secure: no browser keeps that.', name),
        cure: t(
          'Set {0} to Lax, or have Secure set as well. Kratos itself writes Lax where it leaves Secure out, so check the proxy in front of it too.',
          setting('same_site'),
        ),
      };
    case 'prefix':
      return {
        why: t(
          'The name {0} requires Secure (“__Secure-”), and “__Host-” also Path=/ and no Domain. The cookie says: {1}. No browser keeps it.',
          name,
          attributes,
        ),
        cure: t(
          'Change session.cookie.name, or set {0}, {1} and {2} as the name requires.',
          setting('secure'),
          setting('path'),
          setting('domain'),
        ),
      };
    case 'same-site':
      return {
        why: t(
          'The cookie {0} says SameSite={1}, and the page that asked is of another site than {2}: a browser sends it only what comes from the same site.',
          name,
          readAttribute(attributes, 'SameSite') || 'Lax',
          own,
        ),
        cure: t(
          'Serve the page and Kratos below one domain, and use one of both names 127.0.0.1 and localhost. Or set {0} to None, which needs https and {1}.',
          setting('same_site'),
          setting('secure'),
        ),
      };
    case 'size':
      return {
        why: t('Name and value of the cookie {0} are longer than 4096 bytes: no browser keeps it.', name),
        cure: t('See who sets it: no cookie of Kratos is that long.'),
      };
  }
}

/** False where a new start meets the same trouble again. */
export function helpsToStartAgain({ kind }: CookieTrouble): boolean {
  return kind === 'other-host';
}

/** The key that decides: what is not set for the session's cookie is taken from `cookies`. */
function cookieSetting(name: string, key: 'domain' | 'path' | 'same_site' | 'secure'): string {
  const general = `cookies.${key}`;
  return isCsrfCookie(name) || name.includes('continuity')
    ? general
    : t('{0} (or {1}, where that is not set)', `session.cookie.${key}`, general);
}

function readAttribute(attributes: string, name: string): string {
  const part = attributes.split('; ').find((one) => one.startsWith(`${name}=`));
  return part?.slice(name.length + 1) ?? '';
}
