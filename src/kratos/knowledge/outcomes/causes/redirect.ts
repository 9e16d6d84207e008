import { t } from '@vscode/l10n';
import { readHostname, isProviderUrl, isWebLink, rewriteToConnection } from '../../../flow/urls';
import { flowTitle } from '../words';
import { displayHost, isOwnOrigin, namedFlow } from './addresses';
import { remedies, remedy, restart } from '../remedies';
import type { Cause, Remedy, Situation } from '../types';

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

type Way = Omit<Cause, 'tone' | 'id' | 'literal'> & { readonly tone?: Cause['tone'] };

function describeWay(input: Situation, url: string): Way {
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
  return named === undefined ? elsewhere(input, url) : toFlow(input, url, named);
}

/**
 * A flow of this server, at a page of its UI or at its own address. That the address has another host is said once, by
 * the note about it.
 */
function toFlow(input: Situation, url: string, named: NonNullable<ReturnType<typeof namedFlow>>): Way {
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
    remedies: remedies(remedy({ kind: 'use-flow' }, t('Open the flow here'), 'arrow-right', true), openInBrowser()),
  };
}

/**
 * The page of a social or company provider. Coming back from it needs the cookie that the submit set, which another
 * browser does not have.
 */
function toProvider(input: Situation, url: string): Way {
  const { record, personaName } = input;
  const title = t('Continue at the provider {0}', displayHost(url));
  const exchanged = record.client === 'native' && record.parameters.return_session_token_exchange_code === true;
  return exchanged
    ? {
        title,
        why: t(
          'Any browser may sign in there: the code in the address that it comes back to (the return_to of this flow) is the second half of the token exchange.',
        ),
        remedies: remedies(openInBrowser(true), goOn(input)),
      }
    : {
        title,
        why: t(
          'The way back needs the cookie ory_kratos_continuity, which the submit set for {0}. Your browser does not have it, so a sign-in there ends in “no resumable session found”.',
          personaName,
        ),
        todo:
          record.client === 'native'
            ? t('To finish it in any browser, start the flow with return_session_token_exchange_code and a return_to.')
            : t(
                'Open it to see the provider’s page only. To finish the sign-in, submit the form in your browser, at selfservice.flows.{0}.ui_url.',
                record.type,
              ),
        remedies: remedies(openInBrowser(), goOn(input)),
      };
}

function elsewhere(input: Situation, url: string): Way {
  const { connection, personaName, record } = input;
  const host = displayHost(url);
  const back = record.flow?.returnTo;
  const isReturn = back !== undefined && url.startsWith(back);
  const isOtherHost =
    connection !== undefined &&
    !isOwnOrigin(url, connection) &&
    readHostname(url) !== readHostname(connection.publicUrl);
  return {
    title: recovered(input) ? t('Recovered: continue at {0}', host) : t('Continue at {0}', host),
    why: [
      isReturn
        ? t('It is the return_to of this flow, which selfservice.allowed_return_urls lets pass.')
        : t(
            'The address comes from the server’s configuration: a ui_url of selfservice.flows, selfservice.default_browser_return_url, or a return_to that selfservice.allowed_return_urls lets pass.',
          ),
      ...(isOtherHost
        ? [t('A page on another host than Kratos has its cookies only where cookies.domain covers both.')]
        : []),
    ].join(' '),
    todo: t(
      'It is never followed automatically. It opens with the cookies of your own browser, not with those of {0}.',
      personaName,
    ),
    remedies: remedies(openInBrowser(true), goOn(input)),
  };
}

function openInBrowser(primary = false): Remedy {
  return remedy({ kind: 'open-url' }, t('Open in browser'), 'link-external', primary);
}

function goOn({ record }: Situation): Remedy {
  return record.flow === undefined ? restart() : remedy({ kind: 'refetch' }, t('Read the flow again'), 'refresh');
}

/** A passed recovery answers with a redirect to the settings where the server does not use `continue_with`. */
function recovered({ record }: Situation): boolean {
  return record.type === 'recovery' && record.status === 'done';
}
