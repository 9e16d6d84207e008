import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Field, FormNote } from '../../../src/protocol/state';
import { spaceSecret } from '../countdown';
import { texts } from '../texts';
import { drawNodeMessages } from './messages';
import { icon } from '../../shared/icons';
import { actionRow, copyButton, fold, mask, revealButton, type Drawn } from './parts';
import type { View } from './view';

export type ShownField = Exclude<Field, { kind: 'input' }>;
type OfKind<Kind extends ShownField['kind']> = Extract<ShownField, { kind: Kind }>;

/** A node that is looked at, not filled in. `place` makes its element ids and folds unique. */
export function drawShown(view: View, place: string, field: ShownField): TemplateResult {
  return html`<div class="field shown">
    ${drawContent(view, place, field)}${drawNodeMessages(view, `shown-${place}`, field.messages)}
  </div>`;
}

function drawContent(view: View, place: string, field: ShownField): Drawn {
  switch (field.kind) {
    case 'image':
      return drawImage(field);
    case 'text':
      return drawText(view, place, field);
    case 'link':
      return drawLink(view, field);
    case 'script':
      return html`<p class="note">
        ${icon('code')}<span>${texts.form.script} <code>${field.src}</code></span>
      </p>`;
    case 'trigger':
      return drawTrigger(view, place, field);
    case 'division':
      return html`<p class="note">
          ${icon('layout')}<span>${texts.form.division} <code>${field.name}</code></span>
        </p>
        ${drawData(field.data)}`;
    case 'unknown':
      return fold(
        view,
        `unknown:${place}`,
        'fold',
        texts.form.unknown(field.nodeType),
        html`<pre class="literal" tabindex="0">${field.raw}</pre>`,
      );
  }
}

/** Only pictures that are part of the answer are shown; the content policy refuses any other too. */
export function drawImage({ src, label, name, width, height }: OfKind<'image'>): TemplateResult {
  if (!/^data:image\//i.test(src)) {
    return html`<p class="note">
      ${icon('file-media')}<span>${texts.form.imageNotLoaded} <code>${src}</code></span>
    </p>`;
  }
  return html`<img
    class="picture"
    src=${src}
    alt=${label || name}
    width=${width ?? nothing}
    height=${height ?? nothing}
  />`;
}

export function drawText(view: View, place: string, field: OfKind<'text'>): TemplateResult {
  if (field.codes !== undefined) return drawCodes(view, field);
  if (field.secret !== undefined) return drawSecret(view, place, field.label, field.secret);
  return html`${field.label === '' || field.label === field.text ? nothing : html`<p class="caption-line">${field.label}</p>`}
    <p class="plain">${field.text}</p>`;
}

function drawSecret(view: View, place: string, label: string, secret: string): TemplateResult {
  const key = `secret:${place}`;
  return html`<p class="caption-line">${label}</p>
    <div class="secret-line">
      <code class="secret">${view.memory.revealed.has(key) ? spaceSecret(secret) : `${mask} ${mask}`}</code>
      ${revealButton(view, key, texts.form.secret)}${copyButton(view, texts.form.secret, secret)}
    </div>
    <p class="hint">${texts.form.kept(view.state.flow.persona)}</p>`;
}

function drawCodes(view: View, { codes = [], label }: OfKind<'text'>): TemplateResult {
  const unused = codes.filter(({ used }) => !used).map(({ code }) => code);
  return html`<div class="label-line">
      <p class="caption-line">${label || texts.form.codes}</p>
      ${copyButton(view, texts.form.allCodes, unused.join('\n'))}
    </div>
    <ol class="codes">
      ${codes.map(({ code, used }) =>
        used
          ? html`<li class="used"><s>${code}</s> <span>${texts.form.used}</span></li>`
          : html`<li><code>${code}</code></li>`,
      )}
    </ol>`;
}

function drawLink({ run }: View, { href, label, safe }: OfKind<'link'>): TemplateResult {
  if (!safe) {
    return html`<p class="note">
      ${icon('circle-slash')}<span
        ><span class="plain-label">${label}</span> ${texts.form.deadLink} <code>${href}</code></span
      >
    </p>`;
  }
  return html`<button
    type="button"
    class="vscode-button secondary"
    title=${href}
    @click=${() => {
      run.post({ type: 'open-link', url: href });
    }}
  >
    ${icon('link-external')}<span class="caption">${label || href}</span>
  </button>`;
}

/** A button that only a script can bring to life: shown, explained, and not pressable; keys have their own. */
function drawTrigger(view: View, place: string, field: OfKind<'trigger'>): TemplateResult {
  const { label, name, trigger, key } = field;
  const id = `trigger-${encodeURIComponent(place)}`;
  if (key !== undefined) return html`${drawNote(view, 'key', key, keyNoteId(name))}${drawScript(view, place, trigger)}`;
  return html`<div class="buttons">
      <button type="button" class="vscode-button secondary" aria-disabled="true" aria-describedby=${id}>
        ${icon('passkey')}<span class="caption">${label || name}</span>
      </button>
    </div>
    <p class="hint" id=${id}>${texts.form.trigger}</p>
    ${drawScript(view, place, trigger)}`;
}

function drawScript(view: View, place: string, trigger: string): Drawn {
  if (trigger === '') return nothing;
  const script = html`<pre class="literal" tabindex="0">${trigger}</pre>`;
  return fold(view, `trigger:${place}`, 'fold', texts.form.triggerScript, script);
}

/** The id of what is said of the keys for a button of this name. */
export function keyNoteId(name: string): string {
  return `key-${encodeURIComponent(name)}`;
}

/** What is said of nodes that a page’s script would fill, and what can be done about it. */
export function drawNote(view: View, sign: string, { text, change }: FormNote, id?: string): TemplateResult {
  return html`<p class="note" id=${id ?? nothing}>${icon(sign)}<span>${text}</span></p>
    ${change === undefined ? nothing : actionRow(view, [change])}`;
}

function drawData(data: Readonly<Record<string, string>>): Drawn {
  const rows = Object.entries(data);
  if (rows.length === 0) return nothing;
  return html`<dl class="data">
    ${rows.map(
      ([key, value]) =>
        html`<dt>${key}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}
