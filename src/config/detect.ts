/**
 * Whether a document is a Kratos configuration, told from its name or its first lines. Nothing is parsed, so that asking for every YAML
 * and JSON file costs nothing. `head` should hold the first few thousand characters.
 */
export function isKratosConfig(fileName: string, head: string): boolean {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  if (/^(?:.+[.\-_])?kratos(?:[.\-_][\w-]+)*\.(?:ya?ml|jsonc?)$/i.test(base)) return true;
  if (!/\.(?:ya?ml|jsonc?)$/i.test(base) && base.includes('.')) return false;
  return hasKey(head, 'selfservice') || under(head, 'identity', 'schemas') || servesLikeKratos(head);
}

/** A key at the top level: in YAML without indentation; in JSON, whose levels cannot be told from text, any. */
function hasKey(text: string, key: string): boolean {
  const pattern = /^\s*\{/.test(text) ? `"${key}"\\s*:` : `^["']?${key}["']?[ \\t]*:(?:\\s|$)`;
  return new RegExp(pattern, 'm').test(text);
}

/** `parent` at the top level with `child` as one of its first keys. */
function under(text: string, parent: string, child: string): boolean {
  const block = new RegExp(
    `^(?:${parent}[ \\t]*:[ \\t]*(?:#.*)?(?:\\r?\\n(?:[ \\t]+.*|[ \\t]*#.*|[ \\t]*$))*?\\r?\\n[ \\t]+${child}[ \\t]*:)`,
    'm',
  );
  const object = new RegExp(`"${parent}"\\s*:\\s*\\{[^}]*"${child}"\\s*:`);
  return block.test(text) || object.test(text);
}

/** Hydra, Keto and Oathkeeper have `serve` too; with one of these beside it the file is Kratos's. */
function servesLikeKratos(text: string): boolean {
  return under(text, 'serve', 'public') && ['courier', 'session', 'identity'].some((key) => hasKey(text, key));
}
