import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { CapabilityView, FactorView, IdentityState, OfferedView } from '../../../src/protocol/identity';
import type { Known } from '../../../src/protocol/simulator';
import { drawLine, drawReason, type Go } from '../../shared/lines';
import { texts } from '../texts';
import { button, drawPart, drawSection, theirs, type Drawn, type Post } from './parts';

/** What the identity has and could set up, by the configuration of its server, or by what its settings offer. */
export function drawCapability({ capability }: IdentityState, post: Post): TemplateResult {
  const go: Go = (target) => {
    post({ type: 'go', target });
  };
  switch (capability.kind) {
    case 'unknown':
      return drawSection(texts.capability, drawUnknown(capability, post));
    case 'offered':
      return drawSection(texts.capability, drawOffered(capability, post, go));
    case 'loading':
    case 'trouble':
    case 'there':
      return drawPart(texts.capability, capability, (there) => drawTable(there, go));
  }
}

function drawUnknown({ what, next }: Extract<IdentityState['capability'], { kind: 'unknown' }>, post: Post): Drawn {
  return html`<p class="dim">${what}</p>
    <div class="buttons">
      ${drawChoose(post)}
      ${
        next === 'recover'
          ? button(texts.recover, () => {
              post({ type: 'action', id: 'recover' });
            })
          : nothing
      }
      ${
        next === 'step-up'
          ? button(texts.stepUp, () => {
              post({ type: 'step-up' });
            })
          : nothing
      }
    </div>`;
}

function drawChoose(post: Post): TemplateResult {
  return button(texts.choose, () => {
    post({ type: 'choose-configuration' });
  });
}

function drawOffered({ by, verdict, rows, note }: OfferedView, post: Post, go: Go): TemplateResult {
  return html`<p class="hint">${by}</p>
    <p><strong>${verdict}</strong></p>
    ${drawRows(rows, go, texts.offered, texts.remarks)}
    <p class="hint">${note}</p>
    ${drawChoose(post)}`;
}

function drawTable({ file, verdict, decidedBy, rows, notes }: CapabilityView, go: Go): TemplateResult {
  return html`<p class="hint">${texts.by(file)}</p>
    <p><strong>${verdict}</strong></p>
    ${
      decidedBy.length === 0
        ? nothing
        : html`<ul class="reasons">
            ${decidedBy.map((line) => html`<li>${drawLine(go, line)}</li>`)}
          </ul>`
    }
    ${drawRows(rows, go, texts.enrol, texts.missing)}
    <ul class="reasons">
      ${notes.map((note) => html`<li>${drawReason(go, note)}</li>`)}
    </ul>`;
}

function drawRows(rows: readonly FactorView[], go: Go, enrol: string, why: string): TemplateResult {
  return html`<table class="factors">
    <thead>
      <tr>
        <th scope="col">${texts.factor}</th>
        <th scope="col">${texts.has}</th>
        <th scope="col">${enrol}</th>
        <th scope="col">${why}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => drawRow(row, go))}
    </tbody>
  </table>`;
}

function drawRow({ name, detail, rank, has, enrol, why }: FactorView, go: Go): TemplateResult {
  return html`<tr>
    <th scope="row">${theirs(name)}<br /><span class="hint">${rank}</span></th>
    <td>
      ${drawKnown(has)}${detail === undefined ? nothing : html`<br /><span class="hint">${theirs(detail)}</span>`}
    </td>
    <td>${drawKnown(enrol)}</td>
    <td>${why.map((reason) => html`<p>${drawReason(go, reason)}</p>`)}</td>
  </tr>`;
}

function drawKnown(known: Known): TemplateResult {
  return known === 'unknown'
    ? html`<em>${texts.known.unknown}</em>`
    : html`<span class=${known === 'yes' ? 'yes' : 'no'}>${texts.known[known]}</span>`;
}
