import { t } from '@vscode/l10n';
import { allowedReturnUrls } from '../returnUrls';
import { isFlowOn } from '../rules/inForce';
import { behind, code, lasting, lineOf, source, startOf, valueOf, withoutUser, type Page } from './page';

/** So many entries of the list of return URLs are named. */
const mostUrls = 3;
/** Flows that are always there, and those that are switched. */
const flows = ['registration', 'login', 'settings', 'recovery', 'verification'] as const;

/** Which flows people can go through, and where their pages are. */
export function explainFlows(page: Page): string {
  const rows = flows.map((flow) => {
    const at = ['selfservice', 'flows', flow];
    const isOn = isAlwaysOn(flow) || isFlowOn(page.config, page.version, flow);
    if (!isOn) return row(name(flow), t('off {0}', source(page, ...at, 'enabled')), '', '');
    const url = page.config.get(...at, 'ui_url');
    const target = url
      ? `${cell(withoutUser(valueOf(page, ...at, 'ui_url')))} ${behind(lineOf(page, startOf(url)))}`
      : t('none of yours: a fallback page of Ory');
    return row(name(flow), t('on'), target, `${lasting(page, ...at, 'lifespan')} ${source(page, ...at, 'lifespan')}`);
  });
  const home = valueOf(page, 'selfservice', 'default_browser_return_url');
  const allowed = allowedReturnUrls(page.config);
  const back =
    home === ''
      ? t('Where people go afterwards is not written.')
      : t(
          'Afterwards people go to {0} {1}.',
          code(withoutUser(home)),
          source(page, 'selfservice', 'default_browser_return_url'),
        );
  const shown = allowed
    .slice(0, mostUrls)
    .map(({ entry, value }) => `${code(withoutUser(value))} ${behind(lineOf(page, entry.place))}`);
  const more = allowed.length - shown.length;
  const others =
    shown.length === 0
      ? t('No other page may be asked for with return_to.')
      : more > 0
        ? t('With return_to a page may be asked for below {0}, and {1} more.', shown.join(', '), more)
        : t('With return_to a page may be asked for below {0}.', shown.join(', '));
  return [
    row(t('Flow'), t('State'), t('Page'), t('Has to be done within')),
    row('---', '---', '---', '---'),
    ...rows,
    '',
    `${back} ${others}`,
  ].join('\n');
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
      return t('Change one’s account');
    case 'recovery':
      return t('Recover an account');
    case 'verification':
      return t('Verify an address');
  }
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Code in a table: a bar would end its cell. */
function cell(text: string): string {
  return code(text).replaceAll('|', '\\|');
}
