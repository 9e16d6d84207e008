import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Fact, FromIdentity, Part, RemovalView } from '../../../src/protocol/identity';
import { drawTold } from '../../shared/box';
import { icon } from '../../shared/icons';
import { texts } from '../texts';

/** Tells the host of a press. */
export type Post = (message: FromIdentity) => void;

export type Drawn = TemplateResult | typeof nothing;

/** A text of a person, which may be written from right to left. */
export function theirs(text: string): TemplateResult {
  return html`<bdi>${text}</bdi>`;
}

/** A button with a word on it. `spoken` names what it is about, where the word alone would not. */
export function button(
  label: string,
  press: () => void,
  { spoken, sign, look = '' }: { readonly spoken?: string; readonly sign?: string; readonly look?: string } = {},
): TemplateResult {
  return html`<button
    type="button"
    class="vscode-button secondary ${look}"
    aria-label=${spoken ?? nothing}
    title=${spoken ?? nothing}
    @click=${press}
  >
    ${sign === undefined ? nothing : icon(sign)}<span class="caption">${label}</span>
  </button>`;
}

/** What is said beside its name, a line each. */
export function drawFacts(facts: readonly Fact[]): Drawn {
  if (facts.length === 0) return nothing;
  return html`<dl class="facts-of">
    ${facts.map(
      ({ label, text }) =>
        html`<dt>${label}</dt>
          <dd>${theirs(text)}</dd>`,
    )}
  </dl>`;
}

/** A part of the page under its heading, as far as it is read. */
export function drawPart<There>(
  title: string,
  part: Part<There>,
  draw: (there: There) => unknown,
  aside: (there: There) => unknown = () => nothing,
): TemplateResult {
  const there = part.kind === 'there' ? part : undefined;
  return drawSection(
    title,
    there ? draw(there) : part.kind === 'trouble' ? drawTold('bad', part) : html`<p class="dim">${texts.loading}</p>`,
    there && aside(there),
  );
}

/** A section under its heading; `aside` stands at the end of the heading's line. */
export function drawSection(title: string, content: unknown, aside: unknown = nothing): TemplateResult {
  return html`<section class="part">
    <header class="part-head">
      <h2>${title}</h2>
      ${aside}
    </header>
    ${content}
  </section>`;
}

/** A press that removes a credential, or why the server would not. */
export function drawRemoval(post: Post, credential: string, what: string, removal: RemovalView | undefined): Drawn {
  if (removal === undefined) return nothing;
  if (removal.kind === 'refused') return html`<p class="hint">${removal.why}</p>`;
  const { label, identifier, hint } = removal;
  return html`<div class="removal">
    ${button(
      label,
      () => {
        post({ type: 'remove', credential, ...(identifier !== undefined && { identifier }) });
      },
      { spoken: texts.removing(what, label.replace('…', '')) },
    )}
    ${hint === undefined ? nothing : html`<p class="hint">${hint}</p>`}
  </div>`;
}
