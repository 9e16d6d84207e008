import { t } from '@vscode/l10n';
import { html, type Html } from '../../platform/html';
import { webPage } from '../../platform/webPage';
import type { KeptPage } from './shown';

/** Where the page takes its look from, the language that it speaks, and what it keeps over a reload. */
export interface PageFrame {
  readonly cspSource: string;
  readonly style: string;
  readonly language: string;
  readonly nonce: string;
  readonly kept: KeptPage;
}

/** What the page is called. */
export function pageTitle(): string {
  return t('Who is asked for a second factor?');
}

/**
 * A page around its contents. Its one script has the editor keep what the page is about; nothing but that and its style
 * is loaded.
 */
export function framed({ cspSource, style, language, nonce, kept }: PageFrame, contents: Html): string {
  const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return webPage({
    policy,
    style,
    language,
    title: pageTitle(),
    body: html`<body data-view="who-is-asked" data-kept="${JSON.stringify(kept)}">
      <main>${contents}</main>
      <script nonce="${nonce}">
        acquireVsCodeApi().setState(JSON.parse(document.body.dataset.kept));
      </script>
    </body>`,
  });
}
