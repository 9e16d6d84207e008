import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FlowType } from '../../../src/protocol/state';
import { formatLeft, formatTime } from '../countdown';
import { texts } from '../texts';
import { drawBusy, pressedGroup } from './busy';
import { icon, iconButton, toneIcon } from '../../shared/icons';
import type { View } from './view';

const flowIcons: Readonly<Record<FlowType, string>> = {
  login: 'sign-in',
  registration: 'person-add',
  settings: 'settings-gear',
  recovery: 'key',
  verification: 'verified',
};

/** Who, which client, which state, how long; and what can be done with the flow as a whole. */
export function drawHeader(view: View): TemplateResult {
  const { flow } = view.state;
  const client = texts.header[flow.client];
  return html`<header class="header">
    <h1 id="title" tabindex="-1">${icon(flowIcons[flow.type])}<span>${flow.title}</span></h1>
    <ul class="facts">
      <li title=${texts.header.persona(flow.persona)}>${icon('account')}${flow.persona}</li>
      <li title=${texts.header.client(client)}>
        ${icon(flow.client === 'browser' ? 'globe' : 'device-mobile')}${client}
      </li>
      ${
        flow.captured === true
          ? html`<li title=${texts.header.capturedMeans}>${icon('eye')}${texts.header.captured}</li>`
          : nothing
      }
      <li title=${texts.header.connection(flow.connection, flow.version)} class="connection">
        ${icon('server')}${flow.connection}
      </li>
      <li title=${texts.header.state(flow.stateLabel)} class="state">
        ${flow.tone === 'neutral' ? icon('circle-filled') : toneIcon(flow.tone)}${flow.stateLabel}
      </li>
      ${drawTimeLeft(view)}
    </ul>
    <div class="header-actions" role="group" aria-label=${texts.header.actions}>
      ${pressedGroup(view) === undefined ? drawBusy(view) : nothing} ${drawActions(view)}
    </div>
    <div class="progress ${view.state.busy === undefined ? '' : 'running'}"></div>
  </header>`;
}

function drawTimeLeft({ state: { flow }, now }: View): TemplateResult | typeof nothing {
  if (flow.expiresAt === undefined || flow.over) return nothing;
  const left = flow.expiresAt - now;
  return html`<li class="left" title=${texts.header.expiresAt(formatTime(flow.expiresAt))}>
    ${icon('clockface')}<span role="timer"
      >${left > 0 ? texts.header.timeLeft(formatLeft(left)) : texts.header.expired}</span
    >
  </li>`;
}

function drawActions({ run, state: { flow } }: View): TemplateResult {
  return html`${
    flow.client === 'browser' && !flow.over
      ? iconButton('browser', texts.header.inBrowser, () => {
          run.act('continue-in-browser');
        })
      : nothing
  }${iconButton('refresh', texts.header.refetch, () => {
    run.act('refetch');
  })}${iconButton('debug-restart', texts.header.restart, () => {
    run.act('restart');
  })}${iconButton('copy', texts.header.copyId, () => {
    run.post({ type: 'copy', text: flow.id });
  })}${iconButton('export', texts.header.exportFlow, () => {
    run.post({ type: 'export' });
  })}${iconButton('json', texts.header.openRaw, () => {
    run.post({ type: 'open-raw', what: 'flow' });
  })}`;
}
