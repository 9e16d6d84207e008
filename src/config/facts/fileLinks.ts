import { decodeBase64 } from '../document/base64';
import type { ConfigDocument, Entry, Place } from '../document/document';
import { pickSettings, type Wanted } from '../document/pick';
import { schemaPath, type Path } from '../reference/path';

/** What a setting points at. */
export type LinkTarget =
  /** A file, or files of which the first that exists is meant. A relative path starts where Kratos was started. */
  | { readonly kind: 'file'; readonly paths: readonly string[] }
  | { readonly kind: 'folder'; readonly path: string }
  /** `base64://`: the text stands in the configuration itself. */
  | { readonly kind: 'text'; readonly text: string; readonly setting: Path };

/** A stretch of a configuration that leads somewhere. `https://` is left to the editor, which opens it by itself. */
export interface ConfigLink extends Place {
  /** The setting that leads there. */
  readonly setting: Path;
  readonly target: LinkTarget;
}

/** Settings that hold a path and no URL. */
const plainPaths: ReadonlySet<string> = new Set([
  'serve.public.tls.key.path',
  'serve.public.tls.cert.path',
  'serve.admin.tls.key.path',
  'serve.admin.tls.cert.path',
  'courier.smtp.client_cert_path',
  'courier.smtp.client_key_path',
]);
const templates = ['courier', 'templates'] as const;
const override = ['courier', 'template_override_path'] as const;

/** All links of a configuration, whether their targets exist or not. */
export function fileLinks(config: ConfigDocument): readonly ConfigLink[] {
  return pickSettings(config, mayLink).flatMap((entry) => {
    const target = readLinkTarget(entry) ?? templateTarget(config, entry);
    if (!target) return [];
    const { key, place, path: setting } = entry;
    return [{ ...(typeof entry.value === 'string' ? inside(config, place) : (key ?? place)), target, setting }];
  });
}

/** Templates are looked for where one of their names is, whatever stands there. */
const mayLink: Wanted = (entry) =>
  readLinkTarget(entry) !== undefined || templates.every((one, at) => entry.path[at] === one);

function readLinkTarget({ path, value }: Entry): LinkTarget | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const [, scheme, rest = ''] = /^(file|base64):\/\/(.+)$/s.exec(value) ?? [];
  if (scheme === 'file') return { kind: 'file', paths: [rest] };
  if (scheme === 'base64') {
    const text = decodeBase64(rest);
    return text === undefined ? undefined : { kind: 'text', text, setting: path };
  }
  const name = schemaPath(path);
  if (name === override.join('.')) return { kind: 'folder', path: value };
  // The body of a web hook may still be a path without a scheme.
  const isPath = plainPaths.has(name) || (name.endsWith('.config.body') && !/^[a-z][\w+.-]*:\/\//i.test(value));
  return isPath ? { kind: 'file', paths: [value] } : undefined;
}

/** The files that Kratos looks for in `template_override_path`, where a template is named. */
function templateTarget(config: ConfigDocument, { path, value }: Entry): LinkTarget | undefined {
  const root = config.value(...override);
  const [, , name, moment, channel, part, kind] = path;
  if (typeof root !== 'string' || typeof value !== 'object' || !templates.every((one, at) => path[at] === one))
    return undefined;
  const folder = [root.replace(/(?<!\/)\/+$/, ''), name].join('/');
  const bodies = ['email.body.gotmpl', 'email.body.plaintext.gotmpl', 'email.subject.gotmpl', 'sms.body.gotmpl'];
  const moments = moment === undefined ? ['valid', 'invalid'] : [moment];
  if (name === undefined || kind !== undefined || (part !== undefined && part !== 'body')) return undefined;
  const files = bodies.filter((file) => channel === undefined || file.startsWith(`${channel}.`));
  return { kind: 'file', paths: moments.flatMap((one) => files.map((file) => `${folder}/${one}/${file}`)) };
}

/** A value without its quotes. */
function inside({ text }: ConfigDocument, { start, end }: Place): Place {
  const isQuoted = /["']/.test(text.charAt(start)) && text.charAt(end - 1) === text.charAt(start);
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}
