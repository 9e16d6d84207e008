import { parse } from 'yaml';
import { readConfig } from '../../../../../src/config/document/readConfig';
import { schemaPath } from '../../../../../src/config/reference/path';
import { checkRules } from '../../../../../src/config/checks/rules/index';
import type { Finding } from '../../../../../src/config/document/finding';
import type { KnownSchema, RuleContext } from '../../../../../src/config/facts/context';
import { applyEdits } from '../../document/applyEdits';

type Context = Partial<RuleContext>;

/** The findings of one rule. */
export function found(text: string, context: Context, name: string): readonly Finding[] {
  return checkRules(readConfig(text), { version: 'v26.2.0', schemas: [], ...context }).filter(
    ({ code }) => code === `kratos/${name}`,
  );
}

/**
 * The findings of one rule as `severity: place`, where the place is a setting's path, with a colon behind it when it is
 * the key's place and not the value's.
 */
export function look(text: string, context: Context, name: string): string[] {
  return found(text, context, name).map(({ severity, start, end }) => `${severity}: ${placeName(text, start, end)}`);
}

/** The other places that a rule's only finding names: `place` or `file: text there`. */
export function related(text: string, context: Context, name: string): string[] {
  const [finding] = found(text, context, name);
  return (finding?.related ?? []).map(({ start, end, file }) => {
    const schema = context.schemas?.find(({ url }) => url === file)?.text ?? '';
    return file === undefined ? placeName(text, start, end) : `${file}: ${schema.slice(start, end)}`;
  });
}

/**
 * The text after a fix of a rule's only finding, by the beginning of its title; fails where there is no such fix, or
 * where its text is no YAML any more.
 */
export function fixed(text: string, context: Context, name: string, title: string): string {
  const fix = found(text, context, name)[0]?.fixes?.find((one) => one.title.startsWith(title));
  if (!fix) throw new Error(`no fix ${title}`);
  const result = applyEdits(text, fix.edits);
  parse(result);
  return result;
}

/** An identity schema with these traits. */
export function schemaOf(traits: object, id = 'default'): KnownSchema {
  return { id, url: `file:///${id}.json`, text: JSON.stringify({ properties: { traits: { properties: traits } } }) };
}

/** A trait with this below `ory.sh/kratos`. */
export function trait(extension: object): object {
  return { type: 'string', 'ory.sh/kratos': extension };
}

function placeName(text: string, start: number, end: number): string {
  for (const { path, key, place } of readConfig(text).entries) {
    if (place.start === start && place.end === end) return schemaPath(path);
    if (key?.start === start && key.end === end) return `${schemaPath(path)}:`;
  }
  return `no setting: ${text.slice(start, end)}`;
}
