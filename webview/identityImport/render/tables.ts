import { html, nothing, type TemplateResult } from 'lit/html.js';
import type {
  FirstOf,
  ImportLineView,
  ImportProblemView,
  ImportResultView,
} from '../../../src/protocol/identityImport';
import { toneIcon } from '../../shared/icons';
import { link } from '../../shared/lines';
import type { Go, Post } from '../posts';
import { texts } from '../texts';

/** The first lines of the file, and what each becomes. */
export function drawLines({ rows, more }: FirstOf<ImportLineView>, go: Go | undefined): TemplateResult {
  return drawTable(
    texts.lines,
    [texts.line, texts.who, texts.traits, texts.wayIn, texts.more],
    rows.map(
      (row) =>
        html`<tr>
          <th scope="row">${drawLineNumber(row.line, go)}</th>
          <td>
            <bdi>${row.who}</bdi>${
              row.problems.some(({ isWrong }) => isWrong)
                ? html`<span class="outcome">${toneIcon('bad')}<span>${texts.leftOut}</span></span>`
                : nothing
            }
          </td>
          <td class="traits"><bdi>${row.traits}</bdi></td>
          <td><bdi>${row.wayIn}</bdi></td>
          <td><bdi>${row.more}</bdi></td>
        </tr>`,
    ),
    more,
  );
}

/** Lines in which something was found, before anything is sent. */
export function drawProblems({ rows, more }: FirstOf<ImportLineView>, go: Go | undefined): TemplateResult {
  return drawTable(
    texts.problems,
    [texts.line, texts.who, texts.problem],
    rows.map(
      (row) =>
        html`<tr>
          <th scope="row">${drawLineNumber(row.line, go)}</th>
          <td><bdi>${row.who}</bdi></td>
          <td>
            <ul>
              ${row.problems.map(drawProblem)}
            </ul>
          </td>
        </tr>`,
    ),
    more,
  );
}

function drawProblem({ path, what, isWrong }: ImportProblemView): TemplateResult {
  return html`<li class="problem">
    ${toneIcon(isWrong ? 'bad' : 'warn')}
    <span dir="auto">${path === '' ? nothing : html`<code><bdi>${path}</bdi></code> `}${what}</span>
  </li>`;
}

/** What became of lines that were sent. */
export function drawResults({ rows, more }: FirstOf<ImportResultView>, go: Go | undefined, post: Post): TemplateResult {
  return drawTable(
    texts.results,
    [texts.line, texts.outcome, texts.message, texts.identity],
    rows.map(
      ({ line, tone, outcome, message, identity }) =>
        html`<tr>
          <th scope="row">${drawLineNumber(line, go)}</th>
          <td>
            <span class="outcome">${toneIcon(tone)}<span>${outcome}</span></span>
          </td>
          <td dir="auto">${message}</td>
          <td>
            ${
              identity === undefined
                ? nothing
                : link(
                    () => {
                      post({ type: 'show', identity });
                    },
                    html`<code>${identity}</code>`,
                  )
            }
          </td>
        </tr>`,
    ),
    more,
  );
}

function drawLineNumber(line: number, go: Go | undefined): TemplateResult {
  if (!go) return html`${line}`;
  return link(
    () => {
      go(line);
    },
    String(line),
    { title: texts.go(line) },
  );
}

function drawTable(
  title: string,
  heads: readonly string[],
  rows: readonly TemplateResult[],
  more: string | undefined,
): TemplateResult {
  return html`<section>
    <h2>${title}</h2>
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${more === undefined ? nothing : html`<p class="dim">${more}</p>`}
  </section>`;
}
