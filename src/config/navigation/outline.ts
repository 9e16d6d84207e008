import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry, Place } from '../document/document';
import { plainText } from '../document/plainText';

/** One line of the outline. */
export interface OutlineItem {
  readonly name: string;
  /** The value, or whether a block is on. Never a secret. */
  readonly detail: string;
  readonly kind: 'block' | 'list' | 'text' | 'number' | 'switch' | 'empty' | 'hook' | 'provider' | 'schema';
  /** With its members. */
  readonly whole: Place;
  /** The name alone. */
  readonly named: Place;
  readonly children: readonly OutlineItem[];
}

const secretName = /secret|password|token|credential|^dsn$|connection_uri|private_key|^value$/i;
/** A value is shown as far as this. */
const longestDetail = 60;

/**
 * The outline of a configuration: keys as they are named, hooks by what they are, schemas and providers by their ids.
 * What an alias or a merge brings along is not repeated. `root`: where the configuration stands in the document, which
 * is outlined as a whole.
 */
export function buildOutline(document: ConfigDocument, root: readonly string[] = []): readonly OutlineItem[] {
  const whole: Place = { start: 0, end: document.text.length };
  return itemsBelow(document, root, [], whole);
}

function itemsBelow(
  document: ConfigDocument,
  root: readonly string[],
  path: Entry['path'],
  within: Place,
): readonly OutlineItem[] {
  return document.below(...path).flatMap((entry) => {
    const { key, place } = entry;
    const whole: Place = { start: key?.start ?? place.start, end: Math.max(place.end, key?.end ?? 0) };
    if (whole.start < within.start || whole.end > within.end) return [];
    const children = itemsBelow(document, root, entry.path, place);
    const { name, detail, kind } = describe(document, entry, root);
    return [{ name, detail, kind, whole, named: key ?? firstLine(document, whole), children }];
  });
}

function describe(
  document: ConfigDocument,
  { path, value }: Entry,
  root: readonly string[],
): Pick<OutlineItem, 'name' | 'detail' | 'kind'> {
  const own = path.at(-1) ?? '';
  const text = (name: string): string => plain(document.value(...path, name));
  if (typeof own === 'number') {
    const list = path.slice(root.length, -1).join('.');
    const kind = list.endsWith('.hooks') ? 'hook' : list.endsWith('.providers') ? 'provider' : undefined;
    if (kind === 'hook' && text('hook') !== '')
      return { name: text('hook'), detail: plain(document.value(...path, 'config', 'url')), kind };
    if (text('id') !== '')
      return list === 'identity.schemas'
        ? { name: text('id'), detail: text('url'), kind: 'schema' }
        : { name: text('id'), detail: text('provider'), kind: kind ?? 'block' };
    const isSecret = path.some((name) => typeof name === 'string' && /secret/i.test(name));
    const shown = isSecret ? '' : plain(value);
    return { name: shown === '' ? String(own + 1) : shown, detail: '', kind: toOutlineKind(value) };
  }
  const enabled = document.value(...path, 'enabled');
  const detail =
    typeof enabled === 'boolean'
      ? onOrOff(enabled)
      : secretName.test(own)
        ? ''
        : typeof value === 'boolean' && own === 'enabled'
          ? onOrOff(value)
          : plain(value);
  return { name: own === '' ? '""' : own, detail, kind: toOutlineKind(value) };
}

function onOrOff(is: boolean): string {
  return is ? t('on') : t('off');
}

function toOutlineKind(value: Entry['value']): OutlineItem['kind'] {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'switch';
  return value === null ? 'empty' : Array.isArray(value) ? 'list' : 'block';
}

function plain(value: Entry['value'] | undefined): string {
  const text = plainText(value).replace(/\s+/g, ' ').trim();
  // The user and the password of an address are nobody's business here.
  const safe = text.replace(/:\/\/[^/@\s]*@/, '://…@');
  return safe.length > longestDetail ? `${safe.slice(0, longestDetail - 1)}…` : safe;
}

function firstLine({ text }: ConfigDocument, { start, end }: Place): Place {
  const line = text.indexOf('\n', start);
  return { start, end: line === -1 ? end : Math.min(end, line) };
}
