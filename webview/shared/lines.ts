import { html, nothing, type TemplateResult } from 'lit/html.js';
import { t } from '@vscode/l10n';
import type { LineView, ReasonView, Target } from '../../src/protocol/simulator';

/** Goes to a stretch of a file. */
export type Go = (target: Target) => void;

/** Something to press that looks and speaks like a link, also where it is dressed as a button. */
export function link(
  press: () => void,
  label: unknown,
  { look = '', title }: { readonly look?: string; readonly title?: string } = {},
): TemplateResult {
  return html`<a
    href="#"
    class=${look}
    title=${title ?? nothing}
    @click=${(event: Event) => {
      // The editor takes links for its own.
      event.preventDefault();
      event.stopPropagation();
      press();
    }}
    >${label}</a
  >`;
}

/** A line by its name, value and place; a press goes there. */
export function drawLine(go: Go, { name, value, where, target }: LineView): TemplateResult {
  const shown = `${name}${value === undefined ? '' : `: ${value}`}`;
  // A long name may be broken behind its dots.
  const parts = shown.split(/(?<=\.)/).map((part, at) => (at === 0 ? part : html`<wbr />${part}`));
  const code = html`<code>${parts}</code>`;
  if (target === undefined) return html`${code}${drawWhere(where)}`;
  const { number, ...stretch } = target;
  const press = (): void => {
    go(stretch);
  };
  return html`${link(press, code, { title: t('Go to line {0}', number) })}${drawWhere(where)}`;
}

function drawWhere(where: string | undefined): TemplateResult | typeof nothing {
  return where === undefined ? nothing : html` <span class="where">(${where})</span>`;
}

/** A reason with the line that it hangs on. */
export function drawReason(go: Go, { line, sentence }: ReasonView): TemplateResult {
  return line === undefined ? html`${sentence}` : html`${drawLine(go, line)}<br />${sentence}`;
}
