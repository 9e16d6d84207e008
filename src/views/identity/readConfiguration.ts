import { codesSignIn } from '../../config/facts/codesSignIn';
import type { Connection } from '../../kratos/record/types';
import { configurationOf } from '../../language/configurationOf';
import type { OpenSetup } from '../../language/whoIsAsked/readSetup';
import type { KnownSetup } from './state/capabilityView';

/** The configuration of a server, as the page needs it. */
export interface Configuration extends KnownSetup {
  readonly setup: OpenSetup;
  /** Codes sign in by themselves; undefined where something else fills that in. */
  readonly codesSignIn: boolean | undefined;
}

/** Reads the configuration of the server that a connection leads to; undefined where none is at hand. */
export async function readConfiguration(
  connection: Connection,
  version: string | undefined,
): Promise<Configuration | undefined> {
  const found = await configurationOf(connection, version);
  return found && { ...found, codesSignIn: codesSignIn(found.setup.config, found.setup.version) };
}
