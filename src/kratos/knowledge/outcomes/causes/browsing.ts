import { t } from '@vscode/l10n';
import { isWebLink } from '../../../flow/origins';
import { isProviderUrl } from '../../../flow/providerUrls';
import type { BrowserProblem, BrowserState } from '../../../record/browsing';
import { remedies, remedy } from '../remedies';
import type { Cause, Remedy, Situation } from '../types';
import { displayHost } from './addresses';
import { borrowing, explainBrowserProblem, settingThatHelps } from './browserProblems';
import { openInBrowser, roundBy } from './leaving';

/**
 * That a flow goes on in its persona's browser, or that the browser is gone before the flow was through. Undefined
 * where no browser has to do with it.
 */
export function describeBrowsing(input: Situation): Cause | undefined {
  const { browser, record } = input;
  if (browser?.flowId !== record.id || record.status === 'done') return undefined;
  switch (browser.status) {
    case 'starting':
      return undefined;
    case 'open':
      return goesOn(input, browser);
    case 'ended':
      return ended(browser);
    case 'failed':
      return browser.problem && failed(input, browser.problem);
  }
}

/** A persona with cookies has a browser of its own to go on in. */
export function hasCookies({ record }: Situation): boolean {
  return record.client === 'browser' && record.personaId !== undefined;
}

/** Goes on in the persona's browser. */
export function inBrowser(primary = false): Remedy {
  return remedy({ kind: 'continue-in-browser' }, t('Continue in a browser'), 'browser', primary);
}

function goesOn({ record, personaName }: Situation, state: BrowserState): Cause {
  const { name = '', notLoaded, anew, strange, borrowed = false, refused = [] } = state;
  const why = [
    t(
      'It has the cookies of {0}, and what Kratos sets there is here at once. This page goes on by itself.',
      personaName,
    ),
    ...(borrowed
      ? [t('The debugger opened it where you sit: what listens on another machine needs its port forwarded.')]
      : []),
    ...(anew ? [t('Where its page is could not be told, so a new flow begins there.')] : []),
    ...(refused.length > 0 ? [t('The browser does not keep these cookies: {0}.', refused.join(', '))] : []),
  ].join(' ');
  const offered = remedies(
    remedy({ kind: 'show-browser' }, t('Bring to front'), 'browser', true),
    remedy({ kind: 'refetch' }, t('Read the flow again'), 'refresh'),
    remedy({ kind: 'close-browser' }, t('Close the browser'), 'close'),
  );
  if (notLoaded === undefined && strange !== undefined) return stranger(record, strange, offered);
  if (notLoaded === undefined)
    return { tone: 'neutral', title: t('This goes on in {0}', name), why, remedies: offered };
  return {
    tone: 'warn',
    title: t('The page at {0} does not come', displayHost(notLoaded.url)),
    why: t('{0} could not load it. {1}', name, why),
    todo: t(
      'Where it is a page of your login UI (selfservice.flows.{0}.ui_url), start that UI and load the page again; or fill in the form here.',
      record.type,
    ),
    literal: `${notLoaded.error} ${notLoaded.url}`,
    remedies: offered,
  };
}

/** The page has another name than Kratos: it will not get to see the flow. */
function stranger(
  { type }: Situation['record'],
  { page, cookies }: NonNullable<BrowserState['strange']>,
  offered: Cause['remedies'],
): Cause {
  return {
    tone: 'warn',
    title: t('The cookies of {0} do not go to the page at {1}', cookies, page),
    why: t(
      'A cookie goes to the name that set it, and localhost and 127.0.0.1 are two: the page cannot read this flow.',
    ),
    todo: t(
      'Use one name in selfservice.flows.{0}.ui_url, in serve.public.base_url and for the connection, or let cookies.domain cover both. Until then, go on in the form here.',
      type,
    ),
    remedies: remedies(...offered, remedy({ kind: 'edit-connection' }, t('Look at the connection'), 'plug')),
  };
}

function ended({ how, name = '' }: BrowserState): Cause {
  const died = how === 'died';
  return {
    tone: died ? 'warn' : 'neutral',
    title: died ? t('{0} ended before this was done', name) : t('The browser was closed before this was done'),
    why: t('Nothing is lost: the cookies are here as the browser had them last, and the flow was read again.'),
    todo: t('Go on here, or in a browser again.'),
    remedies: remedies(inBrowser(true), remedy({ kind: 'refetch' }, t('Read the flow again'), 'refresh')),
  };
}

function failed(input: Situation, problem: BrowserProblem): Cause {
  const { title, why, todo, literal } = explainBrowserProblem(problem);
  const other = otherWay(input);
  const isAlone = other === undefined && !problem.canBorrow;
  const setting = settingThatHelps(problem, isAlone);
  return {
    tone: 'warn',
    title,
    why,
    todo: [todo, problem.canBorrow ? borrowing() : undefined, other?.words]
      .filter((text) => text !== undefined)
      .join(' '),
    ...(literal !== undefined && literal !== '' && { literal }),
    remedies: remedies(
      problem.canBorrow
        ? remedy({ kind: 'borrow-browser' }, t('Open it with the debugger'), 'debug-alt', true)
        : undefined,
      ...(other?.remedies ?? []),
      setting,
      problem.kind === 'native'
        ? undefined
        : remedy({ kind: 'continue-in-browser' }, t('Try again'), 'debug-restart', isAlone && !setting),
      remedy({ kind: 'refetch' }, t('Read the flow again'), 'refresh'),
    ),
  };
}

/** What goes on without such a browser: a round to a provider by another way, or a page that asks for no cookies. */
function otherWay({
  record: { outcome },
  round,
  personaName,
}: Situation): { readonly words: string; readonly remedies: readonly Remedy[] } | undefined {
  const url = outcome && 'url' in outcome ? outcome.url : undefined;
  if (url === undefined || !isWebLink(url)) return undefined;
  const ways = isProviderUrl(url) ? (round?.ways ?? []).filter((way) => way !== 'browser') : [];
  if (ways.length > 0)
    return {
      words: t('The sign-in at {0} can be made without it.', displayHost(url)),
      remedies: ways.map((way, index) => roundBy(way, url, index === 0)),
    };
  if (isProviderUrl(url)) return undefined;
  return {
    words: t('Your own browser can open {0}, without the cookies of {1}.', displayHost(url), personaName),
    remedies: [openInBrowser(true)],
  };
}
