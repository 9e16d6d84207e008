import { isMap, isScalar, isSeq, visit, type Scalar, type YAMLMap } from 'yaml';
import type { Place } from '../document';
import { parseText } from '../parse';
import { assignmentsIn, openSource } from './yamlSets';

/** A file of variables that a service of a compose file is started with. */
export interface EnvFile {
  /** As it is written: from the folder of the compose file. */
  readonly path: string;
  readonly place: Place;
  /** The names that the service sets itself: those of the file count for nothing then. */
  readonly overruled: ReadonlySet<string>;
  /** Whether the service is Kratos by its image. */
  readonly isOfKratos: boolean;
}

/** No service has more. */
const mostFiles = 20;

/** The files that `env_file` names: one, a list, or `path` of its items. Those of other servers are among them. */
export function listEnvFiles(text: string): readonly EnvFile[] {
  if (!text.includes('env_file')) return [];
  const files: EnvFile[] = [];
  for (const document of parseText(text).documents) {
    const source = openSource(document, text);
    visit(document, {
      Pair: (_, { key, value }, path) => {
        const service = path.at(-1);
        if (!isScalar(key) || key.value !== 'env_file' || !isMap(service)) return undefined;
        const set = service.items.find((pair) => isScalar(pair.key) && pair.key.value === 'environment');
        const names = new Set(set ? assignmentsIn(set, source).assignments.map(({ name }) => name) : []);
        const image = memberOf(service, 'image');
        const isOfKratos = typeof image?.value === 'string' && image.value.includes('kratos');
        for (const written of isSeq(value) ? value.items : [value]) {
          const item = isMap(written) ? memberOf(written, 'path') : isScalar(written) ? written : undefined;
          if (typeof item?.value !== 'string' || !item.range || files.length >= mostFiles) continue;
          const [start, end] = item.range;
          files.push({ path: item.value, place: { start, end }, overruled: names, isOfKratos });
        }
        return undefined;
      },
    });
  }
  return files;
}

function memberOf(map: YAMLMap, name: string): Scalar | undefined {
  const value = map.items.find(({ key }) => isScalar(key) && key.value === name)?.value;
  return isScalar(value) ? value : undefined;
}
