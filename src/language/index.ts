import { Disposable, languages } from 'vscode';

/** Documentation works in every scheme and in untrusted workspaces: it reads the document and nothing else. */
const idLanguages = [
  'json',
  'jsonc',
  'yaml',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'go',
  'python',
  'log',
  'plaintext',
];
const configLanguages = ['json', 'jsonc', 'yaml'];

/** Hovers for message ids and error ids, and for keys and values of a Kratos configuration. What they say is loaded with the first of them. */
export function registerHovers(): Disposable {
  return Disposable.from(
    languages.registerHoverProvider(idLanguages, {
      provideHover: async (...asked) => (await import('./hovers')).hoverOverId(...asked),
    }),
    languages.registerHoverProvider(configLanguages, {
      provideHover: async (...asked) => (await import('./hovers')).hoverOverSetting(...asked),
    }),
  );
}
