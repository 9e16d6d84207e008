import { t } from '@vscode/l10n';
import type { Path } from '../../reference/path';
import { fileLinks, type ConfigLink } from '../../facts/fileLinks';
import { isPlaceholder } from '../../document/placeholder';
import type { Rule } from './rule';

/**
 * A file or folder that the configuration names by a path which would lie in the workspace, and that is not there. No
 * error: the path is that of the machine or the container that Kratos runs on. Somebody must have looked, which is the
 * matter of the editor.
 */
export const fileNotFound: Rule = {
  name: 'file-not-found',
  check: (config, { absent }) =>
    absent === undefined || config.broken
      ? []
      : fileLinks(config)
          .filter((link) => absent.has(findNamedPath(link) ?? ''))
          .map((link) => ({
            start: link.start,
            end: link.end,
            code: 'kratos/file-not-found',
            severity: 'information' as const,
            message: t('{0} is neither beside this file nor in the workspace.', findNamedPath(link) ?? ''),
            effect: t('Unless Kratos finds it where it is started: {0}', describeMissingFile(link.setting)),
          })),
};

/** The one path that a link names, as it is written, where that is one of a file or a folder. */
export function findNamedPath({ target }: ConfigLink): string | undefined {
  const path = target.kind === 'folder' ? target.path : target.kind === 'file' ? target.paths[0] : undefined;
  const isOne = target.kind !== 'file' || target.paths.length === 1;
  return isOne && path !== undefined && !isPlaceholder(path) ? path : undefined;
}

function describeMissingFile(path: Path): string {
  const [section, second] = path;
  if (section === 'courier')
    return second === 'smtp' ? t('no e-mail is delivered.') : t('messages with this text are not sent.');
  if (path.at(-1) === 'mapper_url') return t('nobody can sign in by this provider.');
  if (path.at(-1) === 'body') return t('the call fails, and with it the flow that waits for it.');
  if (path.includes('tokenizer')) return t('no session becomes a token.');
  return t('Kratos does not start.');
}
