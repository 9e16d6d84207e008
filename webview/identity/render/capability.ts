import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { CapabilityView, FactorView, IdentityState } from '../../../src/protocol/identity';
import type { Known } from '../../../src/protocol/simulator';
import { drawLine, drawReason, type Go } from '../../shared/lines';
import { texts } from '../texts';
import { button, drawPart, drawSection, theirs, type Post } from './parts';

/** What the identity has and could set up, by the configuration of its server. */
export function drawCapability({ capability }: IdentityState, post: Post): TemplateResult {
  const go: Go = (target) => {
    post({ type: 'go', target });
  };
  return capability.kind === 'unknown'
    ? drawSection(
        texts.capability,
        html`<p class="dim">${capability.what}</p>
          ${button(texts.choose, () => {
            post({ type: 'choose-configuration' });
          })}`,
      )
    : drawPart(texts.capability, capability, (there) => drawTable(there, go));
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
    <table class="factors">
      <thead>
        <tr>
          <th scope="col">${texts.factor}</th>
          <th scope="col">${texts.has}</th>
          <th scope="col">${texts.enrol}</th>
          <th scope="col">${texts.missing}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => drawRow(row, go))}
      </tbody>
    </table>
    <ul class="reasons">
      ${notes.map((note) => html`<li>${drawReason(go, note)}</li>`)}
    </ul>`;
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
