import { t } from '@vscode/l10n';
import type { Entry, Place } from '../../../document/document';
import { buildFix, removeMember, writeSetting } from '../../../document/edits';
import { isFilledIn } from '../../../document/placeholder';
import type { Finding } from '../../../document/finding';
import { mayComeFromElsewhere } from '../elsewhere';
import { keyPlace, refused } from '../finding';
import { missing } from './missingKey';
import type { Setting } from '../settings';
import type { Looked, SchemaCheck } from '../types';

/**
 * What Kratos's schema asks for because of a value elsewhere: keys of a social provider, `config` of a method that is
 * on, keys for a cipher.
 */
export const conditions: SchemaCheck = {
  name: 'conditional-key',
  isPlain: false,
  ofSetting: (setting, looked) => {
    if (looked.isPartial || looked.config.broken || setting.isTemplate) return [];
    switch (setting.path) {
      case 'selfservice.methods.webauthn':
      case 'selfservice.methods.passkey':
        return ofMethod(setting, looked);
      case 'selfservice.methods.oidc.config.providers[]':
        return ofProvider(setting, looked);
      default:
        return [];
    }
  },
  ofDocument: (looked) => {
    const { config, isPartial, takesPlaceholders = false } = looked;
    const entry = config.get('ciphers', 'algorithm');
    if (!entry || isPartial || config.broken || (!takesPlaceholders && isFilledIn(config, entry))) return [];
    return ofCipher(entry, looked);
  },
};

/** The finding that a key is missing because of a value, at that value. */
function lacking(setting: Setting, name: string, looked: Looked, why: string, place: Place): readonly Finding[] {
  return missing(setting, name, looked, why, place).map((finding) => ({ ...finding, code: 'kratos/conditional-key' }));
}

/** Keys that social providers of one kind need. */
const appleKeys = ['apple_private_key_id', 'apple_private_key', 'apple_team_id'] as const;

function ofMethod(setting: Setting, looked: Looked): readonly Finding[] {
  const enabled = setting.members.get('enabled')?.entry;
  if (enabled?.value !== true || setting.members.has('config')) return [];
  return lacking(
    setting,
    'config',
    looked,
    t('{0} is on and has no config: it must say for which site credentials are made.', String(setting.name)),
    enabled.place,
  );
}

function ofProvider(setting: Setting, looked: Looked): readonly Finding[] {
  const member = setting.members.get('provider');
  const provider = member?.entry;
  if (typeof provider?.value !== 'string' || member?.isTemplate) return [];
  const { value, place } = provider;
  const needs = (name: string): readonly Finding[] =>
    setting.members.has(name)
      ? []
      : lacking(setting, name, looked, t('The provider {0} needs {1}.', value, name), place);
  const isApple = value === 'apple';
  return [
    ...(value === 'microsoft'
      ? needs('microsoft_tenant')
      : foreign(setting, 'microsoft_tenant', 'microsoft', looked, true)),
    ...(isApple ? appleKeys.flatMap(needs) : appleKeys.flatMap((name) => foreign(setting, name, 'apple', looked))),
    ...(isApple ? secretOfApple(setting, looked) : needs('client_secret')),
  ];
}

/** A key that providers of one kind alone may have; an empty text is let pass, but for Microsoft's. */
function foreign(setting: Setting, name: string, kind: string, looked: Looked, always = false): readonly Finding[] {
  const member = setting.members.get(name);
  if (!member?.entry || (!always && !isFilled(member))) return [];
  return tooMuch(member, t('Only the provider {0} may have {1}.', kind, name), looked);
}

function secretOfApple(setting: Setting, looked: Looked): readonly Finding[] {
  const secret = setting.members.get('client_secret');
  return secret && isFilled(secret)
    ? tooMuch(
        secret,
        t('The provider {0} makes its client_secret from the other keys, and may not have one.', 'apple'),
        looked,
      )
    : [];
}

function isFilled({ entry }: Setting): boolean {
  return typeof entry?.value === 'string' && entry.value !== '';
}

function tooMuch(member: Setting, message: string, { config }: Looked): readonly Finding[] {
  const place = keyPlace(config, member);
  const { entry } = member;
  if (!place || !entry) return [];
  return [
    refused('conditional-key', place, message, {
      fixes: buildFix(t('Remove {0}', String(member.name)), [removeMember(config, entry.path)], true),
    }),
  ];
}

/** Keys are secrets, so they often come from the environment. */
function ofCipher({ place, value: algorithm }: Entry, { config }: Looked): readonly Finding[] {
  if ((algorithm !== 'aes' && algorithm !== 'xchacha20-poly1305') || config.get('secrets', 'cipher')) return [];
  const finding = refused(
    'conditional-key',
    place,
    t('{0} needs keys to encrypt with: secrets.cipher is missing.', algorithm),
    {
      fixes: buildFix(t('Encrypt nothing'), [writeSetting(config, ['ciphers', 'algorithm'], 'noop')]),
    },
  );
  return [mayComeFromElsewhere(finding, ['secrets', 'cipher'])];
}
