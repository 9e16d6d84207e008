import { t } from '@vscode/l10n';
import type { Entry, Place } from '../../document/document';
import { firstComment } from '../../document/jsonText';
import type { Finding } from '../../document/finding';
import { traitsPath, type IdentitySchema } from '../../facts/identitySchema';
import type { IdentityRule } from './types';

/**
 * What every identity schema must be, or Kratos does not start: JSON, an object, with `properties.traits` that has
 * properties, each of them an object.
 */
export const shape: IdentityRule = {
  name: 'identity-schema-shape',
  check: (schema, { config }) => {
    // Without traits it may be a part that other schemas refer to, unless a configuration is known to name it.
    const isCertain = config !== undefined || !schema.isJson || schema.document.get(...traitsPath) !== undefined;
    return shapeFindings(schema).map((found) => (isCertain ? found : { ...found, ...ofPart() }));
  },
};

function ofPart(): Pick<Finding, 'severity' | 'effect' | 'stops'> {
  return {
    severity: 'hint',
    stops: false,
    effect: t('Kratos does not start with a configuration that names this file as an identity schema.'),
  };
}

/** What keeps a text from being an identity schema; the gravest first. */
export function shapeFindings({ text, isJson, document }: IdentitySchema): readonly Finding[] {
  if (!isJson) return [notJson(text)];
  const whole: Place = { start: text.length - text.trimStart().length, end: text.trimEnd().length };
  const traits = document.get(...traitsPath);
  const properties = document.get(...traitsPath, 'properties');
  const type = document.get(...traitsPath, 'type');
  const inner = document.below(...traitsPath, 'properties');
  if (!isObject(document.get('properties')))
    return [finding(narrowToFirstLetter(whole), t('An identity schema has properties, and among them traits.'))];
  if (!isObject(traits))
    return [
      finding(locateKey(document.get('properties')), t('An identity schema has the property traits, an object.')),
    ];
  if (!isObject(properties) || inner.length === 0)
    return [finding(locateKey(properties ?? traits), t('The traits need at least one property.'))];
  return [
    ...(type && type.value !== 'object' ? [finding(type.place, t('The type of traits is object.'))] : []),
    ...inner
      .filter((trait) => !isObject(trait))
      .map((trait) => finding(trait.place, t('A trait is described by an object, not by true or false.'))),
  ];
}

function notJson(text: string): Finding {
  const comment = firstComment(text);
  const start = text.length - text.trimStart().length;
  return finding(
    comment ?? narrowToFirstLetter({ start, end: text.length }),
    comment ? t('Kratos reads JSON without comments.') : t('This is not JSON.'),
  );
}

function finding({ start, end }: Place, message: string): Finding {
  return {
    start,
    end,
    code: 'kratos/identity-schema-shape',
    severity: 'error',
    message,
    effect: t('Kratos does not start.'),
    stops: true,
  };
}

function isObject(entry: Entry | undefined): boolean {
  return typeof entry?.value === 'object' && entry.value !== null && !Array.isArray(entry.value);
}

function locateKey(entry: Entry | undefined): Place {
  return entry?.key ?? entry?.place ?? { start: 0, end: 0 };
}

/** The first letter alone: nothing less tells that the whole is meant, and nothing more would be readable. */
function narrowToFirstLetter({ start, end }: Place): Place {
  return { start, end: Math.min(start + 1, end) };
}
