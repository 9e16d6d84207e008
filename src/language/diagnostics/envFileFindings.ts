import { t } from '@vscode/l10n';
import { Uri } from 'vscode';
import type { TextDocument } from 'vscode';
import { checkEnvFile } from '../../config/checks/environment/index';
import type { Finding } from '../../config/document/finding';
import { listEnvFiles, type EnvFile } from '../../config/document/environment/envFiles';
import type { Version } from '../../config/reference/versions';
import { readInside } from '../files/insideWorkspace';
import type { ReadSchema } from '../files/schemaFiles';
import { positionIn } from '../positions';

/** A larger file holds something else than variables. */
const longest = 100_000;

/**
 * What is wrong with the variables in the files that a compose file names by `env_file`, each said where it is named,
 * with its own file and line; and the files that were looked into. Only the workspace is read.
 */
export async function findInEnvFiles(
  document: TextDocument,
  version: Version,
  off: ReadonlySet<string>,
): Promise<{ readonly findings: readonly Finding[]; readonly files: readonly ReadSchema[] }> {
  const read = await Promise.all(
    listEnvFiles(document.getText()).map(async (named) => {
      const { path } = named;
      const uri = path.startsWith('/') ? document.uri.with({ path }) : Uri.joinPath(document.uri, '..', path);
      const text = await readInside(uri, longest);
      return text === undefined ? [] : [{ named, uri, text }];
    }),
  );
  return {
    findings: read
      .flat()
      .flatMap(({ named, text }) =>
        checkEnvFile(text, named, version, off).map((finding) => shownAt(named, finding, text)),
      ),
    files: read.flat().map(({ named, uri, text }) => ({ id: '', url: named.path, text, uri })),
  };
}

/** A finding of another file, where that file is named. Its fixes would change a text that is not open. */
function shownAt({ path, place }: EnvFile, finding: Finding, text: string): Finding {
  const { code, severity, message, effect, start, end } = finding;
  const line = positionIn(text, start).line + 1;
  return {
    ...place,
    code,
    severity,
    effect,
    message: t('{0}, line {1}: {2}', path, line, message),
    related: [{ start, end, message, file: path }],
  };
}
