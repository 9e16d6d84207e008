import { t } from '@vscode/l10n';
import { allowedReturnUrls } from '../facts/returnUrls';
import { isFlowOn } from '../facts/inForce';
import { behind, code, lasting, linkLine, list, source, readTextInForce, withoutUser, type Page } from './page';

/** So many entries of the list of return URLs are named. */
const mostUrls = 3;
/** Flows that are always there, and those that are switched. */
const flows = ['registration', 'login', 'settings', 'recovery', 'verification'] as const;

/** Which flows people can go through, and where their pages are. */
export function explainFlows(page: Page): string {
  const lines = flows.map((flow) => `**${name(flow)}**: ${flowWords(page, flow)}`);
  const home = readTextInForce(page, 'selfservice', 'default_browser_return_url');
  const allowed = allowedReturnUrls(page.config);
  const back =
    home === ''
      ? t('The file does not say where people go afterwards.')
      : t(
          'Afterwards people go to {0} {1}.',
          code(withoutUser(home)),
          source(page, 'selfservice', 'default_browser_return_url'),
        );
  const shown = allowed
    .slice(0, mostUrls)
    .map(({ entry, value }) => `${code(withoutUser(value))} ${behind(linkLine(page, entry.place))}`);
  const more = allowed.length - shown.length;
  const others =
    shown.length === 0
      ? t('return_to may name no other page.')
      : more > 0
        ? t('return_to may name a page below {0}, and {1} more.', shown.join(', '), more)
        : t('return_to may name a page below {0}.', shown.join(', '));
  return [list(lines), `${back} ${others}`].join('\n\n');
}

function flowWords(page: Page, flow: (typeof flows)[number]): string {
  const at = ['selfservice', 'flows', flow];
  if (!isAlwaysOn(flow) && !isFlowOn(page.config, page.version, flow))
    return t('off {0}', source(page, ...at, 'enabled'));
  const held = `${lasting(page, ...at, 'lifespan')} ${source(page, ...at, 'lifespan')}`;
  if (!page.config.get(...at, 'ui_url')) return t('on a fallback page of Ory, to be completed within {0}', held);
  const url = `${code(withoutUser(readTextInForce(page, ...at, 'ui_url')))} ${source(page, ...at, 'ui_url')}`;
  return t('on {0}, to be completed within {1}', url, held);
}

function isAlwaysOn(flow: (typeof flows)[number]): boolean {
  return flow === 'login' || flow === 'settings';
}

function name(flow: (typeof flows)[number]): string {
  switch (flow) {
    case 'registration':
      return t('Register');
    case 'login':
      return t('Log in');
    case 'settings':
      return t('Change the account');
    case 'recovery':
      return t('Recover an account');
    case 'verification':
      return t('Verify an address');
  }
}
