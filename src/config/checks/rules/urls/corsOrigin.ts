import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry } from '../../../document/document';
import { buildFix, writeSetting } from '../../../document/edits';
import { isOn } from '../../../facts/inForce';
import { webUrl } from '../../../facts/relyingParty';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

const cors = ['serve', 'public', 'cors'] as const;

/**
 * Allowed origins that no browser sends. An origin is scheme, host and port alone, without the port that the scheme has
 * anyway; Kratos compares whole texts, capitals aside, with at most one asterisk in them.
 */
export const corsOrigin: Rule = {
  name: 'cors-origin',
  check: (config, { version }) =>
    isOn(config, version, ...cors, 'enabled')
      ? config.below(...cors, 'allowed_origins').flatMap((entry) => checkCorsOrigin(config, entry))
      : [],
};

function checkCorsOrigin(config: ConfigDocument, { value, place, path }: Entry): readonly Finding[] {
  if (typeof value !== 'string') return [];
  const bare = /^(?:localhost|[\w-]+(?:\.[\w-]+)+):\d+(?:\/.*)?$/.test(value);
  const origin = (bare ? webUrl(`http://${value}`) : webUrl(value))?.origin;
  if (origin === undefined || value.toLowerCase() === origin) return [];
  return [
    {
      ...place,
      code: 'kratos/cors-origin',
      severity: 'warning',
      message: bare
        ? t('An origin begins with its scheme.')
        : t(
            'Browsers send {0} for this origin: no slash at the end, no path, and not the default port of the scheme.',
            origin,
          ),
      effect: t('Scripts of that page get no answer from Kratos.'),
      fixes: buildFix(t('Write {0}', origin), [writeSetting(config, path, origin)], true),
    },
  ];
}
