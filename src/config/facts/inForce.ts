import type { ConfigDocument } from '../document/document';
import { schemaPath, type Path } from '../reference/path';
import { keywordAt, findStructure, type Plain } from '../reference/structure';
import type { Version } from '../reference/versions';
import { isFilledIn } from '../document/placeholder';

/**
 * The value that Kratos works with: what is written, or else the default of that version. Undefined when there is
 * neither.
 */
export function inForce(config: ConfigDocument, version: Version, ...path: Path): Plain | undefined {
  const written = config.value(...path);
  return written ?? readDefault(version, path);
}

/** What Kratos takes where nothing is written. */
export function readDefault(version: Version, path: Path): Plain | undefined {
  const found = findStructure(schemaPath(path));
  return found && keywordAt(found.structure, 'default', version);
}

/** Whether a switch is on, be it by default. */
export function isOn(config: ConfigDocument, version: Version, ...path: Path): boolean {
  return inForce(config, version, ...path) === true;
}

/**
 * Whether the value in force can be told from the file: not where something else fills it in, at the setting or above
 * it, and not where it is missing from a text that could not be read whole.
 */
export function isSettled(config: ConfigDocument, ...path: Path): boolean {
  const written = path.map((_, at) => config.get(...path.slice(0, at + 1)));
  if (written.some((entry) => entry && isFilledIn(config, entry))) return false;
  return !config.broken || written.at(-1) !== undefined;
}

/** Whether a switch is off for certain: a value that something else fills in may be either. */
export function isOff(config: ConfigDocument, version: Version, ...path: Path): boolean {
  return !isOn(config, version, ...path) && isSettled(config, ...path);
}

/** A switch as it is in force; undefined where something else fills it in. */
export function readSwitch(config: ConfigDocument, version: Version, ...path: Path): boolean | undefined {
  if (isOn(config, version, ...path)) return true;
  return isSettled(config, ...path) ? false : undefined;
}

/** Whether a method takes no part for certain. */
export function isMethodOff(config: ConfigDocument, version: Version, method: string): boolean {
  const off = (name: string): boolean => isOff(config, version, 'selfservice', 'methods', method, name);
  return off('enabled') && (method !== 'code' || off('passwordless_enabled'));
}

/** Whether a flow can be started at all. */
export function isFlowOn(config: ConfigDocument, version: Version, flow: string): boolean {
  return isOn(config, version, 'selfservice', 'flows', flow, 'enabled');
}

/**
 * Whether a method takes part. Kratos switches `code` on when `passwordless_enabled` is on, whatever `enabled` says.
 */
export function isMethodOn(config: ConfigDocument, version: Version, method: string): boolean {
  const on = (name: string): boolean => isOn(config, version, 'selfservice', 'methods', method, name);
  return on('enabled') || (method === 'code' && on('passwordless_enabled'));
}

/** Whether security keys log people in; otherwise they are second factors. */
export function isKeyPasswordless(config: ConfigDocument, version: Version): boolean {
  return isOn(config, version, 'selfservice', 'methods', 'webauthn', 'config', 'passwordless');
}
