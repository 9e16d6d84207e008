import { l10n, Uri } from 'vscode';
import type { WebviewPanel } from 'vscode';
import { spokenLanguage } from '../../platform/spokenLanguage';
import { framePage } from './frame';
import type { PageKind } from './pageKind';
import pageTexts from './pageTexts.json';

/**
 * Gives a webview panel its page, its icon and its rights: scripts of ours, files of the pages' folder, nothing else.
 */
export function fillPage(panel: WebviewPanel, { view, files: name, icon, hasForm }: PageKind, extensionUri: Uri): void {
  const files = Uri.joinPath(extensionUri, 'dist', 'webview');
  const { webview } = panel;
  const address = (file: string): string => webview.asWebviewUri(Uri.joinPath(files, file)).toString();
  if (icon !== undefined) {
    panel.iconPath = {
      light: Uri.joinPath(extensionUri, 'media', `${icon}-light.svg`),
      dark: Uri.joinPath(extensionUri, 'media', `${icon}-dark.svg`),
    };
  }
  webview.options = { enableScripts: true, enableForms: hasForm, localResourceRoots: [files] };
  webview.html = framePage(
    { cspSource: webview.cspSource, script: address(`${name}.js`), style: address(`${name}.css`) },
    { view, title: panel.title },
    { name: spokenLanguage(), ...(l10n.bundle && { texts: pageTranslations(l10n.bundle) }) },
  );
}

/** The translations that pages read: a bundle holds those of everything that is known, too. */
function pageTranslations(bundle: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(pageTexts.flatMap((text) => (text in bundle ? [[text, bundle[text] ?? text]] : [])));
}
