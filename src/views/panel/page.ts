import { env, l10n, Uri } from 'vscode';
import type { WebviewPanel } from 'vscode';
import { panelPage } from './html';
import pageTexts from './pageTexts.json';

/**
 * Gives a webview panel its page, its icon and its rights: scripts of ours, files of the panel's folder, nothing else.
 */
export function preparePage(panel: WebviewPanel, extensionUri: Uri): void {
  const files = Uri.joinPath(extensionUri, 'dist', 'webview');
  const { webview } = panel;
  panel.iconPath = {
    light: Uri.joinPath(extensionUri, 'media', 'flow-light.svg'),
    dark: Uri.joinPath(extensionUri, 'media', 'flow-dark.svg'),
  };
  webview.options = { enableScripts: true, enableForms: true, localResourceRoots: [files] };
  webview.html = panelPage(
    {
      cspSource: webview.cspSource,
      script: webview.asWebviewUri(Uri.joinPath(files, 'main.js')).toString(),
      style: webview.asWebviewUri(Uri.joinPath(files, 'main.css')).toString(),
    },
    panel.title,
    // Where there is no translation, the panel speaks English in an editor of any language.
    l10n.bundle === undefined ? { name: 'en' } : { name: env.language, texts: pageTranslations(l10n.bundle) },
  );
}

/** The translations that the panel reads: a bundle holds those of everything that is known, too. */
function pageTranslations(bundle: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(pageTexts.flatMap((text) => (text in bundle ? [[text, bundle[text] ?? text]] : [])));
}
