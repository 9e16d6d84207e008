import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { IdentityImportState, ImportActionView, ImportCountView } from '../../../src/protocol/identityImport';
import { repeat } from 'lit/directives/repeat.js';
import { toneIcon } from '../../shared/icons';
import type { Go, Post } from '../posts';
import { texts } from '../texts';
import { drawLines, drawProblems, drawResults } from './tables';

/** The whole page: what the file is, what would become or became of it, what can be pressed, and its lines. */
export function drawPage(state: IdentityImportState, post: Post): TemplateResult {
  const { file, connection, about, notes, said, counts, progress, lines, problems, results, actions } = state;
  const go: Go | undefined = state.hasLines
    ? (line) => {
        post({ type: 'go', line });
      }
    : undefined;
  return html`<header class="page-head">
      <h1 tabindex="-1"><bdi>${file}</bdi></h1>
      <p class="dim">${texts.connection(connection)} · ${about}</p>
    </header>
    <main class="import-page">
      ${notes.map((note) => html`<p class="note">${note}</p>`)}
      ${
        said === undefined
          ? nothing
          : html`<div class="box ${said.tone}">
              ${toneIcon(said.tone)}
              <div class="words">
                <p dir="auto">${said.what}</p>
                ${said.todo === undefined ? nothing : html`<p>${said.todo}</p>`}
              </div>
            </div>`
      }
      ${drawCounts(counts)}
      ${
        progress === undefined
          ? nothing
          : html`<div class="progress">
              <progress aria-label=${texts.progress} value=${progress.done} max=${Math.max(1, progress.of)}></progress>
              <p>${progress.words}</p>
            </div>`
      }
      ${drawActions(actions, post)} ${results.rows.length === 0 ? nothing : drawResults(results, go, post)}
      ${problems.rows.length === 0 ? nothing : drawProblems(problems, go)} ${drawLines(lines, go)}
    </main>`;
}

function drawCounts(counts: readonly ImportCountView[]): TemplateResult {
  return html`<ul class="counts" aria-label=${texts.counts}>
    ${counts.map(
      ({ label, count, tone }) =>
        html`<li class=${tone}>
          ${tone === 'neutral' ? nothing : toneIcon(tone)}<span><strong>${count}</strong> ${label}</span>
        </li>`,
    )}
  </ul>`;
}

function drawActions(actions: readonly ImportActionView[], post: Post): TemplateResult {
  return html`<div class="buttons" role="group" aria-label=${texts.actions}>
    ${repeat(
      actions,
      // Each stays what it is: whoever presses twice presses no other.
      ({ id }) => id,
      ({ id, label, primary }) =>
        html`<button
          type="button"
          class="vscode-button ${primary === true ? '' : 'secondary'}"
          data-action=${id}
          @click=${() => {
            post({ type: 'action', id });
          }}
        >
          <span class="caption">${label}</span>
        </button>`,
    )}
  </div>`;
}
