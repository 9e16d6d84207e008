import { t } from '@vscode/l10n';
import { html, type Html } from '../../platform/html';
import { framed, pageTitle, type PageFrame } from './frame';

/** Why a page that comes back has no answer to show. */
export type NoAnswer =
  /** The file is not there. */
  | { readonly kind: 'gone' }
  /** The file is no configuration. */
  | { readonly kind: 'unreadable' }
  /** Nobody is known to be asked; a press on `choose` asks who it is. */
  | { readonly kind: 'nobody'; readonly choose: string };

/** The page without an answer: says why, and what brings one. */
export function drawNoAnswer(file: string, reason: NoAnswer, frame: PageFrame): string {
  return framed(
    frame,
    html`<h1>${pageTitle()}</h1>
      <p class="file">${file}</p>
      <section class="verdict open" aria-label="${t('The answer')}">${explain(reason)}</section>`,
  );
}

function explain(reason: NoAnswer): Html {
  switch (reason.kind) {
    case 'gone':
      return lost(t('This file is not there any more.'));
    case 'unreadable':
      return lost(t('This file is no configuration of Kratos any more.'));
    case 'nobody':
      return html`<p class="answer">${t('Whom is it about?')}</p>
        <p>
          ${t('Addresses, and what a server tells of somebody, are not kept when the window closes. Choose the person again, and the answer is here.')}
        </p>
        <p><a href="${reason.choose}" class="button">${t('Choose a person')}</a></p>`;
  }
}

function lost(sentence: string): Html {
  return html`<p class="answer">${sentence}</p>
    <p>
      ${t('Bring it back and open it, and the answer is here again. Or open another configuration, and ask the question there.')}
    </p>`;
}
