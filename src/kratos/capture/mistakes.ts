import { fieldsSent } from '../exchange/fieldsSent';
import type { SeenExchange } from '../exchange/seen';
import type { Exchange } from '../exchange/types';
import { isCsrfCookie } from '../flow/cookieTrouble';
import { leadsToErrorPage } from '../flow/errorPage';
import { readHeader } from '../flow/headers';
import { filledTextAt } from '../flow/json';
import type { Outcome } from '../flow/outcome.types';
import { readHostname, readOrigin } from '../flow/origins';
import { readFlowUrl } from '../flow/urls';
import type { PageMistake } from '../record/pageMistake';

/** An exchange of a client that is not ours; a step of a flow has that flow, and what its answer meant. */
export interface SeenStep extends SeenExchange {
  readonly flowId?: string;
  readonly outcome?: Outcome;
}

/** A mistake, and the step that shows it. */
export interface FoundMistake {
  readonly mistake: PageMistake;
  readonly step: SeenStep;
}

/**
 * What the newest exchange of a page, or of a program, shows that it did wrong. `before` are those before it, oldest
 * first: all of the browser's, since a page that was left took its own with it.
 */
export function findMistake(newest: SeenStep, before: readonly SeenStep[]): FoundMistake | undefined {
  const last = before.findLast(({ flowId }) => flowId !== undefined);
  // Whoever goes astray is often refused by CORS there, which is not what is wrong.
  const turn = last && wrongTurn(newest, last);
  if (turn) return { mistake: turn, step: last };
  const mistake =
    refusedByOrigin(newest) ??
    wentElsewhere(newest, before) ??
    unansweredWithoutToken(newest) ??
    wrongBeginning(newest) ??
    keptBack(newest) ??
    wrongCredentials(newest, before) ??
    startedOver(newest, before);
  return mistake && { mistake, step: newest };
}

function refusedByOrigin({ corsRefused, exchange, page }: SeenStep): PageMistake | undefined {
  if (!corsRefused) return undefined;
  return { kind: 'cors-refused', origin: readHeader(exchange.request.headers, 'origin') ?? readOrigin(page ?? '') };
}

function wrongBeginning({ exchange: { request, response }, sender }: SeenStep): PageMistake | undefined {
  const pathname = URL.parse(request.url)?.pathname ?? '';
  if (sender !== 'script' || request.method !== 'GET') return undefined;
  if (/\/self-service\/[a-z]+\/api\/?$/.test(pathname)) return { kind: 'native-flow-in-a-browser' };
  const wantsJson = (readHeader(request.headers, 'accept') ?? '').includes('json');
  const isSentOn = response !== undefined && response.status >= 300 && response.status < 400;
  const begins = /\/self-service\/[a-z]+\/browser\/?$/.test(pathname);
  return begins && isSentOn && !wantsJson ? { kind: 'no-accept-json' } : undefined;
}

/** Said as soon as the cookie of a flow is lost: what is sent later can only be refused. */
function keptBack({ keptBack: why, outcome, exchange }: SeenStep): PageMistake | undefined {
  // A provider that posts its answer (`form_post`) does so without cookies: 302 has the browser ask again with them.
  if (why === undefined || outcome === undefined || exchange.response?.status === 302) return undefined;
  return { kind: why === 'another-site' ? 'cookies-of-another-site' : 'cookies-need-https' };
}

function wrongCredentials(newest: SeenStep, before: readonly SeenStep[]): PageMistake | undefined {
  const { outcome, sender, exchange } = newest;
  const isRefused =
    outcome?.kind === 'redirect-wanted' && leadsToErrorPage(outcome.url, exchange.response?.headers ?? []);
  if (isRefused) return withoutToken(exchange);
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
      if (sender !== 'script') return { kind: 'flow-of-another-jar' };
      return lostBefore(newest, before) ?? { kind: 'cookies-left-at-home' };
    case 'cookie-dropped':
    case 'cookie-of-another-server':
    case 'unknown':
      return undefined;
  }
}

/** What kept the cookie of a flow from the same page when it began. */
function lostBefore({ pageId }: SeenStep, before: readonly SeenStep[]): PageMistake | undefined {
  const lost = before.findLast((step) => step.pageId === pageId && keptBack(step) !== undefined);
  return lost && keptBack(lost);
}

/** A form is refused with a redirect, which does not say why; what was sent does. */
function withoutToken(exchange: Exchange): PageMistake | undefined {
  const sent = exchange.request.method === 'POST' ? fieldsSent(exchange) : undefined;
  return sent !== undefined && !filledTextAt(sent, 'csrf_token') ? { kind: 'no-csrf-token' } : undefined;
}

/** A request whose answer is not known, that will be refused: its cookie says that the flow is one of a browser. */
function unansweredWithoutToken({ exchange }: SeenStep): PageMistake | undefined {
  const { request, response, failure } = exchange;
  const flow = readFlowUrl(request.url);
  const isBrowsers = isCsrfCookie((readHeader(request.headers, 'cookie') ?? '').trim());
  const isUnanswered = response === undefined && failure?.kind === 'not-recorded';
  return isUnanswered && isBrowsers && flow?.id !== undefined ? withoutToken(exchange) : undefined;
}

/** The flow was begun under another name of the server: cookies go to the host alone that set them. */
function wentElsewhere({ exchange, outcome }: SeenStep, before: readonly SeenStep[]): PageMistake | undefined {
  const id = readFlowUrl(exchange.request.url)?.id;
  if (outcome?.kind !== 'csrf-refused' || id === undefined) return undefined;
  const begun = before.find((step) => flowOf(step) === id);
  const [from, to] = [begun?.exchange.request.url ?? '', exchange.request.url].map(readHostname);
  return from === undefined || to === undefined || from === to ? undefined : { kind: 'other-host', from, to };
}

function flowOf({ outcome, exchange }: SeenStep): string | undefined {
  if (outcome !== undefined && 'flow' in outcome) return outcome.flow.id;
  const location = readHeader(exchange.response?.headers ?? [], 'location');
  return location === undefined ? readFlowUrl(exchange.request.url)?.id : readFlowUrl(location)?.id;
}

/** What was done with an answer that sends the whole page elsewhere (422 `browser_location_change_required`). */
function wrongTurn({ exchange, sender }: SeenStep, last: SeenStep): PageMistake | undefined {
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
function startedOver({ exchange, pageId }: SeenStep, before: readonly SeenStep[]): PageMistake | undefined {
  const begun = readFlowUrl(exchange.request.url);
  if (begun?.client === undefined || pageId === undefined) return undefined;
  const last = before.findLast((step) => step.pageId === pageId && step.outcome !== undefined);
  const { outcome } = last ?? {};
  const wentOn = outcome?.kind === 'advanced' && last?.exchange.response?.status === 400;
  return wentOn && outcome.flow.flowType === begun.flowType ? { kind: 'step-taken-for-failure' } : undefined;
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
