import { readCurl } from './curl';
import { readFetchCall } from './fetchCall';
import { readHarText } from './har';
import { readHttpFile } from './httpFile';
import { isPowerShell } from './powerShell';
import type { Imported } from './types';

/** How requests can be written down. */
export type ImportFormat = 'har' | 'curl' | 'fetch' | 'http';

/**
 * How the requests of a file are written, by how it begins (some thousand characters are enough) and by its name.
 * Undefined for anything else.
 */
export function findFormat(head: string, name = ''): ImportFormat | undefined {
  if (/^\ufeff?\s*\{/.test(head)) return /\.har$/i.test(name) || /"log"\s{0,20}:/.test(head) ? 'har' : undefined;
  if (/\.(?:http|rest)$/i.test(name)) return 'http';
  if (/(?<!\S)curl(?:\.exe)?\s/.test(head) || isPowerShell(head)) return 'curl';
  if (/(?<![\w$])fetch\s{0,20}\(/.test(head)) return 'fetch';
  return /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+\S+/m.test(head) ? 'http' : undefined;
}

/** Whether a text that may be anything begins with a request as other programs write one. */
export function beginsWithRequest(text: string): boolean {
  const start = text.slice(0, 400);
  return (
    /^(?:[$>%#] *)?(?:\w+=\S+ )*curl(?:\.exe)?\s/m.test(start) ||
    /^(?:await |const \w{1,40} = await )?(?:fetch\(|Invoke-WebRequest\b)|^\$session = New-Object/m.test(start) ||
    /^(?:###.*\n\s*)?(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +(?:https?:\/\/|\/|\{\{)\S*/.test(start)
  );
}

/** Reads a text whose format is known. Total. */
export function readImported(text: string, format: ImportFormat): Imported {
  switch (format) {
    case 'har':
      return readHarText(text);
    case 'curl':
      return readCurl(text);
    case 'fetch':
      return readFetchCall(text);
    case 'http':
      return readHttpFile(text);
  }
}
