import { t } from '@vscode/l10n';
import { inForce, isMethodOn, isOn } from '../facts/inForce';
import { readCertainSchema } from '../facts/knownSchemas';
import type { Mark } from '../facts/schemaMarks';
import type { KnownSchema } from '../facts/context';
import { behind, code, linkLine, list, locateEntry, type Page } from './page';

/** Which identity schemas there are, and what they make of their traits. */
export function explainSchemas(page: Page): string {
  const { config, version, schemas } = page;
  const items = config.below('identity', 'schemas');
  if (items.length === 0) return t('This file names no identity schema.');
  const usual = inForce(config, version, 'identity', 'default_schema_id');
  return list(
    items.map((item) => {
      const [id, url] = [config.value(...item.path, 'id'), config.value(...item.path, 'url')];
      const schema = schemas.find((one) => one.id === id && one.url === url);
      const name = `**${code(typeof id === 'string' ? id : '')}** ${behind(linkLine(page, locateEntry(item)))}`;
      const head = id === usual && items.length > 1 ? t('{0}, the one that registration uses', name) : name;
      return `${head}: ${schema ? schemaWords(page, schema) : t('it could not be read here.')}`;
    }),
  );
}

function schemaWords(page: Page, schema: KnownSchema): string {
  if (schema.text === undefined)
    return /^https?:/.test(schema.url) ? t('it is elsewhere and was not fetched.') : t('it could not be read here.');
  const marks = readCertainSchema(schema)?.marks;
  if (!marks) return t('it is not known what it marks.');
  const { config, version } = page;
  const withCodes = ['passwordless_enabled', 'mfa_enabled'].some((name) =>
    isOn(config, version, 'selfservice', 'methods', 'code', name),
  );
  const said = [
    ...trait(isMethodOn(config, version, 'password') ? listMarkedTraits(marks.password) : [], (names) =>
      t('people log in with {0} and a password', names),
    ),
    ...trait(withCodes ? listMarkedTraits(marks.code) : [], (names) => t('codes for login go to {0}', names)),
    ...trait(listMarkedTraits(marks.verification), (names) => t('{0} can be verified', names)),
    ...trait(listMarkedTraits(marks.recovery), (names) => t('the account is recovered by {0}', names)),
  ];
  return said.length === 0 ? t('no trait has a role for Kratos.') : t('{0}.', said.join('; '));
}

function listMarkedTraits(marks: readonly Mark[]): readonly string[] {
  return marks.map(({ trait: name }) => name);
}

function trait(names: readonly string[], words: (names: string) => string): readonly string[] {
  const known = [...new Set(names.map((name) => (name === '' ? t('a marked trait') : code(name))))];
  return known.length === 0 ? [] : [words(known.join(', '))];
}
