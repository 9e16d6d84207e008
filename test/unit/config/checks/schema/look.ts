import { parse } from 'yaml';
import { checkConfig, type ConfigContext } from '../../../../../src/config/checks/checkConfig';
import { readConfig } from '../../../../../src/config/document/readConfig';
import type { Finding } from '../../../../../src/config/document/finding';
import { checkSchema } from '../../../../../src/config/checks/schema/index';
import { applyEdits } from '../../document/applyEdits';

type Context = Partial<ConfigContext>;

/** What violates the schema in a configuration, as `severity code [marked text] message`, in the order of the text. */
export function said(text: string, context: Context = {}): string[] {
  return found(text, context).map(
    ({ severity, code, start, end, message }) =>
      `${severity} ${code.replace('kratos/', '')} [${text.slice(start, end)}] ${message}`,
  );
}

/** The findings of the schema, but for what small examples lack of a whole configuration. */
export function found(text: string, context: Context = {}): readonly Finding[] {
  return checkSchema(readConfig(text), { version: 'v26.2.0', ...context })
    .filter(({ code }) => code !== 'kratos/missing-block')
    .toSorted((a, b) => a.start - b.start);
}

/** All findings of a configuration, as codes with the marked text. */
export function codes(text: string, context: Context = {}, off: readonly string[] = []): string[] {
  return checkConfig(readConfig(text), { version: 'v26.2.0', schemas: [], ...context }, new Set(off)).map(
    ({ code, start, end }) => `${code.replace('kratos/', '')} [${text.slice(start, end)}]`,
  );
}

/** The text after a fix of the only finding, by the beginning of the fix's title. */
export function fixed(text: string, title: string, context: Context = {}): string {
  const fix = found(text, context)
    .flatMap(({ fixes = [] }) => fixes)
    .find((one) => one.title.startsWith(title));
  if (!fix) throw new Error(`no fix ${title}`);
  const result = applyEdits(text, fix.edits);
  parse(result);
  return result;
}

/** The titles of all fixes. */
export function titles(text: string, context: Context = {}): string[] {
  return found(text, context).flatMap(({ fixes = [] }) => fixes.map(({ title }) => title));
}
