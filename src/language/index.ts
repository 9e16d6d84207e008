import { Disposable, languages, window, workspace } from 'vscode';
import type { ServerVersion } from './kratosDocument';

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
const configLanguages = ['json', 'jsonc', 'yaml', 'dockercompose', 'dotenv', 'properties', 'helm'];
const configs = [...configLanguages, { pattern: '**/*.env' }, { pattern: '**/*.env.*' }];

/**
 * Hovers for message ids and error ids, and for keys and values of a Kratos configuration; a line above an answer of
 * Kratos that explains it. What they say is loaded with the first of them.
 */
export function registerHovers(serverVersion: ServerVersion): Disposable {
  return Disposable.from(
    languages.registerHoverProvider(idLanguages, {
      provideHover: async (...asked) => (await import('./hovers')).hoverOverId(...asked),
    }),
    languages.registerHoverProvider(configs, {
      provideHover: async (...asked) => (await import('./hovers')).hoverOverSetting(...asked, serverVersion),
    }),
    languages.registerCodeLensProvider(['json', 'jsonc'], {
      provideCodeLenses: async (...asked) => (await import('./answerLens')).explainAnswers(...asked),
    }),
  );
}

/**
 * Checks configurations and shows for which version that is. What does it is loaded when the first one is looked at.
 */
export function watchConfigs(serverVersion: ServerVersion): Disposable {
  const loaded: { dispose(): void }[] = [];
  let begun = false;
  const hasBegun = (): boolean => begun;
  const look = async (): Promise<void> => {
    const document = window.activeTextEditor?.document;
    if (hasBegun() || !document || languages.match([...configs, { pattern: '**/*.toml' }], document) === 0) return;
    // What is none of ours costs no more than a look at its beginning.
    const { isWorthReading } = await import('./recognition');
    if (!isWorthReading(document)) return;
    const { isUnread, lengthLeftAlone, recognise, recogniseUnwritten } = await import('./kratosDocument');
    const isKnown =
      (await recognise(document, serverVersion)) ??
      (await recogniseUnwritten(document, serverVersion)) ??
      lengthLeftAlone(document) ??
      (isUnread(document) || undefined);
    if (isKnown === undefined || hasBegun()) return;
    begun = true;
    watcher.dispose();
    // People point at something before they type.
    await Promise.all([import('./hovers'), import('../config/hover/explainSetting')]);
    const [{ ConfigStatus }, { ConfigDiagnostics }, { ConfigCompletion }, { Navigation }] = await Promise.all([
      import('./configStatus'),
      import('./diagnostics/diagnostics'),
      import('./completion'),
      import('./navigation'),
    ]);
    loaded.push(
      new ConfigStatus(serverVersion),
      new ConfigDiagnostics(configs, serverVersion),
      new ConfigCompletion(configs, serverVersion),
      new Navigation(configs, serverVersion),
    );
  };
  const watcher = Disposable.from(
    window.onDidChangeActiveTextEditor(() => void look()),
    workspace.onDidSaveTextDocument(() => void look()),
  );
  void look();
  return new Disposable(() => {
    watcher.dispose();
    for (const part of loaded) part.dispose();
  });
}
