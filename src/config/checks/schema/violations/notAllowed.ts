import { t } from '@vscode/l10n';
import { closest } from '../../../document/closest';
import { buildFix, writeSetting } from '../../../document/edits';
import type { Finding, Fix } from '../../../document/finding';
import type { Plain } from '../../../reference/structure';
import { mayComeFromElsewhere } from '../elsewhere';
import { choices, narrowPlace, refused, shown, nameSetting } from '../finding';
import type { Setting } from '../settings';
import type { Looked, SchemaCheck } from '../types';
import { otherVersionsWith, valuesAt } from './otherVersion';
import { bareHooks } from '../variants';
import { isOfType } from './wrongType';

/** So many values are named in the sentence; of more only the nearest. */
const mostNamed = 9;

/** So many values are offered beside the one that is meant. */
const mostOffered = 4;

/** What people write for values that Kratos calls otherwise. */
const synonyms: Readonly<Record<string, string>> = {
  warn: 'warning',
  err: 'error',
  basic: 'basic_auth',
  webhook: 'web_hook',
  openid: 'generic',
  oidc: 'generic',
  argon2id: 'argon2',
};

/** A value that is none of those which the schema lists. Capitals count. */
export const notAllowed: SchemaCheck = {
  name: 'not-allowed',
  isPlain: true,
  ofSetting: (setting, looked) => {
    const { entry, structure, path } = setting;
    if (!entry || !structure?.enum || path === allowedOrigin || !isOfType(setting, looked)) return [];
    const allowed = valuesAt(structure, looked.version);
    // A value of another version is said to be that; a mapping may stand for null where claims are asked for.
    if (allowed.includes(entry.value) || structure.type === 'object') return [];
    if (entry.value === null && looked.isPartial) return [];
    if (otherVersionsWith(structure, entry.value).length > 0) return [];
    return reportNotAllowed(setting, entry.value, allowed, looked);
  },
};

/** Any origin may stand there beside the asterisk that the schema lists. */
const allowedOrigin = 'serve.public.cors.allowed_origins[]';

function reportNotAllowed(
  setting: Setting,
  value: Plain,
  allowed: readonly Plain[],
  looked: Looked,
): readonly Finding[] {
  const place = narrowPlace(looked.config, setting);
  if (!place) return [];
  const names = allowed.map(shown);
  const meant = nearest(shown(value), names);
  const key = nameSetting(setting);
  const message =
    value === null
      ? t('{0} has no value.', key)
      : isHookOfElsewhere(setting, value)
        ? t('The hook {0} cannot run here; {1} can.', shown(value), choices(names))
        : names.length <= mostNamed
          ? t('{0} must be {1}, not {2}.', key, choices(names), shown(value))
          : meant === undefined
            ? t(
                '{0} does not take {1}. Its description lists the {2} values there are.',
                key,
                shown(value),
                names.length,
              )
            : t('{0} does not take {1}; did you mean {2}?', key, shown(value), meant);
  // Another hook in its place is hardly what is meant.
  const fixes = isHookOfElsewhere(setting, value) ? [] : suggestAllowedFixes(setting, names, meant, looked);
  const finding = refused('not-allowed', place, message, { fixes });
  return [value === null || value === '' ? mayComeFromElsewhere(finding, setting.entry?.path ?? []) : finding];
}

function suggestAllowedFixes(
  { entry }: Setting,
  names: readonly string[],
  meant: string | undefined,
  { config }: Looked,
): readonly Fix[] {
  if (!entry) return [];
  // What is only guessed stands beside the others, where these are few.
  const others = isSame(shown(entry.value), meant) || names.length > mostOffered ? [] : names;
  const offered = [...(meant === undefined ? [] : [meant]), ...others.filter((name) => name !== meant)];
  return offered.flatMap((name) =>
    buildFix(t('Write {0}', name), [writeSetting(config, entry.path, name)], name === meant || names.length === 1),
  );
}

/** A hook that other lists take: `session` after all registrations, say. */
function isHookOfElsewhere({ path }: Setting, value: Plain): boolean {
  return path.endsWith('hooks[].hook') && typeof value === 'string' && bareHooks.has(value);
}

/** The value that is meant: the same, the one that asks for as much, or one that is written nearly alike. */
function nearest(value: string, names: readonly string[]): string | undefined {
  return (
    names.find((name) => isSame(value, name)) ??
    // Levels above the first one, whatever they are called, ask for all that a person has.
    names.find((name) => name === 'highest_available' && /^(?:aal)?[2-9]$|high|max/i.test(value)) ??
    closest(value, names)
  );
}

/** Whether a value is one of those allowed but for capitals, or another word for it. */
function isSame(value: string, name: string | undefined): boolean {
  const bare = (text: string): string => text.toLowerCase().replaceAll('-', '_');
  return name !== undefined && (bare(value) === bare(name) || synonyms[bare(value)] === name);
}
