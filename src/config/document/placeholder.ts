import type { ConfigDocument, Entry } from './document';

/**
 * Signs of which nothing in the text tells who fills them in: shells, CI systems and deployment scripts all have
 * theirs.
 */
const bare: readonly RegExp[] = [
  // ${HOST}, $(HOST), ${env:HOST}, {$HOST}
  /\$[{(]|\{\$/,
  // $HOST, alone or as a part of a URL; not the money in a password.
  /^\$\w+$|(?<![A-Za-z0-9$])\$[A-Z][A-Z0-9_]+/,
  // @HOST@ and @@HOST@@
  /@[A-Za-z][\w.-]*@(?!\w)/,
  // %HOST% and %public_url%; %C3% is a letter of a URL.
  /%(?:[A-Z][A-Z0-9_]{2,}|[a-z]+(?:_[a-z]+)+)%/,
  // <your host>
  /<[^<>@%]+>/,
  // __HOST__
  /__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__/,
  // #{HOST}# and #{HOST}
  /#\{[^{}]+\}/,
  // CHANGE_ME, PUT_KEY_HERE, YOUR_DOMAIN
  /^(?:[A-Z]+_)+(?:ME|HERE|THIS)$|^YOUR_[A-Z_]+$|^(?:CHANGEME|PLACEHOLDER|TODO|TBD)$/,
  // {HOST}
  /(?<![{$#%])\{[A-Z][A-Z0-9_]*\}/,
];

/** The signs of template engines and of tools that keep secrets, which tell themselves who fills them in. */
const ofTools: readonly RegExp[] = [
  // Helm, Ansible, Jinja, ERB, consul-template, Terraform, Python
  /\{\{|\{%|<%|\[\[|%\{|%\(\w+\)s/,
  // Spruce, BOSH
  /\(\(/,
  // SOPS, Ansible Vault
  /^ENC\[|^\$ANSIBLE_VAULT;/,
  // vals, bank-vaults, 1Password, the secret stores of clouds
  /^(?:ref\+\w+:\/\/|secretref\+|vault:|op:\/\/|arn:aws[\w-]*:(?:secretsmanager|ssm):|projects\/[^/]+\/secrets\/)/,
];

/** One of these has every placeholder; most texts have none, and need not be compared with each kind. */
const marks = /[$@%<{[(]|__[A-Z]|^[A-Z]+_|^(?:CHANGEME|PLACEHOLDER|TODO|TBD)$|^(?:\w*ref\+|vault:|op:|arn:|projects\/)/;

/**
 * Whether a text waits for something to fill it in, before Kratos reads it: `${HOST}`, `@HOST@`, `{{ .Values.host }}`,
 * `<your host>`. Then nothing can be said of it.
 */
export function isPlaceholder(text: string): boolean {
  return marks.test(text) && (isBare(text) || ofTools.some((sign) => sign.test(text)));
}

/** Whether a text has a placeholder of a kind that does not tell who fills it in. */
export function isBarePlaceholder(text: string): boolean {
  return marks.test(text) && isBare(text);
}

function isBare(text: string): boolean {
  return bare.some((sign) => sign.test(text));
}

/** Whether a text begins with a placeholder whose sign no YAML text begins with. */
export function startsWithPlaceholder(text: string): boolean {
  return /^(?:@{1,2}[A-Za-z][\w.-]*@|%[A-Za-z_][\w.-]*%|%[{(])/.test(text);
}

/** Whether a text has lines that are statements of a template engine: then it is no YAML yet. */
export function isTemplate(text: string): boolean {
  return /\{\{|\{%|<%|(?:%\{|\[\[)[-~ ]{0,3}(?:if|for|range|with|else|end)/.test(text);
}

/** Longer than any placeholder that stands where a value should. */
const longest = 300;

/**
 * Whether something fills a setting in before Kratos reads it. Without quotes YAML takes some placeholders for
 * something else: `{{ host }}` for a mapping, `[[ host ]]` for a list, `#{HOST}` for a comment.
 */
export function isFilledIn({ text }: ConfigDocument, { value, place, key }: Entry): boolean {
  if (typeof value === 'string') return isPlaceholder(value);
  if (value === null) return key !== undefined && /^["']?[ \t]*:[ \t]*#\{/.test(text.slice(key.end, key.end + longest));
  return (
    typeof value === 'object' &&
    /^(?:\{\{|\[\[|\{%|\{[A-Z][A-Z0-9_]*\}\s*$)/.test(
      text.slice(place.start, Math.min(place.end, place.start + longest)),
    )
  );
}
