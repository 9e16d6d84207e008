import { t } from '@vscode/l10n';
import type { Value } from './value';

/** Settings whose value may be a file, with the endings that such files have. */
const kinds: readonly (readonly [path: RegExp, endings: RegExp])[] = [
  [/^identity\.schemas\[\]\.url$/, /\.json$/],
  [/(?:\.mapper_url|\.claims_mapper_url|\.body)$/, /\.jsonnet$/],
  [/^courier\.templates\..*\.(?:plaintext|html|subject)$/, /\.(?:gotmpl|tmpl|html|txt)$/],
  [/\.jwks_url$/, /\.json$/],
];

/** The endings of the files that a setting takes; undefined for one that takes none. */
export function wantedFiles(path: string): RegExp | undefined {
  return kinds.find(([setting]) => setting.test(path))?.[1];
}

/**
 * Files of the workspace for a setting that takes one. Kratos reads relative ones from where it was started. Where
 * other settings name a folder of a container, the files beside the configuration are offered as being there too.
 */
export function fileValues(text: string, path: string, files: readonly string[]): readonly Value[] {
  const endings = wantedFiles(path);
  if (!endings) return [];
  const fitting = files.filter((file) => endings.test(file));
  const folders = [...text.matchAll(/file:\/\/(\/[^\s"',\]}]*\/)[^/\s"',\]}]+/g)].map(([, folder = '']) => folder);
  const mounted = [...new Set(folders)].flatMap((folder) =>
    fitting.filter((file) => !file.includes('/')).map((file) => `file://${folder}${file}`),
  );
  const detail = t('file of this workspace');
  return [
    ...[...mounted, ...fitting.map((file) => `file://./${file}`)].map((value): Value => ({
      value,
      kind: 'file',
      detail,
    })),
    { value: 'base64://', kind: 'file', detail: t('the content itself, in Base64') },
  ];
}
