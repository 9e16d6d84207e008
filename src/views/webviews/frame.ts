import { html } from '../../platform/html';
import { createNonce } from '../../platform/nonce';
import { webPage } from '../../platform/webPage';
import type { Texts } from '../../protocol/texts';

/**
 * What a page needs from the editor: the source that VS Code allows for this webview, and the addresses of its script
 * and its style.
 */
export interface PageResources {
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
}

/**
 * The content security policy of a page: nothing but our own script (by nonce) and the files of `localResourceRoots`.
 */
export function contentSecurityPolicy(cspSource: string, nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data:`,
  ].join('; ');
}

/** The language that a page speaks, and its texts where they are not English. */
export interface PageLanguage {
  readonly name: string;
  readonly texts?: Texts | undefined;
}

/** What a page is called: its title, and the name of its kind, by which tests and tools tell webviews apart. */
export interface PageName {
  readonly view: string;
  readonly title: string;
}

/**
 * The frame of a page: an empty body that its script fills from messages. No text of a server or a file and no state is
 * ever part of it. `data-texts` holds the texts of the editor's language.
 */
export function framePage(
  resources: PageResources,
  { view, title }: PageName,
  { name, texts }: PageLanguage,
  nonce = createNonce(),
): string {
  const carried = texts === undefined ? html`` : html` data-texts="${JSON.stringify(texts)}"`;
  return webPage({
    policy: contentSecurityPolicy(resources.cspSource, nonce),
    style: resources.style,
    language: name,
    title,
    body: html`<body data-view="${view}" ${carried}>
      <div id="page"></div>
      <script type="module" nonce="${nonce}" src="${resources.script}"></script>
    </body>`,
  });
}
