import { Uri } from 'vscode';

/** A file that was named by its path or its address. */
export function fileAddress(given: string): Uri {
  return /^[a-z][\w+.-]+:/i.test(given) ? Uri.parse(given, true) : Uri.file(given);
}
