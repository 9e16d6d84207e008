import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry, Place } from '../document/document';
import type { Path } from '../reference/path';
import { listLineStarts, rowAt } from '../document/lineStarts';
import { isLoopback } from '../facts/browserUrls';
import { durationWords } from '../facts/durationWords';
import { inForce } from '../facts/inForce';
import type { KnownSchema } from '../facts/context';
import { plainText } from '../document/plainText';
import type { Version } from '../reference/versions';
import { codeSpan } from '../../kratos/knowledge/markdown';

/** What the page about a configuration is made from. */
export interface Page {
  readonly config: ConfigDocument;
  readonly version: Version;
  readonly schemas: readonly KnownSchema[];
  /** The address that a link to a line (from 1) has; undefined where lines cannot be linked and are only named. */
  readonly lineAddress: (line: number) => string | undefined;
  /** The ports of this machine at which this editor listens for messages and for web hooks, where it does. */
  readonly ownPorts?: { readonly inbox?: number; readonly hooks?: number };
}

const lines = new WeakMap<ConfigDocument, readonly number[]>();

/** A line of the file, as a link. */
export function linkLine({ config, lineAddress }: Page, { start }: Place): string {
  const starts = lines.get(config) ?? listLineStarts(config.text);
  lines.set(config, starts);
  const line = rowAt(starts, start) + 1;
  const address = lineAddress(line);
  const words = t('line {0}', line);
  return address === undefined ? words : `[${words}](${address})`;
}

/** Where a setting is written, in brackets, or that it is the default. */
export function source(page: Page, ...path: Path): string {
  const entry = page.config.get(...path);
  return entry ? behind(linkLine(page, locateEntry(entry))) : behind(t('default'));
}

export function behind(words: string): string {
  return `(${words})`;
}

/** Where an entry begins: its key, or its value in a list. */
export function locateEntry({ key, place }: Entry): Place {
  return key ?? place;
}

/** The value in force, as text. */
export function readTextInForce({ config, version }: Page, ...path: Path): string {
  return plainText(inForce(config, version, ...path));
}

/** A duration as it is written and as it reads. */
export function lasting(page: Page, ...path: Path): string {
  const value = readTextInForce(page, ...path);
  return durationWords(value) ?? code(value);
}

/** A text of the file as code. */
export function code(text: string): string {
  return codeSpan(text.trim());
}

/** An address without the user and the password that it may hold. */
export function withoutUser(address: string): string {
  return address.replace(/:\/\/[^/?#]*@/, '://');
}

/** Whether an address leads to a port at which this editor listens. */
export function isOwn(address: string, port: number | undefined): boolean {
  const url = URL.parse(address);
  return url !== null && port !== undefined && Number(url.port) === port && isLoopback(url.hostname);
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
