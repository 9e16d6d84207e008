const longestImage = 300;

/**
 * The version that the image of Kratos has in a compose file, a manifest or a Dockerfile: the tag of the first such
 * image, or what stands for it when its variable is not set (`kratos:${VERSION:-v26.2.0}`). As it is written; undefined
 * where there is none, or it says nothing, as `latest` does. Linear in the length of the text.
 */
export function imageVersionIn(text: string): string | undefined {
  for (const { 0: word, index } of text.matchAll(/\bimage:|\bFROM /g)) {
    const [line = ''] = text.slice(index + word.length, index + word.length + longestImage).split('\n', 1);
    const found = versionOfImage(line.trim().split(/[\s#]/, 1)[0] ?? '');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The version in the name of an image, if it is Kratos's. */
export function versionOfImage(image: string): string | undefined {
  // Whoever keeps it, under the name that it has in Ory's registry.
  const tag = /(?:^["']?|\/)(?:ory-)?kratos:(.*)/.exec(image)?.[1];
  return tag === undefined ? undefined : versionOfTag(tag);
}

/** The version that a tag names, or what stands there when the variable in its place is not set. */
export function versionOfTag(tag: string): string | undefined {
  return /^["']?(?:\$\{\w+:?-)?(v?\d+\.\d+[\w.-]*)/.exec(tag)?.[1];
}
