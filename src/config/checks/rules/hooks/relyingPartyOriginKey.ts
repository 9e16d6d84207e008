import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry } from '../../../document/document';
import { buildFix, type Edit } from '../../../document/edits';
import { isMethodOn } from '../../../facts/inForce';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * `origin` beside or instead of `origins`. `webauthn` takes either and not both: Kratos does not start. `passkey` knows
 * `origins` only; the schema lets any other key pass, and Kratos never reads it.
 */
export const relyingPartyOriginKey: Rule = {
  name: 'relying-party-origin-key',
  check: (config, { version }) => {
    const at = (method: string, key: string): Entry | undefined =>
      config.get('selfservice', 'methods', method, 'config', 'rp', key);
    return [
      ...reportOriginKey(config, at('webauthn', 'origin'), at('webauthn', 'origins'), true),
      ...(isMethodOn(config, version, 'passkey')
        ? reportOriginKey(config, at('passkey', 'origin'), at('passkey', 'origins'), false)
        : []),
    ];
  },
};

function reportOriginKey(
  config: ConfigDocument,
  origin: Entry | undefined,
  origins: Entry | undefined,
  refused: boolean,
): readonly Finding[] {
  if (!origin?.key || (refused && !origins)) return [];
  const renamed: readonly Edit[] = [
    { place: origin.key, text: config.text.charAt(origin.key.start) === '"' ? '"origins"' : 'origins' },
    { place: origin.place, text: JSON.stringify([origin.value]) },
  ];
  return [
    {
      ...origin.key,
      code: 'kratos/relying-party-origin-key',
      severity: refused ? 'error' : 'warning',
      message: refused
        ? t('origin and origins exclude each other; origin is the old form.')
        : t('Passkeys only know origins: origin is not read.'),
      effect: refused
        ? t('Kratos does not start.')
        : t(
            'Kratos accepts credentials from the origins that are listed, or else from the public URL’s scheme with rp.id, whatever stands here.',
          ),
      stops: refused,
      ...(origins?.key && { related: [{ ...origins.key, message: t('This is the form that counts.') }] }),
      fixes: origins ? [] : buildFix(t('Write it as origins'), renamed, true),
    },
  ];
}
