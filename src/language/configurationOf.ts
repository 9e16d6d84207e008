import { Disposable, workspace } from 'vscode';
import { latestRelease, toKnownVersion } from '../config/reference/versions';
import type { Connection } from '../kratos/record/types';
import { connectionsOfConfig } from './connectionsOfConfig';
import { configsAround } from './files/configsAround';
import type { ServerVersion } from './kratosDocument';
import { readSetup, type OpenSetup } from './whoIsAsked/readSetup';

/** A configuration with the name of its file. */
export interface FoundSetup {
  readonly setup: OpenSetup;
  readonly name: string;
}

/**
 * The configuration of the server that a connection leads to, an open one before those of the workspace, read for the
 * version that the server names; undefined where none is at hand.
 */
export async function configurationOf(
  connection: Connection,
  version: string | undefined,
): Promise<FoundSetup | undefined> {
  for await (const { uri, config } of configsAround()) {
    if (connectionsOfConfig({ config, version: latestRelease }, [connection]).length === 0) continue;
    const setup = await readSetup(uri, versionOf(version));
    if (!setup) continue;
    const known = toKnownVersion(version ?? '');
    return { setup: known ? { ...setup, version: known } : setup, name: workspace.asRelativePath(uri) };
  }
  return undefined;
}

/** The version of this connection's server, which may not be the active one. */
function versionOf(version: string | undefined): ServerVersion {
  return { read: () => Promise.resolve(version), onDidChange: () => new Disposable(() => undefined) };
}
