import { t } from '@vscode/l10n';
import { Marked } from 'marked';
import { escapeHtml } from '../../platform/escapeHtml';
import { html, Html } from '../../platform/html';

/** What a press on a page asks for. */
export type PagePress =
  { readonly kind: 'line'; readonly line: number } | { readonly kind: 'who-is-asked' | 'problems' | 'copy' | 'file' };

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

/**
 * A page of Markdown with what can be done about it below its headline. Nothing of the text is taken for HTML; links
 * lead to lines (`#L12`) or to the web.
 */
export function drawnPage(frame: PageFrame, markdown: string, actions: readonly PagePress['kind'][]): string {
  const { body } = render(markdown, frame);
  const links = actions.flatMap((kind): readonly Html[] => {
    if (kind === 'line') return [];
    return [html`<a class="button" href="${frame.href({ kind })}">${labelOf(kind)}</a> `];
  });
  const [, head = '', rest = ''] = /^(<(?:h1|p)>[^]*?<\/(?:h1|p)>\n?)([^]*)$/.exec(body) ?? [];
  return wholePage(
    frame,
    html`${new Html(head)}
      <p class="actions">${links}</p>
      ${new Html(rest)}`,
  );
}

function render(markdown: string, { href }: PageFrame): { readonly body: string } {
  const marked = new Marked({
    renderer: {
      html: ({ text }) => escapeHtml(text),
      image: ({ text }) => escapeHtml(text),
      link({ href: target, tokens }) {
        const label = this.parser.parseInline(tokens);
        const [, line] = /#L(\d+)$/.exec(target) ?? [];
        const address = line === undefined ? target : href({ kind: 'line', line: Number(line) });
        return line !== undefined || /^https?:\/\//.test(target)
          ? `<a href="${escapeHtml(address)}">${label}</a>`
          : label;
      },
    },
  });
  return { body: marked.parse(markdown, { async: false }) };
}

function labelOf(kind: Exclude<PagePress['kind'], 'line'>): string {
  switch (kind) {
    case 'who-is-asked':
      return t('Who is asked for a second factor?');
    case 'problems':
      return t('Problems');
    case 'copy':
      return t('Copy as Markdown');
    case 'file':
      return t('Open the file');
  }
}

function wholePage({ cspSource, style, language, title }: PageFrame, content: Html): string {
  const policy = `default-src 'none'; style-src ${cspSource}`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="${style}" />
        <title>${title}</title>
      </head>
      <body data-view="page">
        <main>${content}</main>
      </body>
    </html>`.source;
}
