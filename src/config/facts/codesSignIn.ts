import type { ConfigDocument } from '../document/document';
import type { Version } from '../reference/versions';
import { readSwitch } from './inForce';

/**
 * Whether codes sign in by themselves, so that Kratos counts them as a first factor of everybody; undefined where
 * something else fills that in.
 */
export function codesSignIn(config: ConfigDocument, version: Version): boolean | undefined {
  return readSwitch(config, version, 'selfservice', 'methods', 'code', 'passwordless_enabled');
}
