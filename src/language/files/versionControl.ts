import { extensions } from 'vscode';
import type { Uri } from 'vscode';
import { isObject } from '../../kratos/flow/json';

/** A repository as the built-in Git extension shows it, as far as it is used here. */
interface Repository {
  /**
   * The entry of a file in the index, where no commit is named; rejects with `UnknownPath` where Git does not know it.
   */
  readonly getObjectDetails: (commit: '', path: string) => Promise<unknown>;
}

/** Versions of the Git extension's interface; 1 is the only one there has been. */
const apiVersion = 1;

/**
 * Whether Git keeps a file: it was added, if not committed yet. A file that nobody added is not under version control,
 * though no rule ignores it. Undefined where that is not known: the Git extension is off, not ready, or of another
 * make. It is asked alone; no process is started here, and no extension either.
 */
export async function isTracked(uri: Uri): Promise<boolean | undefined> {
  try {
    const exported: unknown = extensions.getExtension<unknown>('vscode.git')?.exports;
    if (uri.scheme !== 'file' || !isObject(exported) || typeof exported.getAPI !== 'function') return undefined;
    const api: unknown = (exported.getAPI as (version: number) => unknown)(apiVersion);
    if (!isObject(api) || api.state !== 'initialized' || typeof api.getRepository !== 'function') return undefined;
    const repository: unknown = (api.getRepository as (uri: Uri) => unknown)(uri);
    if (repository === null || repository === undefined) return false;
    return isRepository(repository) ? await isInIndex(repository, uri) : undefined;
  } catch {
    // Git is switched off, or stumbled: nothing is known.
    return undefined;
  }
}

async function isInIndex(repository: Repository, { fsPath }: Uri): Promise<boolean | undefined> {
  try {
    await repository.getObjectDetails('', fsPath);
    return true;
  } catch (error) {
    return isObject(error) && error.gitErrorCode === 'UnknownPath' ? false : undefined;
  }
}

function isRepository(given: unknown): given is Repository {
  return isObject(given) && typeof given.getObjectDetails === 'function';
}
