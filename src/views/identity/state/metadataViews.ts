import { t } from '@vscode/l10n';
import type { IdentityDetails } from '../../../kratos/identity/types';
import type { MetadataView } from '../../../protocol/identity';

/** So much of metadata is shown, in UTF-16 units. */
const mostShown = 20_000;

/** An identity is drawn several times while its parts are answered, and its metadata may be megabytes. */
const known = new WeakMap<IdentityDetails, readonly MetadataView[]>();

/** The metadata that there is, laid out, and cut where it is long: the raw JSON has it whole. */
export function toMetadataViews(identity: IdentityDetails): readonly MetadataView[] {
  const { metadataPublic, metadataAdmin } = identity;
  const views = known.get(identity) ?? [
    ...view(t('Public metadata'), metadataPublic),
    ...view(t('Metadata for administrators'), metadataAdmin),
  ];
  known.set(identity, views);
  return views;
}

function view(title: string, value: unknown): readonly MetadataView[] {
  if (value === undefined) return [];
  const size = sizeText(Buffer.byteLength(JSON.stringify(value)));
  const text = JSON.stringify(beginningOf(value, { left: mostShown }), undefined, 2);
  if (text.length <= mostShown) return [{ title, size, text }];
  return [
    {
      title,
      size,
      text: text.slice(0, mostShown),
      cut: t('This is the beginning of {0}: the raw JSON has all of it.', size),
    },
  ];
}

/**
 * As much of a value as fills so many characters, in its order: laid out it begins as the whole does. Whatever goes in
 * takes one character at least.
 */
function beginningOf(value: unknown, room: { left: number }): unknown {
  if (typeof value === 'string') room.left -= value.length;
  room.left -= 1;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      if (room.left < 0) break;
      items.push(beginningOf(item, room));
    }
    return items;
  }
  const fields: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value)) {
    if (room.left < 0) break;
    room.left -= key.length;
    fields.push([key, beginningOf(inner, room)]);
  }
  return Object.fromEntries(fields);
}

/** How large something is, e.g. `412 bytes`, `3.1 kB`, `5.2 MB`. */
function sizeText(bytes: number): string {
  if (bytes < 1_000) return t('{0} bytes', bytes);
  return bytes < 1_000_000 ? t('{0} kB', (bytes / 1_000).toFixed(1)) : t('{0} MB', (bytes / 1_000_000).toFixed(1));
}
