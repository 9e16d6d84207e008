import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import { pages, publicUrl } from '../../../facts/browserUrls';
import { allowedOrigins, cors, isAllowed, readAllowedOrigins } from '../../../facts/cors';
import { appendItems, buildFix, writeSetting } from '../../../document/edits';
import { isKeyPasswordless, isMethodOn, isOn } from '../../../facts/inForce';
import type { Fix } from '../../../document/finding';
import type { Rule } from '../rule';

const methods = ['passkey', 'webauthn'] as const;

/**
 * Passkeys or security keys, and a page whose browser may not load what they need: their flows have a script node for
 * `/.well-known/ory/webauthn.js` at the public URL, with `crossorigin: anonymous` and a checksum. A page of another
 * origin runs it only when Kratos answers with CORS headers for it. A hint, because pages may bring a script of their
 * own.
 */
export const passkeyScript: Rule = {
  name: 'passkey-script',
  check: (config, { version }) => {
    const on = methods.filter((method) => isMethodOn(config, version, method));
    const enabled = on.map((method) => config.get('selfservice', 'methods', method, 'enabled')).find(Boolean);
    const base = publicUrl(config)?.url;
    if (config.broken || !enabled || !base) return [];
    const isCorsOn = isOn(config, version, ...cors, 'enabled');
    const origins = isCorsOn ? readAllowedOrigins(config) : [];
    // With no list, or an asterisk in it, everybody may load it: the script is fetched without cookies.
    if (!origins || (isCorsOn && (origins.length === 0 || origins.includes('*')))) return [];
    const registers = on.includes('passkey') || isKeyPasswordless(config, version);
    const flows: readonly unknown[] = ['login', 'settings', ...(registers ? ['registration'] : [])];
    const outside = pages(config).filter(
      ({ entry, url }) =>
        flows.includes(entry.path[2]) && url.origin !== base.origin && !isAllowed(url.origin, origins),
    );
    const [page] = outside;
    if (!page) return [];
    return [
      {
        ...enabled.place,
        code: 'kratos/passkey-script',
        severity: 'hint',
        message: t(
          'The page at {0} may not load the script for passkeys and security keys from {1}.',
          page.url.origin,
          base.origin,
        ),
        effect: t(
          'Its flows have a script node for /.well-known/ory/webauthn.js, to be written with its crossorigin and integrity. Browsers run it on another origin only with an answer that CORS allows; without the script the buttons do nothing. Pages that bring such a script themselves need no CORS.',
        ),
        related: outside.map(({ entry }) => ({
          ...entry.place,
          message: t('This page is on another origin than Kratos.'),
        })),
        fixes: suggestScriptFixes(config, [...new Set(outside.map(({ url }) => url.origin))], isCorsOn),
      },
    ];
  },
};

function suggestScriptFixes(config: ConfigDocument, origins: readonly string[], isCorsOn: boolean): readonly Fix[] {
  const missing = origins.filter((origin) => !isAllowed(origin, readAllowedOrigins(config) ?? []));
  // Two edits cannot both go over an empty value.
  const edits =
    config.below(...cors).length > 0
      ? [
          ...(missing.length > 0 ? [appendItems(config, allowedOrigins, missing)] : []),
          ...(isCorsOn ? [] : [writeSetting(config, [...cors, 'enabled'], true)]),
        ]
      : [writeSetting(config, cors, { enabled: true, allowed_origins: origins })];
  return buildFix(t('Allow {0}', origins.join(', ')), edits, true);
}
