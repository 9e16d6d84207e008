import { t } from '@vscode/l10n';
import { hookLists, readingOf, replacesGeneral, type Hook, type HookList } from '../rules/hooks';
import { behind, code, lineOf, valueOf, withoutUser, type Page } from './page';

/** Which hooks run where, and in which order. */
export function explainHooks(page: Page): string {
  const lists = hookLists(page.config);
  if (lists.length === 0) return t('No hook runs.');
  return lists
    .map((one) => {
      const hooks = inOrder(one).map((hook, at) => `${at + 1}. ${hookWords(page, hook)}`);
      return [`**${headOf(one)}**${replacedBy(one, lists)}`, hooks.join('\n')].join('\n\n');
    })
    .join('\n\n');
}

/** Kratos runs `session` after registration last, wherever it stands. */
function inOrder({ flow, hooks }: HookList): readonly Hook[] {
  const isLast = ({ name }: Hook): boolean => flow === 'registration' && name === 'session';
  return [...hooks.filter((hook) => !isLast(hook)), ...hooks.filter(isLast)];
}

function headOf({ flow, moment, method }: HookList): string {
  if (moment === 'before') return t('Before {0}', flow);
  return method === undefined ? t('After {0}', flow) : t('After {0} by {1}', flow, method);
}

/** Kratos takes the list of the method if it holds a hook, and the general one otherwise. */
function replacedBy(one: HookList, lists: readonly HookList[]): string {
  if (one.moment === 'before' || one.method !== undefined) return '';
  const own = lists.filter((other) => other.flow === one.flow && other.method !== undefined && replacesGeneral(other));
  return own.length === 0 ? '' : t(', but not by {0}', own.map(({ method }) => method).join(', '));
}

function hookWords(page: Page, { name, at, path }: Hook): string {
  return `${code(name)} ${behind(lineOf(page, at.place))}: ${whatFor(page, name, path)}`;
}

function whatFor(page: Page, name: string, path: Hook['path']): string {
  switch (name) {
    case 'session':
      return t('the new person is logged in.');
    case 'revoke_active_sessions':
      return t('all other sessions of the person end.');
    case 'require_verified_address':
      return t('who has verified no address is not let in.');
    case 'verification':
      return t('the verification of an address begins.');
    case 'show_verification_ui':
      return t('the page for verification comes next.');
    case 'web_hook':
      return webHookWords(page, path);
    default:
      return t('the open-source server does nothing here.');
  }
}

function webHookWords(page: Page, path: Hook['path']): string {
  const { config } = page;
  const method = valueOf(page, ...path, 'config', 'method');
  const url = withoutUser(valueOf(page, ...path, 'config', 'url'));
  const request = code(`${method} ${url}`);
  if (config.value(...path, 'config', 'response', 'ignore') === true)
    return t('{0} is called, and nobody waits for the answer.', request);
  return readingOf(config, path).length > 0
    ? t('{0} is called, and its answer can stop the flow or change the identity.', request)
    : t('{0} is called.', request);
}
