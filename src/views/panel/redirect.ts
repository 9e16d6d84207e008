import { t } from '@vscode/l10n';
import type { ProblemView } from '../../protocol/state';
import { isWebLink } from '../../kratos/flow/urls';
import { flowTitle } from '../trees/flowWords';
import { displayHost, namedFlow } from './addresses';
import { button, buttons, restart } from './buttons';
import type { ProblemInput } from './problem';

/** An answer that sends the browser to another address: said with the address, followed only where it names a flow of this server, and then by a press. */
export function describeRedirect(input: ProblemInput, url: string, status: number): ProblemView {
  const { connection, personaName } = input;
  const literal = t('HTTP {0} to {1}', status, url);
  if (!isWebLink(url)) {
    return {
      tone: 'bad',
      title: t('The server points at an address that is not followed'),
      why: t('It is no http or https address.'),
      todo: t('Look at the return and UI addresses in the server’s configuration.'),
      literal,
      actions: buttons(restart()),
    };
  }
  const openInBrowser = button({ kind: 'open-url' }, t('Open in browser'), 'link-external');
  const named = namedFlow(url, connection);
  if (named !== undefined) {
    const flow = named.type === undefined ? t('another flow') : t('a flow of type {0}', flowTitle(named.type));
    return {
      tone: 'warn',
      title: recovered(input) ? t('Recovered: the way goes on in {0}', flow) : t('The way goes on in {0}', flow),
      why:
        named.elsewhere === undefined
          ? t('The answer sends a browser there. Here it is a press, so that nothing is followed unseen.')
          : t(
              'The answer sends a browser to {0}, the server’s UI or another name for the server. Here the flow is read from the connection instead.',
              named.elsewhere,
            ),
      todo: t('Open the flow here.'),
      literal,
      actions: buttons(button({ kind: 'use-flow' }, t('Open the flow here'), 'arrow-right', true), openInBrowser),
    };
  }
  const host = displayHost(url);
  return {
    tone: 'warn',
    title: recovered(input) ? t('Recovered: the way goes on at {0}', host) : t('The way goes on at {0}', host),
    why: t('The answer sends the browser to {0}. Such addresses are never followed by themselves.', host),
    todo: t(
      'Open it to see that page. It is opened with the cookies of your own browser, not with those of {0}.',
      personaName,
    ),
    literal,
    actions: buttons(
      { ...openInBrowser, primary: true },
      input.record.flow === undefined ? restart() : button({ kind: 'refetch' }, t('Read the flow again'), 'refresh'),
    ),
  };
}

/** A passed recovery answers with a redirect to the settings where the server does not use `continue_with`. */
function recovered({ record }: ProblemInput): boolean {
  return record.type === 'recovery' && record.status === 'done';
}
