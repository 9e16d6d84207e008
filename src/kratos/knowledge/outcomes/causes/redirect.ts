import { t } from '@vscode/l10n';
import { leadsToErrorPage } from '../../../flow/errorPage';
import { readHostname, isWebLink } from '../../../flow/origins';
import { isProviderUrl } from '../../../flow/providerUrls';
import { rewriteToConnection } from '../../../flow/urls';
import { flowTitle } from '../words';
import { displayHost, isOwnOrigin, namedFlow } from './addresses';
import { hasCookies, inBrowser } from './browsing';
import { goOn, openInBrowser } from './leaving';
import type { Leaving } from './leaving';
import { toOAuth2 } from './oauth2';
import { toProvider } from './provider';
import { remedies, remedy, restart } from '../remedies';
import type { Cause, Situation } from '../types';

/**
 * An answer that sends the browser to another address: said with the address, followed only where it names a flow of
 * this server, and then by a press.
 */
export function describeRedirect(input: Situation, url: string, status: number): Cause {
  return {
    tone: 'warn',
    // A redirect of JSON has an id; one of pages has none.
    ...(status === 422 ? { id: 'browser_location_change_required' } : {}),
    literal: t('HTTP {0} to {1}', status, url),
    ...describeWay(input, url),
  };
}

function describeWay(input: Situation, url: string): Leaving {
  const { connection } = input;
  if (!isWebLink(url)) {
    return {
      tone: 'bad',
      title: t('The server points at an address that is not followed'),
      why: t('It is not an http or https address.'),
      todo: t(
        'Look at selfservice.default_browser_return_url, selfservice.allowed_return_urls and the ui_url of each flow in the server’s configuration.',
      ),
      remedies: remedies(restart()),
    };
  }
  if (isProviderUrl(url)) return toProvider(input, url);
  const named = namedFlow(url, connection);
  if (named !== undefined) return toFlow(input, url, named);
  const { headers = [] } = input.record.exchanges.at(-1)?.response ?? {};
  if (leadsToErrorPage(url, headers) && !isReturn(input, url)) return toErrorPage(input);
  return toOAuth2(input, url) ?? elsewhere(input, url);
}

/**
 * A flow of this server, at a page of its UI or at its own address. That the address has another host is said once, by
 * the note about it.
 */
function toFlow(input: Situation, url: string, named: NonNullable<ReturnType<typeof namedFlow>>): Leaving {
  const { type, elsewhere: host } = named;
  const flow = type === undefined ? t('another flow') : t('a flow of type {0}', flowTitle(type));
  const isPage = input.connection === undefined || !rewriteToConnection(url, input.connection.publicUrl).changed;
  return {
    title: recovered(input) ? t('Recovered: continue in {0}', flow) : t('Continue in {0}', flow),
    why:
      host === undefined || !isPage
        ? t('The answer sends a browser there. Here it takes a press, so that nothing is followed unseen.')
        : t(
            'The answer sends a browser to {0}, the page in selfservice.flows.{1}.ui_url. Here the flow is read from the connection instead.',
            host,
            type ?? '*',
          ),
    remedies: remedies(
      remedy({ kind: 'use-flow' }, t('Open the flow here'), 'arrow-right', true),
      hasCookies(input) ? inBrowser() : openInBrowser(),
    ),
  };
}

/** Kratos keeps an error for its page: the page would read it, and so can we. */
function toErrorPage(input: Situation): Leaving {
  return {
    tone: 'bad',
    title: t('Kratos refused it, and tells its error page why'),
    why: t(
      'A request of a page is not told what was wrong: Kratos keeps the error and sends the browser to selfservice.flows.error.ui_url, where a page reads it.',
    ),
    remedies: remedies(remedy({ kind: 'explain-error' }, t('Show what was wrong'), 'info', true), goOn(input)),
  };
}

function elsewhere(input: Situation, url: string): Leaving {
  const { connection, personaName } = input;
  const host = displayHost(url);
  const isOtherHost =
    connection !== undefined &&
    !isOwnOrigin(url, connection) &&
    readHostname(url) !== readHostname(connection.publicUrl);
  return {
    title: recovered(input) ? t('Recovered: continue at {0}', host) : t('Continue at {0}', host),
    why: [
      isReturn(input, url)
        ? t('It is the return_to of this flow, which selfservice.allowed_return_urls lets pass.')
        : t(
            'The address comes from the server’s configuration: a ui_url of selfservice.flows, selfservice.default_browser_return_url, or a return_to that selfservice.allowed_return_urls lets pass.',
          ),
      ...(isOtherHost
        ? [t('A page on another host than Kratos has its cookies only where cookies.domain covers both.')]
        : []),
    ].join(' '),
    todo: hasCookies(input)
      ? t(
          'It is never followed automatically. A browser that is opened here has the cookies of {0}; your own does not.',
          personaName,
        )
      : t(
          'It is never followed automatically. It opens with the cookies of your own browser, not with those of {0}.',
          personaName,
        ),
    remedies: remedies(
      ...(hasCookies(input) ? [inBrowser(true), openInBrowser()] : [openInBrowser(true)]),
      goOn(input),
    ),
  };
}

/** The address that whoever began the flow wants to come back to; it may have an `id` of its own. */
function isReturn({ record: { flow } }: Situation, url: string): boolean {
  return flow?.returnTo !== undefined && url.startsWith(flow.returnTo);
}

/** A passed recovery answers with a redirect to the settings where the server does not use `continue_with`. */
function recovered({ record }: Situation): boolean {
  return record.type === 'recovery' && record.status === 'done';
}
