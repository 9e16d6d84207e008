import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { AskedView } from '../../../src/protocol/census';
import { texts } from '../texts';
import { button, drawBar, type Drawn, type Post } from './parts';

/** Who is asked by the configuration, what a change would do, and the lines worth a change. */
export function drawAsked(view: AskedView, post: Post): TemplateResult {
  const { file, version, rows, supposed } = view;
  const isThen = supposed.says !== undefined;
  return html`<p class="file">
      ${button(post, { type: 'open-configuration' }, html`<bdi>${file}</bdi>`, { look: 'link' })} · ${version} ·
      ${button(post, { type: 'choose-configuration' }, texts.chooseOther, { look: 'link' })}
    </p>
    <p class="note">${texts.ofActive}</p>
    ${drawForm(view, post)}
    <table>
      <thead>
        <tr>
          <th scope="col">${texts.place}</th>
          <th scope="col">${texts.now}</th>
          ${isThen ? html`<th scope="col">${texts.then}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, now, then }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${drawBar(now)}</td>
              ${then ? html`<td>${drawBar(then)}</td>` : nothing}
            </tr>`,
        )}
      </tbody>
    </table>
    ${drawOffered(view, post)}`;
}

function drawForm({ supposed, offered }: AskedView, post: Post): TemplateResult {
  const { text, says, problem } = supposed;
  const submit = (event: Event): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('change');
    if (field instanceof HTMLInputElement) post({ type: 'suppose', text: field.value });
  };
  return html`<form @submit=${submit}>
    <label for="change">${texts.change}</label>
    <span class="field">
      <input
        id="change"
        name="change"
        list="changes"
        autocomplete="off"
        spellcheck="false"
        placeholder=${offered[0]?.text ?? nothing}
        aria-describedby="hint says"
        aria-invalid=${problem === undefined ? nothing : 'true'}
        .value=${text}
      />
      <button type="submit" class="primary">${texts.workOut}</button>
      ${text === '' ? nothing : button(post, { type: 'suppose', text: '' }, texts.takeBack)}
    </span>
    <datalist id="changes">${offered.map((one) => html`<option value=${one.text}></option>`)}</datalist>
    <p id="hint" class="note">${texts.hint}</p>
    <p id="says" class=${problem === undefined ? 'says' : 'problem'}>${says ?? problem ?? nothing}</p>
  </form>`;
}

function drawOffered({ offered }: AskedView, post: Post): Drawn {
  if (offered.length === 0) return nothing;
  return html`<h3>${texts.offered}</h3>
    <ul>
      ${offered.map(
        ({ text, effect }) =>
          html`<li>
            ${button(post, { type: 'suppose', text }, html`<code>${text}</code>`, {
              look: 'link',
              title: texts.suppose(text),
            })}
            <br />${effect}
          </li>`,
      )}
    </ul>`;
}
