import { readConfig } from '../../../../../src/config/document/readConfig';
import { schemaPath } from '../../../../../src/config/reference/path';
import { checkIdentitySchema } from '../../../../../src/config/checks/identity/index';
import type { IdentityContext } from '../../../../../src/config/checks/identity/types';
import type { Finding } from '../../../../../src/config/document/finding';
import { applyEdits } from '../../document/applyEdits';

type Context = Partial<IdentityContext>;

/** The findings of one rule. */
export function found(text: string, name: string, context: Context = {}): readonly Finding[] {
  return checkIdentitySchema(text, { version: 'v26.2.0', ...context }).filter(({ code }) => code === `kratos/${name}`);
}

/**
 * The findings of one rule as `severity: place`, where the place is a path below `properties.traits.properties` (or
 * else from the root, after a slash), with a colon when it is the key's place.
 */
export function look(text: string, name: string, context: Context = {}): string[] {
  return found(text, name, context).map(({ severity, start, end }) => `${severity}: ${placeName(text, start, end)}`);
}

/**
 * The text after a fix of a rule's first finding, by the beginning of its title; fails where there is no such fix, or
 * where its text is no JSON any more.
 */
export function fixed(text: string, name: string, title: string, context: Context = {}): string {
  const fix = found(text, name, context)[0]?.fixes?.find((one) => one.title.startsWith(title));
  if (!fix) throw new Error(`no fix ${title}`);
  const result = applyEdits(text, fix.edits);
  JSON.parse(result);
  return result;
}

/**
 * An identity schema with these traits; `more` is put beside their `properties`, `top` beside `properties` of the
 * whole.
 */
export function schema(traits: object, more: object = {}, top: object = {}): string {
  return JSON.stringify({ ...top, properties: { traits: { type: 'object', properties: traits, ...more } } }, null, 2);
}

/** A text trait with this below `ory.sh/kratos`. */
export function trait(extension: object, more: object = { format: 'email' }): object {
  return { type: 'string', ...more, 'ory.sh/kratos': extension };
}

export const password = { credentials: { password: { identifier: true } } };

function placeName(text: string, start: number, end: number): string {
  for (const { path, key, place } of readConfig(text).entries) {
    const name = `/${schemaPath(path)}`.replace('/properties.traits.properties.', '').replaceAll('ory.sh/kratos.', '');
    if (place.start === start && place.end === end) return name;
    if (key?.start === start && key.end === end) return `${name}:`;
  }
  return `no setting: ${text.slice(start, end)}`;
}
