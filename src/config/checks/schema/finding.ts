import { t } from '@vscode/l10n';
import type { ConfigDocument, Place } from '../../document/document';
import { schemaPath } from '../../reference/path';
import type { Finding } from '../../document/finding';
import type { Plain } from '../../reference/structure';
import type { Setting } from './settings';

/** A finding that keeps Kratos from starting. */
export function refused(
  name: string,
  { start, end }: Place,
  message: string,
  more: Pick<Finding, 'related' | 'fixes'> = {},
): Finding {
  return {
    start,
    end,
    code: `kratos/${name}`,
    severity: 'error',
    message,
    effect: t('Kratos does not start.'),
    stops: true,
    ...more,
  };
}

/**
 * The narrowest place that a finding about a setting can stand at: a scalar's value; for what is empty or goes over
 * lines its key; for an item of a list its first member's key. Undefined where nothing is written that could be marked.
 */
export function narrowPlace(config: ConfigDocument, { entry }: Setting): Place | undefined {
  if (!entry) return undefined;
  const { text } = config;
  const { path, key, place, value } = entry;
  if (place.start < place.end && (typeof value !== 'object' || value === null)) return place;
  const marked = key ?? config.below(...path)[0]?.key ?? place;
  const lineEnd = text.indexOf('\n', marked.start);
  const end = lineEnd === -1 ? marked.end : Math.min(marked.end, lineEnd);
  return marked.start < end ? { start: marked.start, end } : undefined;
}

/** The place of a setting's key; of a list item what marks it best. */
export function keyPlace(config: ConfigDocument, setting: Setting): Place | undefined {
  const key = setting.entry?.key;
  return key && key.start < key.end ? key : narrowPlace(config, setting);
}

/** How a setting is called in a sentence: its key, or the list it is an item of. */
export function nameSetting({ name, parent }: Setting): string {
  if (typeof name !== 'number') return name;
  const list = parent?.entry?.path.slice(-2).filter((part) => typeof part === 'string') ?? [];
  return t('item {0} of {1}', name + 1, list.join('.'));
}

/** The path of a setting as the schema writes it. */
export function locateInSchema({ entry }: Setting): string {
  return entry ? schemaPath(entry.path) : '';
}

/** A value in a sentence. */
export function shown(value: Plain): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `a, b or c`, as a sentence names choices. */
export function choices(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
}
