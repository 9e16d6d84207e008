/** What a document is to Kratos. A configuration stands below `root`: nothing, or the place where a Helm values file has it, with its dot. */
export type KratosDocument =
  | { readonly kind: 'config'; readonly root: '' | 'kratos.config.' }
  | { readonly kind: 'identity-schema' }
  /** Assignments of environment variables, among them Kratos's. */
  | { readonly kind: 'environment' };

/**
 * What a document is to Kratos, told from its name or its first lines; undefined for everything else, which is left alone. Nothing is parsed, so that asking
 * for every YAML and JSON file costs nothing. `head` should hold the first few thousand characters.
 */
export function recogniseDocument(fileName: string, head: string): KratosDocument | undefined {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  if (isIdentitySchema(base, head)) return { kind: 'identity-schema' };
  if (isKratosConfig(base, head)) return { kind: 'config', root: '' };
  if (holdsVariables(base, head)) return { kind: 'environment' };
  return /\.ya?ml$/i.test(base) && valuesOfHelm.test(head) ? { kind: 'config', root: 'kratos.config.' } : undefined;
}

/** Whether a file is to become an identity schema: its name says so, and nothing is written yet. */
export function isUnwrittenSchema(fileName: string, head: string): boolean {
  return /(?:identity.*|\.)schema\.jsonc?$/i.test(fileName) && head.trim() === '';
}

/** Whether a JSON document is an identity schema: it speaks of Kratos's extension, or has traits as one has. */
function isIdentitySchema(fileName: string, head: string): boolean {
  if (!/\.jsonc?$/i.test(fileName)) return false;
  return (
    head.includes('"ory.sh/kratos"') ||
    (/identity[.\-_]?schema|\.schema\./i.test(fileName) && /"traits"\s*:/.test(head))
  );
}

function isKratosConfig(base: string, head: string): boolean {
  if (/^(?:.+[.\-_])?kratos(?:[.\-_][\w-]+)*\.(?:ya?ml|jsonc?)$/i.test(base)) return true;
  if (!/\.(?:ya?ml|jsonc?)$/i.test(base) && base.includes('.')) return false;
  return (
    modeline.test(head) || hasKey(head, 'selfservice') || under(head, 'identity', 'schemas') || servesLikeKratos(head)
  );
}

/** The comment by which YAML editors are told a file's schema. */
const modeline = /^#\s*(?:yaml-language-server:\s*)?\$schema[=:]\s*\S*kratos\S*/m;

/** The chart's values: `kratos`, below it `config`, below that a section of the configuration. */
const valuesOfHelm =
  /^kratos[ \t]*:[ \t]*(?:#.*)?\r?\n(?:[ \t]+.*\r?\n|[ \t]*\r?\n)*?[ \t]+config[ \t]*:[ \t]*(?:#.*)?\r?\n(?:[ \t]*#.*\r?\n|[ \t]*\r?\n)*[ \t]+(?:selfservice|identity|serve|courier|secrets|session|cookies|dsn|hashers|ciphers|log|version)[ \t]*:/m;

/** `.env` and compose files in which a variable of Kratos's own is set. */
function holdsVariables(base: string, head: string): boolean {
  return (
    /^(?:.*\.env(?:\..+)?|.*compose.*\.ya?ml)$/i.test(base) && /\b(?:SELFSERVICE|IDENTITY_SCHEMAS)_[A-Z]/.test(head)
  );
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
