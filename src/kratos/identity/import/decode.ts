import { t } from '@vscode/l10n';

/** The text of a file of identities, or why it has none: UTF-8, or UTF-16 that says so at its beginning. */
export function decodeFile(bytes: Uint8Array): { readonly text: string } | { readonly problem: string } {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return {
      problem: t(
        'The text of the file is not UTF-8, so names would be garbled. Save it as UTF-8 (in a table program: “CSV UTF-8”).',
      ),
    };
  }
}
