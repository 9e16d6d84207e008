import { t } from '@vscode/l10n';
import type { Line, Reason } from '../../config/simulator/lines';
import type { Plain } from '../../config/reference/structure';
import { html, Html, joined } from '../../platform/html';
import type { PageModel, Press } from './pageModel';

/** A reason with the line that it hangs on. */
export function reasonText(model: PageModel, { line, sentence }: Reason): Html {
  return line ? html`${lineLink(model, line)}<br />${sentence}` : html`${sentence}`;
}

/** A line by its name, value and number; a press goes there. */
export function lineLink(model: PageModel, line: Line, unwritten = t('the default, not written')): Html {
  const value = line.value === undefined ? '' : `: ${valueText(line.value)}`;
  // A long name may be broken behind its dots.
  const name = html`<code
    >${joined(
      `${line.name}${value}`.split(/(?<=\.)/).map((part) => html`${part}`),
      html`<wbr />`,
    )}</code
  >`;
  const number = model.lineNumber(line);
  const file = line.file?.split('/').at(-1);
  const ofFile = number === undefined || file === undefined ? '' : t('{0}, line {1}', file, number);
  const at = ofFile !== '' || number === undefined ? ofFile : t('line {0}', number);
  const where = line.isDefault ? unwritten : at;
  const target =
    number === undefined ? name : anchor(model.href({ kind: 'go', line }), name, '', t('Go to line {0}', number));
  return where === '' ? target : html`${target} <span class="where">(${where})</span>`;
}

/** A value as it stands in a file. */
export function valueText(value: Plain): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether something is so; undefined is not known. */
export function yesNo(yes: boolean | undefined): Html {
  if (yes === undefined) return html`<em>${t('not known')}</em>`;
  return yes ? html`<strong class="yes">${t('yes')}</strong>` : html`${t('no')}`;
}

/** A table with a head and a heading in each row. */
export function table(head: readonly string[], rows: readonly (readonly Html[])[]): Html {
  return html`<table>
    <thead>
      <tr>
        ${head.map((name) => (name === '' ? html`<td></td>` : html`<th scope="col">${name}</th>`))}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A press by its label. */
export function link(model: PageModel, press: Press, label: string, look = '', title = label): Html {
  return anchor(model.href(press), html`${label}`, look, title);
}

function anchor(href: string, label: Html, look: string, title: string): Html {
  return html`<a href="${href}" class="${look}" title="${title}">${label}</a>`;
}
