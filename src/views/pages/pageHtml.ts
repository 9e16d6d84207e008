import { t } from '@vscode/l10n';
import type { PageLink } from '../../kratos/paste/page';
import { html } from '../../platform/html';
import type { Html } from '../../platform/html';
import { webPage } from '../../platform/webPage';

/** What a press on a page asks for. */
export type PagePress =
  | { readonly kind: 'line'; readonly line: number }
  /** A link of what was pasted. */
  | { readonly kind: 'link'; readonly target: PageLink }
  | { readonly kind: 'who-is-asked' | 'problems' | 'copy' | 'file' };

/** Where a page takes its look from, and where its presses go. */
export interface PageFrame {
  readonly cspSource: string;
  readonly style: string;
  readonly language: string;
  readonly title: string;
  readonly href: (press: PagePress) => string;
}

/** A page that is not made yet: its title, so that something is there from the first moment. */
export function waitingPage(frame: PageFrame): string {
  return wholePage(
    frame,
    html`<h1>${frame.title}</h1>
      <p class="note">${t('Being read…')}</p>`,
  );
}

/** A page around its content, with a policy that lets no script run. */
export function wholePage({ cspSource, style, language, title }: PageFrame, content: Html): string {
  return webPage({
    policy: `default-src 'none'; style-src ${cspSource}`,
    style,
    language,
    title,
    body: html`<body data-view="page">
      <main>${content}</main>
    </body>`,
  });
}
