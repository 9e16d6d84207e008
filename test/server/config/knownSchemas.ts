import type { ConfigDocument } from '../../../src/config/document/document';
import type { KnownSchema } from '../../../src/config/facts/context';

/**
 * The identity schemas of a configuration with their texts, as the editor reads them: inline ones from their URLs,
 * others from the files beside it.
 */
export function knownSchemas(config: ConfigDocument, files: Readonly<Record<string, string>>): readonly KnownSchema[] {
  return config.below('identity', 'schemas').flatMap(({ path }) => {
    const [id, url] = [config.value(...path, 'id'), config.value(...path, 'url')];
    if (typeof id !== 'string' || typeof url !== 'string') return [];
    const text = url.startsWith('base64://')
      ? Buffer.from(url.slice('base64://'.length), 'base64').toString()
      : files[url.replace(/^file:\/\/(?:\.\/|\/etc\/config\/)?/, '')];
    return [{ id, url, ...(text !== undefined && { text }) }];
  });
}
