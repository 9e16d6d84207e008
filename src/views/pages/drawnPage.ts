// Loaded with the first page that is drawn: the parser of Markdown is heavy.
import { t } from '@vscode/l10n';
import { Marked } from 'marked';
import { readPageLink } from '../../kratos/paste/page';
import { escapeHtml } from '../../platform/escapeHtml';
import { html, Html } from '../../platform/html';
import { wholePage, type PageFrame, type PagePress } from './pageHtml';

/**
 * A page of Markdown with what can be done about it below its headline. Nothing of the text is taken for HTML; links
 * lead to lines (`#L12`), go on from a paste (`#do=…`), or lead to the web.
 */
export function drawnPage(frame: PageFrame, markdown: string, actions: readonly PagePress['kind'][]): string {
  const { body } = render(markdown, frame);
  const links = actions.flatMap((kind): readonly Html[] => {
    if (kind === 'line' || kind === 'link') return [];
    return [html`<a class="button" href="${frame.href({ kind })}">${actionLabel(kind)}</a> `];
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
        const press = readPress(target);
        const address = press === undefined ? target : href(press);
        return press !== undefined || /^https?:\/\//.test(target)
          ? `<a href="${escapeHtml(address)}">${label}</a>`
          : label;
      },
    },
  });
  return { body: marked.parse(markdown, { async: false }) };
}

/** What a link within a page asks for: a line of its file, or what goes on from a pasted text. */
function readPress(target: string): PagePress | undefined {
  const [, line] = /#L(\d+)$/.exec(target) ?? [];
  if (line !== undefined) return { kind: 'line', line: Number(line) };
  const link = target.startsWith('#do=') ? readPageLink(target.slice('#do='.length)) : undefined;
  return link && { kind: 'link', target: link };
}

function actionLabel(kind: Exclude<PagePress['kind'], 'line' | 'link'>): string {
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
