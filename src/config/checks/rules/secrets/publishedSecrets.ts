import examples from './publishedSecrets.json';

/** Keys of the vendor's examples and of well-known templates: everybody knows them. */
const published: ReadonlySet<string> = new Set(examples);

/** Whether a key is one that was printed somewhere, or says itself that it must be replaced. */
export function isPublished(key: string): boolean {
  return published.has(key) || /(?<![a-z])(?:change[-_ ]?(?:me|this)|insecure|not[-_ ]secure)(?![a-z])/i.test(key);
}
