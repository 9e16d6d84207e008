import { html, type Html } from './html';

/** A whole page of a webview. */
export interface WebPage {
  /** What may be loaded and run: a content security policy. */
  readonly policy: string;
  /** The address of its style sheet, and the language that it speaks. */
  readonly style: string;
  readonly language: string;
  readonly title: string;
  /** The body element. Its `data-view` names the kind of view, so that tests and tools tell webviews apart. */
  readonly body: Html;
}

/** The source of a page. */
export function webPage({ policy, style, language, title, body }: WebPage): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="${style}" />
        <title>${title}</title>
      </head>
      ${body}
    </html>`.source;
}
