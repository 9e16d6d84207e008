import { t } from '@vscode/l10n';
import type { Change } from '../../config/simulator/changes';
import { placesAsked, type PlaceAsked } from '../../config/simulator/evaluate';
import type { Simulation } from '../../config/simulator/simulate';
import { versionWords } from '../../config/reference/describeSetting';
import { html, Html, joined } from '../../platform/html';
import { framed, pageTitle, type PageFrame } from './frame';
import { lineLink, link, reasonText, table, valueText, yesNo } from './pageParts';
import type { PageModel, Press } from './pageModel';
import { describePerson, placeTitle, verdictOf } from './words';

/** The page with its answer. */
export function drawPage(model: PageModel, frame: PageFrame): string {
  const { simulation, name } = model;
  const version = t('Kratos {0}', versionWords(simulation.version));
  return framed(
    frame,
    html`<h1>${pageTitle()}</h1>
      <p class="file">${model.file} · ${link(model, { kind: 'choose-version' }, version)}</p>
      <section class="verdict ${toneOf(simulation)}" aria-label="${t('The answer')}">
        <p class="who">${name} ${link(model, { kind: 'choose-person' }, t('Choose another person'), 'button')}</p>
        <p class="answer">${verdictOf(simulation)}</p>
        ${open(model)} ${decidedBy(model)}
      </section>
      ${model.notes.map((note) => html`<p class="note">${note}</p>`)}
      <dl>
        ${describePerson(simulation.person, simulation).map(
          ([label, value]) =>
            html`<dt>${label}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      <h2>${t('Who else is asked')}</h2>
      ${people(model)}
      <h2>${t('What each place answers')}</h2>
      ${answers(model)}
      <h2>${t('What counts as a second factor')}</h2>
      <ul>
        ${simulation.factors.map((reason) => html`<li>${reasonText(model, reason)}</li>`)}
      </ul>
      <h2>${t('What is offered')}</h2>
      ${offers(simulation)}
      <h2>${t('What would change it')}</h2>
      ${changes(model)}
      <h2>${t('{0} and {1}', versionWords(simulation.version), versionWords(model.other.version))}</h2>
      ${versions(model)}`,
  );
}

function toneOf({ stuck, answers }: Simulation): 'stuck' | 'asked' | 'free' | 'open' {
  if (stuck) return 'stuck';
  const asked = placesAsked.map((place) => answers[place].asked);
  if (asked.includes(true)) return 'asked';
  return asked.includes(undefined) ? 'open' : 'free';
}

/** What could not be read, so that something cannot be known, and what can be done about it. */
function open(model: PageModel): Html {
  const rows = model.simulation.open.map((reason) => {
    const { remote } = reason;
    const read =
      remote === undefined ? html`` : link(model, { kind: 'read-schema', url: remote }, t('Read it'), 'button');
    return html`<li>${reasonText(model, reason)} ${read}</li>`;
  });
  return rows.length === 0
    ? html``
    : html`<p>${t('What is not known')}</p>
        <ul>
          ${rows}
        </ul>`;
}

function decidedBy(model: PageModel): Html {
  const lines = model.simulation.decidedBy.map((line) => html`<li>${lineLink(model, line)}</li>`);
  return lines.length === 0
    ? html``
    : html`<p>${t('Decided by')}</p>
        <ul>
          ${lines}
        </ul>`;
}

function answers(model: PageModel): Html {
  return html`<div class="places">
    ${placesAsked.map((place) => {
      const { asked, demand } = model.simulation.answers[place];
      return html`<section>
        <h3>
          ${placeTitle(place)}
          <span class="badge ${asked === true ? 'yes' : ''}">${askedWord(asked)}</span>
        </h3>
        <p>${answerText(place, asked)}</p>
        <p>${reasonText(model, demand)}</p>
      </section>`;
    })}
  </div>`;
}

function askedWord(asked: boolean | undefined): string {
  if (asked === undefined) return t('not known');
  return asked ? t('asked') : t('not asked');
}

function answerText(place: PlaceAsked, asked: boolean | undefined): string {
  if (asked === undefined) return t('It cannot be known what is answered here.');
  switch (place) {
    case 'whoami':
      return asked ? t('403 session_aal2_required: the session counts for nothing yet.') : t('200 and the session.');
    case 'settings':
      return asked ? t('403 session_aal2_required, instead of a settings flow.') : t('200 and a settings flow.');
    case 'login':
      return asked
        ? t(
            'Goes on to the second step: 422 browser_location_change_required to a script, a redirect to a page. A native app gets a session without the identity.',
          )
        : t('Is done after the first step.');
  }
}

function offers({ first, offered, mayOffer, codesTo, stuck }: Simulation): Html {
  const listed = (names: readonly string[]): Html =>
    names.length === 0
      ? html`${t('nothing')}`
      : joined(
          names.map((name) => html`<code>${name}</code>`),
          html`, `,
        );
  const perhaps = (names: readonly string[]): Html =>
    names.length === 0 ? html`` : html` (${t('not known: {0}', names.join(', '))})`;
  const codes = codesTo.length > 0 ? html` (${t('codes go to {0}', codesTo.join(', '))})` : html``;
  return html`<ul>
    <li>${t('The first step of a login offers:')} ${listed(first.offered)}</li>
    <li>${t('Of these, this person can use:')} ${listed(first.usable)}${perhaps(first.mayUse)}</li>
    <li class="${stuck === true ? 'stuck' : ''}">
      ${t('The second step offers (a login with aal=aal2):')} ${listed(offered)}${codes}${perhaps(mayOffer)}
    </li>
  </ul>`;
}

function changes(model: PageModel): Html {
  const all = model.simulation.changes;
  const mattering = all.filter(({ matters }) => matters);
  const idle = all.filter(({ matters }) => !matters);
  const rows = mattering.map(
    (change) =>
      html`<li>
        <p class="change">${changeName(model, change)} ${changeButton(model, change)}</p>
        <p>${change.effect}</p>
      </li>`,
  );
  const others = html`<p>${t('These would make no difference for this person:')}</p>
    <ul>
      ${idle.map((change) => html`<li>${changeName(model, change)}</li>`)}
    </ul>`;
  return html`
    ${
      rows.length > 0
        ? html`<ul class="changes">
            ${rows}
          </ul>`
        : html``
    }
    ${idle.length > 0 ? others : html``}
  `;
}

function changeButton(model: PageModel, { line, to, edit }: Change): Html {
  if (!edit) return html``;
  const press: Press = { kind: 'change', name: line.name, ...(line.file !== undefined && { file: line.file }) };
  return link(model, press, t('Change it'), 'button', t('Change {0} to {1}', line.name, valueText(to)));
}

function changeName(model: PageModel, { line, to }: Change): Html {
  return lineLink(model, { ...line, value: to }, t('not written yet'));
}

function versions(model: PageModel): Html {
  const { simulation, other, differs } = model;
  if (!differs) return html`<p>${t('Both treat this person alike.')}</p>`;
  const sides = [simulation, other];
  const row = (label: string, cell: (side: Simulation) => Html): readonly Html[] => [
    html`${label}`,
    ...sides.map(cell),
  ];
  return table(
    ['', ...sides.map(({ version }) => versionWords(version))],
    [
      ...placesAsked.map((place) => row(placeTitle(place), (side) => yesNo(side.answers[place].asked))),
      row(t('Second step offers'), offeredText),
      row(t('Why'), ({ factors }) => html`${factors.map((reason) => html`<p>${reasonText(model, reason)}</p>`)}`),
    ],
  );
}

function people(model: PageModel): Html {
  const rows = model.people.map(({ name, simulation }) => [
    name === model.name
      ? html`<strong aria-current="true">${name}</strong>`
      : link(model, { kind: 'show-person', person: simulation.person, name }, name),
    ...placesAsked.map((place) => yesNo(simulation.answers[place].asked)),
    offeredText(simulation),
  ]);
  return table([t('Somebody who'), ...placesAsked.map(placeTitle), t('Second step offers')], rows);
}

function offeredText({ stuck, offered, mayOffer }: Simulation): Html {
  if (stuck) return html`<strong class="stuck">${t('nothing: locked out')}</strong>`;
  if (offered.length === 0 && mayOffer.length > 0) return html`<em>${t('not known')}</em>`;
  return html`${offered.join(', ') || t('nothing')}`;
}
