import { Disposable, workspace } from 'vscode';
import type { Uri } from 'vscode';
import type { ConfigDocument } from '../config/document/document';
import { latestRelease, toKnownVersion } from '../config/reference/versions';
import type { Connection } from '../kratos/record/types';
import { chosenConfiguration } from './chosenConfigurations';
import { configInFront } from './configInFront';
import { connectionsOfConfig } from './connectionsOfConfig';
import { configsAround } from './files/configsAround';
import type { ServerVersion } from './kratosDocument';
import { readSetup, type OpenSetup } from './whoIsAsked/readSetup';

/** A configuration with its text and the name of its file. */
export interface FoundSetup {
  readonly setup: OpenSetup;
  readonly text: string;
  readonly name: string;
}

/**
 * The configuration of the server that a connection leads to: the one that somebody chose for it, else of those that
 * have its URLs the one in front, then one that is open, then one of the workspace, open or not. It is read for the
 * version that this server names, whichever connection is the active one; undefined where none is at hand.
 */
export async function configurationOf(
  connection: Connection,
  version: string | undefined,
): Promise<FoundSetup | undefined> {
  const serverVersion = versionOf(version);
  for await (const uri of candidatesFor(connection, serverVersion)) {
    const setup = await readSetup(uri, serverVersion);
    if (!setup) continue;
    const known = toKnownVersion(version ?? '');
    return {
      setup: known ? { ...setup, version: known } : setup,
      text: setup.document.getText(),
      name: workspace.asRelativePath(uri),
    };
  }
  return undefined;
}

/** The configurations that may belong to a connection, the likeliest first, as they are asked for. */
async function* candidatesFor(connection: Connection, serverVersion: ServerVersion): AsyncGenerator<Uri> {
  const fits = (config: ConfigDocument): boolean =>
    connectionsOfConfig({ config, version: latestRelease }, [connection]).length > 0;
  const chosen = chosenConfiguration(connection.id);
  if (chosen) yield chosen;
  const front = await configInFront(serverVersion, (all) => Promise.resolve(all.find(({ open }) => fits(open.config))));
  if (front && fits(front.open.config)) yield front.document.uri;
  for await (const { uri, config } of configsAround()) if (fits(config)) yield uri;
}

/** The version of this connection's server, which may not be the active one. */
export function versionOf(version: string | undefined): ServerVersion {
  return { read: () => Promise.resolve(version), onDidChange: () => new Disposable(() => undefined) };
}
