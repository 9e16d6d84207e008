import { html } from '../../platform/html';
import { createNonce } from '../../platform/nonce';
import { webPage } from '../../platform/webPage';
import type { Texts } from '../../protocol/texts';

/**
 * What the page needs from the editor: the source that VS Code allows for this webview, and the addresses of the two
 * files of the panel.
 */
export interface PageResources {
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
}

/**
 * The content security policy of a panel: nothing but our own script (by nonce) and the files of `localResourceRoots`.
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

/** The language that a panel speaks, and its texts where they are not English. */
export interface PageLanguage {
  readonly name: string;
  readonly texts?: Texts | undefined;
}

/**
 * The page of a flow panel: an empty body that the panel's script fills from messages. No text of the server and no
 * state of the flow is ever part of it. `data-view` names the kind of view, so that tests and assistive tools can tell
 * webviews apart; `data-texts` holds the texts of the editor's language.
 */
export function panelPage(
  resources: PageResources,
  title: string,
  { name, texts }: PageLanguage,
  nonce = createNonce(),
): string {
  const carried = texts === undefined ? html`` : html` data-texts="${JSON.stringify(texts)}"`;
  return webPage({
    policy: contentSecurityPolicy(resources.cspSource, nonce),
    style: resources.style,
    language: name,
    title,
    body: html`<body data-view="flow" ${carried}>
      <div id="panel"></div>
      <script type="module" nonce="${nonce}" src="${resources.script}"></script>
    </body>`,
  });
}
