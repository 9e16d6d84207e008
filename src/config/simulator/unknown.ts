import { t } from '@vscode/l10n';
import { isPlaceholder } from '../document/placeholder';
import { isSettled } from '../facts/inForce';
import type { Path } from '../reference/path';
import { readNamedSchema, type NamedSchema } from '../facts/knownSchemas';
import { traitsPath } from '../facts/identitySchema';
import type { KnownSchema } from '../facts/context';
import { toSettingLine, type Reason } from './lines';
import type { Person } from './person';
import { aalPaths, type AalKey } from '../facts/aalSettings';
import type { Setup } from './setup';

/** Something that could not be read, and where it can be had. */
export interface Unknown extends Reason {
  /** The address of a schema that somebody may have read. */
  readonly remote?: string;
}

/** Why something cannot be known of a person: each with the line that would tell, and what to do. */
export function whatIsOpen(
  setup: Setup,
  person: Person,
  lines: readonly AalKey[],
  schemaId: string,
  isSchemaRead: boolean,
): readonly Unknown[] {
  return [
    ...(isSchemaRead || person.codes ? [] : [whyAddressesAreOpen(setup, schemaId)]),
    ...lines.map((key) => whyLineIsOpen(setup, key)),
    ...(person.mayHave && person.mayHave.length > 0
      ? [{ sentence: t('The server does not say whether the person has: {0}.', person.mayHave.join(', ')) }]
      : []),
  ];
}

/** Why the value of a line cannot be told. */
export function whyLineIsOpen(setup: Setup, key: AalKey): Reason {
  return whySettingIsOpen(setup, aalPaths[key]);
}

/** The same of any setting. */
export function whySettingIsOpen(setup: Setup, path: Path): Reason {
  const line = toSettingLine(setup, path);
  if (line.isDefault && setup.config.broken)
    return { line, sentence: t('The file cannot be read whole, so this line may be missing from what was read.') };
  return isSettled(setup.config, ...path)
    ? { line, sentence: t('Kratos does not start with this value.') }
    : { line, sentence: t('The value is filled in before Kratos reads it, so it is not known here.') };
}

function whyAddressesAreOpen(setup: Setup, id: string): Unknown {
  const why = whySchemaIsUnread(setup, id);
  return {
    ...why,
    sentence: `${t('An identity schema says whether a person has an address for codes.')} ${why.sentence}`,
  };
}

/** Why the schema of an id could not be read for certain, with the line that would tell, and what to do. */
export function whySchemaIsUnread(setup: Setup, id: string): Unknown {
  const { config, schemas } = setup;
  const items = config.below('identity', 'schemas');
  if (items.length === 0)
    return {
      sentence: t('This file names none, so it comes from a variable or another file.'),
      line: toSettingLine(setup, ['identity', 'schemas']),
    };
  const standard = toSettingLine(setup, ['identity', 'default_schema_id']);
  const schema = schemas.find((one) => one.id === id);
  if (!schema)
    return {
      sentence: isPlaceholder(id)
        ? t('Which one people have is filled in before Kratos reads this line.')
        : t('The person has {0}, and this file names no schema of that id that can be read.', id),
      line: standard,
    };
  const item = items.find(({ path }) => config.value(...path, 'id') === id);
  const line = toSettingLine(setup, item ? [...item.path, 'url'] : ['identity', 'schemas']);
  const isRemote = /^https?:\/\//i.test(schema.url) && schema.text === undefined && !isPlaceholder(schema.url);
  return { sentence: whyUnread(schema), line, ...(isRemote && { remote: schema.url }) };
}

function whyUnread(schema: KnownSchema): string {
  const { url } = schema;
  const read = readNamedSchema(schema);
  if (read) return whyUnclear(read);
  if (isPlaceholder(url)) return t('The address of this one is filled in before Kratos reads it.');
  if (/^https?:\/\//i.test(url)) return t('This one is elsewhere and was not read.');
  if (url.startsWith('base64://')) return t('This one is not valid base64.');
  return t('This one was not found beside the file or in the workspace.');
}

function whyUnclear({ isJson, document }: NamedSchema): string {
  if (!isJson) return t('This one is not valid JSON.');
  return document.get(...traitsPath)
    ? t('This one takes parts from other files, which are not read.')
    : t('This one describes no traits.');
}
