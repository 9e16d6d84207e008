import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../document/document';
import { writeSetting, type Edit } from '../document/edits';
import { nameAt, type FoundName, type NamePlace } from './names';

/** The id that is renamed, or the sentence why there is none. */
export type Renamable = { readonly place: NamePlace } | { readonly refusal: string };

/** Whether the id of an identity schema stands at an offset, where it is given or where it is used. */
export function renamableAt(config: ConfigDocument, offset: number): Renamable {
  const found = schemaIdAt(config, offset);
  return found ? { place: found.at } : { refusal: onlySchemaIds() };
}

/** The edits by which an identity schema gets another id, or the sentence why it cannot have it. */
export function renameSchema(
  config: ConfigDocument,
  offset: number,
  name: string,
): { readonly edits: readonly Edit[] } | { readonly refusal: string } {
  const found = schemaIdAt(config, offset);
  const wanted = name.trim();
  if (!found) return { refusal: onlySchemaIds() };
  if (wanted === '') return { refusal: t('The id of an identity schema is not empty.') };
  const ids = config.below('identity', 'schemas').map(({ path }) => config.value(...path, 'id'));
  if (wanted !== found.at.name && ids.includes(wanted))
    return { refusal: t('Another identity schema has the id {0} already.', wanted) };
  const edits = listRenamedPlaces(found).map(({ entry }) => writeSetting(config, entry.path, wanted));
  const made = edits.filter((edit) => edit !== undefined);
  return made.length < edits.length
    ? { refusal: t('This id comes from an anchor that is used elsewhere too. Write it out first.') }
    : { edits: made };
}

/** Of two schemas with one id Kratos uses the first, so the uses go with that one. */
function listRenamedPlaces({ at, given: [first, ...more], used }: FoundName): readonly NamePlace[] {
  const second = more.find(({ entry }) => entry === at.entry);
  if (second) return [second];
  return first ? [first, ...used] : [];
}

function schemaIdAt(config: ConfigDocument, offset: number): FoundName | undefined {
  const found = nameAt(config, offset);
  return found?.kind === 'schema' ? found : undefined;
}

function onlySchemaIds(): string {
  return t('Only the id of an identity schema can be renamed here.');
}
