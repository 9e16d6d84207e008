import { createReadStream } from 'node:fs';
import { Uri, workspace } from 'vscode';

/** Bytes that are read at once. */
const piece = 262_144;

/**
 * The bytes of a file, piece by piece: one on this machine is never in memory as a whole. Rejects when it cannot be
 * read.
 */
export async function* readPieces(uri: Uri): AsyncGenerator<Uint8Array> {
  if (uri.scheme === 'file') {
    yield* createReadStream(uri.fsPath, { highWaterMark: piece }) as AsyncIterable<Uint8Array>;
    return;
  }
  const bytes = await workspace.fs.readFile(uri);
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

/** The size of a file in bytes. */
export async function readSize(uri: Uri): Promise<number> {
  return (await workspace.fs.stat(uri)).size;
}
