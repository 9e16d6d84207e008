import type { Place } from '../document';
import type { UpperKey } from './upperKey';

/** `export NAME=value`, `- NAME=value`, `- "NAME=value"`, `NAME: value`, `- name: NAME`. */
const line =
  /^[ \t]*(?:export[ \t]+)?(?:-[ \t]+)?(?:name:[ \t]+)?["']?(?<name>[A-Z][A-Z0-9_]{0,200})["']?(?:[ \t]*[:=]|[ \t]*\r?$)/;

/**
 * The names of the variables that a text gives values, as `.env`, compose files and manifests write them, in its order.
 * Told by lines alone, so that every file may be asked for them. Those in the `others` places are left out.
 */
export function variableNames(text: string, others: readonly Place[] = []): readonly string[] {
  let start = 0;
  return text.split('\n').flatMap((row) => {
    const at = start;
    start += row.length + 1;
    const name = line.exec(row)?.groups?.name;
    return name === undefined || others.some((place) => place.start <= at && at < place.end) ? [] : [name];
  });
}

/** Nobody starts more beside Kratos in one file. */
const mostServices = 100;

/**
 * The stretches of a compose file that are services of other images: their variables are none of Kratos's, whatever
 * they are called. `keys` are those of the upper levels, `length` is that of the text.
 */
export function otherServices(keys: readonly UpperKey[], length: number): readonly Place[] {
  const upper = keys.filter(({ path }) => path.length <= 2).slice(0, mostServices);
  const services = new Map<string | undefined, Place>();
  for (const [at, { path, start }] of upper.entries()) {
    const [first, name] = path;
    if (first === 'services' && path.length === 2 && !services.has(name))
      services.set(name, { start, end: upper[at + 1]?.start ?? length });
  }
  const others = keys.flatMap(({ path, value }) => {
    if (path.length !== 3 || path[0] !== 'services' || path[2] !== 'image' || value.includes('kratos')) return [];
    return services.get(path[1]) ?? [];
  });
  return [...new Set(others)];
}
