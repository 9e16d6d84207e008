import { fieldsSent } from '../exchange/fieldsSent';
import type { Exchange } from '../exchange/types';
import { readHeader } from '../flow/headers';
import { filledTextAt } from '../flow/json';
import type { Outcome } from '../flow/outcome.types';
import { readFlowUrl, readHostname, readOrigin } from '../flow/urls';
import type { PageMistake } from '../record/pageMistake';
import type { CapturedExchange } from './types';

/** A captured exchange; one that is a step of a flow has that flow, and what its answer meant. */
export interface CapturedStep extends CapturedExchange {
  readonly flowId?: string;
  readonly outcome?: Outcome;
}

/** A mistake, and the step that shows it. */
export interface FoundMistake {
  readonly mistake: PageMistake;
  readonly step: CapturedStep;
}

/**
 * What the newest exchange of a page shows that the page did wrong. `before` are those before it, oldest first: all of
 * the browser's, since a page that was left took its own with it.
 */
export function findMistake(newest: CapturedStep, before: readonly CapturedStep[]): FoundMistake | undefined {
  const last = before.findLast(({ flowId }) => flowId !== undefined);
  // Whoever goes astray is often refused by CORS there, which is not what is wrong.
  const turn = last && wrongTurn(newest, last);
  if (turn) return { mistake: turn, step: last };
  const mistake =
    refusedByOrigin(newest) ??
    wrongBeginning(newest) ??
    keptBack(newest) ??
    wrongCredentials(newest, before) ??
    startedOver(newest, before);
  return mistake && { mistake, step: newest };
}

function refusedByOrigin({ corsRefused, exchange, page }: CapturedStep): PageMistake | undefined {
  if (!corsRefused) return undefined;
  return { kind: 'cors-refused', origin: readHeader(exchange.request.headers, 'origin') ?? readOrigin(page) };
}

function wrongBeginning({ exchange: { request, response }, sender }: CapturedStep): PageMistake | undefined {
  const pathname = URL.parse(request.url)?.pathname ?? '';
  if (sender !== 'script' || request.method !== 'GET') return undefined;
  if (/\/self-service\/[a-z]+\/api\/?$/.test(pathname)) return { kind: 'native-flow-in-a-browser' };
  const wantsJson = (readHeader(request.headers, 'accept') ?? '').includes('json');
  const isSentOn = response !== undefined && response.status >= 300 && response.status < 400;
  const begins = /\/self-service\/[a-z]+\/browser\/?$/.test(pathname);
  return begins && isSentOn && !wantsJson ? { kind: 'no-accept-json' } : undefined;
}

/** Said as soon as the cookie of a flow is lost: what is sent later can only be refused. */
function keptBack({ keptBack: why, outcome, exchange }: CapturedStep): PageMistake | undefined {
  // A provider that posts its answer (`form_post`) does so without cookies: 302 has the browser ask again with them.
  if (why === undefined || outcome === undefined || exchange.response?.status === 302) return undefined;
  return { kind: why === 'another-site' ? 'cookies-of-another-site' : 'cookies-need-https' };
}

function wrongCredentials(newest: CapturedStep, before: readonly CapturedStep[]): PageMistake | undefined {
  const { outcome, sender, exchange } = newest;
  if (outcome?.kind === 'redirect-wanted' && isErrorPage(outcome.url)) return withoutToken(exchange);
  if (outcome?.kind !== 'csrf-refused') return undefined;
  switch (outcome.cause) {
    case 'no-token':
    case 'empty-token':
      return { kind: 'no-csrf-token' };
    case 'token-of-another-client':
    case 'flow-of-another-client':
    case 'cookie-lost':
      return { kind: 'flow-of-another-jar' };
    case 'no-cookie':
      if (sender !== 'script' || askedElsewhere(newest, before)) return { kind: 'flow-of-another-jar' };
      return lostBefore(newest, before) ?? { kind: 'cookies-left-at-home' };
    case 'cookie-dropped':
    case 'cookie-of-another-server':
    case 'unknown':
      return undefined;
  }
}

/** What kept the cookie of a flow from the same page when it began. */
function lostBefore({ pageId }: CapturedStep, before: readonly CapturedStep[]): PageMistake | undefined {
  const lost = before.findLast((step) => step.pageId === pageId && keptBack(step) !== undefined);
  return lost && keptBack(lost);
}

/** Whether the same page asked Kratos by another host name before, which has other cookies. */
function askedElsewhere({ pageId, exchange }: CapturedStep, before: readonly CapturedStep[]): boolean {
  const host = readHostname(exchange.request.url);
  return before.some(
    (step) => step.pageId === pageId && step.outcome !== undefined && readHostname(step.exchange.request.url) !== host,
  );
}

/** Whether somebody is sent to `selfservice.flows.error.ui_url`, where the error has an id and no flow. */
function isErrorPage(url: string): boolean {
  const { searchParams } = URL.parse(url) ?? {};
  return searchParams?.has('id') === true && !searchParams.has('flow');
}

/** A form is refused with a redirect, which does not say why; what was sent does. */
function withoutToken(exchange: Exchange): PageMistake | undefined {
  const sent = exchange.request.method === 'POST' ? fieldsSent(exchange) : undefined;
  return sent !== undefined && !filledTextAt(sent, 'csrf_token') ? { kind: 'no-csrf-token' } : undefined;
}

/** What was done with an answer that sends the whole page elsewhere (422 `browser_location_change_required`). */
function wrongTurn({ exchange, sender }: CapturedStep, last: CapturedStep): PageMistake | undefined {
  const sentTo = last.exchange.response?.status === 422 ? wantedPage(last.outcome) : undefined;
  const { url } = exchange.request;
  if (sentTo === undefined || withoutHash(url) !== withoutHash(sentTo)) return undefined;
  if (sender === 'script') return { kind: 'redirect-fetched', url };
  const gotNothing = exchange.failure !== undefined && exchange.failure.kind !== 'cancelled';
  return gotNothing ? { kind: 'redirect-to-nowhere', url } : undefined;
}

function wantedPage(outcome: Outcome | undefined): string | undefined {
  return outcome !== undefined && 'url' in outcome ? outcome.url : undefined;
}

/** The same page began a flow of the same type after an answer that was the next step of the one it had. */
function startedOver({ exchange, pageId }: CapturedStep, before: readonly CapturedStep[]): PageMistake | undefined {
  const begun = readFlowUrl(exchange.request.url);
  if (begun?.client === undefined) return undefined;
  const last = before.findLast((step) => step.pageId === pageId && step.outcome !== undefined);
  const { outcome } = last ?? {};
  const wentOn = outcome?.kind === 'advanced' && last?.exchange.response?.status === 400;
  return wentOn && outcome.flow.flowType === begun.flowType ? { kind: 'step-taken-for-failure' } : undefined;
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
