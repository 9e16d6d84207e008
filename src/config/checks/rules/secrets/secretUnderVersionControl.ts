import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry, Place } from '../../../document/document';
import { pickSettings, type Wanted } from '../../../document/pick';
import { isForOthers } from '../../../facts/browserUrls';
import { isPlaceholder } from '../../../document/placeholder';
import { isPublished } from './publishedSecrets';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * Names of settings that are secret wherever they stand: of OIDC providers, and of the calls of web hooks and couriers.
 */
const secretNames: ReadonlySet<string | number | undefined> = new Set(['client_secret', 'apple_private_key']);

/**
 * Secrets written out in a file that is under version control for certain. Examples that everybody knows are the matter
 * of another rule, and placeholders none. A hint as long as the server is not for others.
 */
export const secretUnderVersionControl: Rule = {
  name: 'secret-under-version-control',
  check: (config, { tracked }) => {
    if (tracked !== true) return [];
    const severity = isForOthers(config) ? 'warning' : 'hint';
    return pickSettings(config, isSecret).flatMap((entry): Finding[] => {
      const place = typeof entry.value === 'string' ? secretPlace(config, entry, entry.value) : undefined;
      if (!place) return [];
      return [
        {
          ...place,
          code: 'kratos/secret-under-version-control',
          severity,
          message: t('There is a secret here, and the file is under version control.'),
          effect: t(
            'Whoever can read the repository, now or in its history, has the secret. Kratos reads it from the environment as well; a secret that was committed must be replaced.',
          ),
        },
      ];
    });
  },
};

const isSecret: Wanted = (entry, config) =>
  typeof entry.value === 'string' && secretPlace(config, entry, entry.value) !== undefined;

/** The secret part of a setting, where it is one that can be taken for real. */
function secretPlace(config: ConfigDocument, { path, place }: Entry, value: string): Place | undefined {
  const name = path.join('.');
  const isKey = path[0] === 'secrets' && path.length === 3;
  const isAuth = /\.auth\.config\.(?:value|password)$/.test(name);
  if (isKey || isAuth || secretNames.has(path.at(-1))) return isReal(value) ? place : undefined;
  return name === 'dsn' || name === 'courier.smtp.connection_uri' ? passwordIn(config.text, place) : undefined;
}

/** Where the password of `scheme://user:password@host` stands. */
function passwordIn(text: string, { start, end }: Place): Place | undefined {
  const [, before = '', password = ''] = /^(["']?\w+:\/\/[^:@/]*:)([^@/]+)@/.exec(text.slice(start, end)) ?? [];
  return isReal(password) ? { start: start + before.length, end: start + before.length + password.length } : undefined;
}

function isReal(secret: string): boolean {
  return secret !== '' && !isPlaceholder(secret) && !isPublished(secret);
}
