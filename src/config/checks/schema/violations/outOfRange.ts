import { t } from '@vscode/l10n';
import { buildFix, writeSetting } from '../../../document/edits';
import type { Finding } from '../../../document/finding';
import type { KeyStructure, Plain } from '../../../reference/structure';
import { mayComeFromElsewhere } from '../elsewhere';
import { narrowPlace, refused, nameSetting } from '../finding';
import { valueInGo } from '../scalars';
import type { Setting } from '../settings';
import type { SchemaCheck } from '../types';
import { isOfType } from './wrongType';

/** A number, a text or a list that is too small or too large for the schema. Characters are counted, not bytes. */
export const outOfRange: SchemaCheck = {
  name: 'out-of-range',
  isPlain: false,
  ofSetting: (setting, looked) => {
    const { entry, structure } = setting;
    if (!entry || !structure || !hasRange(structure) || !isOfType(setting, looked)) return [];
    const value = valueInGo(looked.config, entry);
    const place = narrowPlace(looked.config, setting);
    const trouble = describeOutOfRange(setting, structure, value);
    if (!trouble || !place) return [];
    const { message, nearest } = trouble;
    const fixes =
      nearest === undefined
        ? []
        : buildFix(t('Write {0}', nearest), [writeSetting(looked.config, entry.path, nearest)], true);
    const finding = refused('out-of-range', place, message, { fixes });
    return [value === '' ? mayComeFromElsewhere(finding, entry.path) : finding];
  },
};

function hasRange({ minimum, maximum, minLength, maxLength, minItems }: KeyStructure): boolean {
  return [minimum, maximum, minLength, maxLength, minItems].some((limit) => limit !== undefined);
}

interface Trouble {
  readonly message: Finding['message'];
  /** The nearest number that is allowed. */
  readonly nearest?: number;
}

function describeOutOfRange(setting: Setting, structure: KeyStructure, value: Plain): Trouble | undefined {
  if (typeof value === 'number') return ofNumber(setting, structure, value);
  if (typeof value === 'string') return ofText(setting, structure, value);
  const { minItems } = structure;
  return Array.isArray(value) && minItems !== undefined && value.length < minItems
    ? { message: t('{0} is empty, and needs at least one item.', nameSetting(setting)) }
    : undefined;
}

function ofNumber(setting: Setting, { minimum, maximum }: KeyStructure, value: number): Trouble | undefined {
  const isLess = minimum !== undefined && value < minimum;
  if (!isLess && !(maximum !== undefined && value > maximum)) return undefined;
  const key = nameSetting(setting);
  if (isLess)
    return {
      message:
        maximum === undefined
          ? t('{0} must be at least {1}.', key, minimum)
          : t('{0} must be between {1} and {2}.', key, minimum, maximum),
      nearest: minimum,
    };
  return maximum === undefined ? undefined : { message: t('{0} must be at most {1}.', key, maximum), nearest: maximum };
}

function ofText(setting: Setting, { minLength, maxLength }: KeyStructure, value: string): Trouble | undefined {
  if (minLength === undefined && maxLength === undefined) return undefined;
  const { length } = Array.from(value);
  const isShort = minLength !== undefined && length < minLength;
  const isLong = maxLength !== undefined && length > maxLength;
  if (!isShort && !isLong) return undefined;
  const key = nameSetting(setting);
  if (minLength !== undefined && minLength === maxLength)
    return { message: t('{0} must have exactly {1} characters, and has {2}.', key, minLength, length) };
  if (length === 0) return { message: t('{0} must not be empty.', key) };
  return isShort
    ? { message: t('{0} must have at least {1} characters, and has {2}.', key, minLength, length) }
    : { message: t('{0} must have at most {1} characters, and has {2}.', key, maxLength ?? 0, length) };
}
