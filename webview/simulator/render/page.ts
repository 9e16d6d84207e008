import { html, type TemplateResult } from 'lit/html.js';
import type { AnswerState, SimulatorState } from '../../../src/protocol/simulator';
import { texts } from '../texts';
import { drawChanges } from './changes';
import { drawOffers } from './offers';
import { drawKnown, drawReason, drawSecondStep, drawTable, link, type Post } from './parts';
import { drawNoAnswer, drawVerdict } from './verdict';

/** The whole page: the question, the answer, and below it what it follows from and what would change it. */
export function drawPage(state: SimulatorState, post: Post): TemplateResult {
  return html`<main>
    <h1>${texts.title}</h1>
    ${
      state.kind === 'answer'
        ? html`<p class="file">${state.file} · ${link(post, { type: 'choose-version' }, state.version)}</p>
            ${drawVerdict(state, post)} ${drawDetails(state, post)}`
        : html`<p class="file">${state.file}</p>
            ${drawNoAnswer(state, post)}`
    }
  </main>`;
}

function drawDetails(state: AnswerState, post: Post): TemplateResult {
  const [here, other] = state.versions.map(({ version }) => version);
  return html`${state.notes.map((note) => html`<p class="note">${note}</p>`)}
    <dl>
      ${state.facts.map(
        ({ label, text }) =>
          html`<dt>${label}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
    <h2>${texts.others}</h2>
    ${drawPeople(state, post)}
    <h2>${texts.places}</h2>
    ${drawPlaces(state, post)}
    <h2>${texts.factors}</h2>
    <ul>
      ${state.factors.map((reason) => html`<li>${drawReason(post, reason)}</li>`)}
    </ul>
    <h2>${texts.offers}</h2>
    ${drawOffers(state)}
    <h2>${texts.changes}</h2>
    ${drawChanges(state, post)}
    <h2>${texts.versions(here ?? '', other ?? '')}</h2>
    ${drawVersions(state, post)}`;
}

function drawPeople({ people, places }: AnswerState, post: Post): TemplateResult {
  return drawTable(
    [texts.somebody, ...places.map(({ title }) => title), texts.secondStepOffers],
    people.map((one) => [
      one.isShown
        ? html`<strong aria-current="true">${one.name}</strong>`
        : link(post, { type: 'show-person', id: one.id }, one.name),
      ...one.asked.map(drawKnown),
      drawSecondStep(one),
    ]),
  );
}

function drawPlaces({ places }: AnswerState, post: Post): TemplateResult {
  return html`<div class="places">
    ${places.map(
      ({ title, asked, answer, demand }) =>
        html`<section>
          <h3>
            ${title}
            <span class="badge ${asked === 'yes' ? 'yes' : ''}">${texts.asked[asked]}</span>
          </h3>
          <p>${answer}</p>
          <p>${drawReason(post, demand)}</p>
        </section>`,
    )}
  </div>`;
}

function drawVersions({ versions, places, differs }: AnswerState, post: Post): TemplateResult {
  if (!differs) return html`<p>${texts.alike}</p>`;
  return drawTable(
    ['', ...versions.map(({ version }) => version)],
    [
      ...places.map(({ title }, at) => [title, ...versions.map(({ asked }) => drawKnown(asked[at] ?? 'unknown'))]),
      [texts.secondStepOffers, ...versions.map(drawSecondStep)],
      [texts.why, ...versions.map(({ factors }) => factors.map((reason) => html`<p>${drawReason(post, reason)}</p>`))],
    ],
  );
}
