import { extensions } from 'vscode';
import type { Uri } from 'vscode';
import { isObject } from '../kratos/flow/json';

/** A repository as the built-in Git extension shows it, as far as it is used here. */
interface Repository {
  readonly checkIgnore: (paths: string[]) => Promise<ReadonlySet<string>>;
}

/** Versions of the Git extension's interface; 1 is the only one there has been. */
const apiVersion = 1;

/**
 * Whether a file is under version control, or would be with the next commit: it is in a repository and not ignored. Undefined where that is not known: the Git extension is off, not ready, or
 * of another make. It is asked alone; no process is started here, and no extension either.
 */
export async function isTracked(uri: Uri): Promise<boolean | undefined> {
  try {
    const exported: unknown = extensions.getExtension<unknown>('vscode.git')?.exports;
    if (uri.scheme !== 'file' || !isObject(exported) || typeof exported.getAPI !== 'function') return undefined;
    const api: unknown = (exported.getAPI as (version: number) => unknown)(apiVersion);
    if (!isObject(api) || api.state !== 'initialized' || typeof api.getRepository !== 'function') return undefined;
    const repository: unknown = (api.getRepository as (uri: Uri) => unknown)(uri);
    if (repository === null || repository === undefined) return false;
    if (!isRepository(repository)) return undefined;
    return !(await repository.checkIgnore([uri.fsPath])).has(uri.fsPath);
  } catch {
    // Git is switched off, or stumbled: nothing is known.
    return undefined;
  }
}

function isRepository(given: unknown): given is Repository {
  return isObject(given) && typeof given.checkIgnore === 'function';
}
