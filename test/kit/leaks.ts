import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { findVscodeHost } from '../../scripts/vscode-host.mjs';

/** A secret that was found where it must not be. */
export interface Leak {
  readonly secret: string;
  /** The file, or the name of the browser's storage. */
  readonly where: string;
}

/**
 * A secret as files may hold it: plain, as UTF-16, in JSON, in a URL or a form, and in base64 wherever in a longer text
 * it stood.
 */
function disguises(secret: string): Buffer[] {
  const plain = Buffer.from(secret, 'utf8');
  const uri = encodeURIComponent(secret);
  const texts = [
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(JSON.stringify(secret)).slice(3, -3),
    uri,
    uri.replaceAll(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
    new URLSearchParams([['', secret]]).toString().slice(1),
    ...[0, 1, 2].flatMap((offset) => base64Within(plain, offset)),
  ];
  // Most are the same for a secret of letters and digits.
  const others = [...new Set(texts)].filter((text) => text !== secret);
  return [plain, Buffer.from(secret, 'utf16le'), ...others.map((text) => Buffer.from(text))];
}

/**
 * The base64 digits that depend on the secret alone when so many bytes (0 to 2, modulo 3) stand before it; in both
 * alphabets.
 */
function base64Within(secret: Buffer, offset: number): string[] {
  const digits = Buffer.concat([Buffer.alloc(offset), secret]).toString('base64');
  const whole = Math.floor(((offset + secret.length) * 8) / 6);
  const text = digits.slice(Math.ceil((offset * 8) / 6), whole);
  return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
}

/** Whether the bytes occur. Digits have to stand alone: six of them inside a longer number are a time, not a code. */
function holds(content: Buffer, bytes: Buffer): boolean {
  const digits = bytes.every(isDigit);
  for (let at = content.indexOf(bytes); at !== -1; at = content.indexOf(bytes, at + 1))
    if (!digits || (!isDigit(content[at - 1]) && !isDigit(content[at + bytes.length]))) return true;
  return false;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Searches every file under the folder, whatever its kind, and everything that the page keeps in its browser. */
export async function findLeaks(folder: string, page: Page, secrets: readonly string[]): Promise<Leak[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const leaks: Leak[] = [];
  const hidden = new Map(secrets.map((secret) => [secret, disguises(secret)]));
  const search = (where: string, content: Buffer): void => {
    for (const secret of secrets)
      if (hidden.get(secret)?.some((bytes) => holds(content, bytes))) leaks.push({ secret, where });
  };
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    // Files of a running editor come and go.
    const content = await readFile(file).catch(() => undefined);
    if (content) search(path.relative(folder, file), content);
  }
  for (const [where, text] of Object.entries(await page.evaluate(readStorage))) search(where, Buffer.from(text));
  const codes = [...new Set(leaks.map(({ secret }) => secret))].filter((secret) => /^\d+$/.test(secret));
  const numbers = codes.length > 0 ? await numbersOfEditor(codes) : new Set();
  return leaks.filter(({ secret }) => !numbers.has(secret));
}

/**
 * Which of some codes the editor's own program holds as numbers: about two hundred of six digits, which the browser
 * keeps with its parts. One of these cannot be looked for.
 */
async function numbersOfEditor(codes: readonly string[]): Promise<ReadonlySet<string>> {
  const { server } = await findVscodeHost();
  const folder = path.dirname(server);
  const found = new Set<string>();
  for (const name of (await readdir(folder, { recursive: true })).filter((one) => one.endsWith('.js'))) {
    const content = await readFile(path.join(folder, name));
    for (const code of codes) if (!found.has(code) && holds(content, Buffer.from(code))) found.add(code);
  }
  return found;
}

/**
 * Runs in the page: local storage, session storage, and all of IndexedDB, where VS Code keeps the state of extensions.
 * The files of the browser are compressed.
 */
async function readStorage(): Promise<Record<string, string>> {
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('IndexedDB failed'));
      };
    });
  const found: Record<string, string> = {
    'local storage': JSON.stringify(Object.entries(localStorage)),
    'session storage': JSON.stringify(Object.entries(sessionStorage)),
  };
  const decode = (_: string, value: unknown): unknown =>
    value instanceof Uint8Array
      ? new TextDecoder().decode(value)
      : value instanceof ArrayBuffer
        ? new TextDecoder().decode(new Uint8Array(value))
        : value;
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue;
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = await settled(database.transaction(store).objectStore(store).getAll());
      found[`${name}/${store}`] = JSON.stringify(rows, decode);
    }
    database.close();
  }
  return found;
}
