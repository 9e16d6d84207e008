import { t } from '@vscode/l10n';
import { hookLists, idleBy, listResponseSettings, replacesGeneral, type Hook, type HookList } from '../facts/hooks';
import { inRunningOrder, isNeverAsked, savesIdentity } from '../facts/hookOrder';
import { behind, code, isOwn, linkLine, readTextInForce, withoutUser, type Page } from './page';

/** Which hooks run where, and in which order. */
export function explainHooks(page: Page): string {
  const lists = hookLists(page.config);
  if (lists.length === 0) return t('No hook runs.');
  return lists
    .map((one) => {
      const hooks = inRunningOrder(page.config, one).map((hook, at) => `${at + 1}. ${hookWords(page, hook, one)}`);
      const title = `**${nameHookList(one)}**${replacedBy(one, lists)}${idleWords(page, one)}`;
      return [title, hooks.join('\n')].join('\n\n');
    })
    .join('\n\n');
}

function nameHookList({ flow, moment, method }: HookList): string {
  if (moment === 'before') return t('Before {0}', flow);
  return method === undefined ? t('After {0}', flow) : t('After {0} by {1}', flow, method);
}

/** Kratos takes the list of the method if it holds a hook, and the general one otherwise. */
function replacedBy(one: HookList, lists: readonly HookList[]): string {
  if (one.moment === 'before' || one.method !== undefined) return '';
  const own = lists.filter((other) => other.flow === one.flow && other.method !== undefined && replacesGeneral(other));
  return own.length === 0 ? '' : t(', but not by {0}', own.map(({ method }) => method).join(', '));
}

/** That no flow comes to a list, and why. */
function idleWords({ config, version }: Page, list: HookList): string {
  switch (config.broken ? undefined : idleBy(config, version, list)) {
    case 'flow':
      return t(': never, since {0} is switched off', list.flow);
    case 'method':
      return t(': never, since nobody can pass {0} that way', list.flow);
    case undefined:
      return '';
  }
}

function hookWords(page: Page, hook: Hook, list: HookList): string {
  return `${code(hook.name)} ${behind(linkLine(page, hook.at.place))}: ${whatFor(page, hook, list)}`;
}

function whatFor(page: Page, hook: Hook, list: HookList): string {
  switch (hook.name) {
    case 'session':
      return t('the new person is logged in.');
    case 'revoke_active_sessions':
      return t('all other sessions of the person end.');
    case 'require_verified_address':
      return t('anyone without a verified address is refused.');
    case 'verification':
      return t('the verification of an address begins.');
    case 'show_verification_ui':
      return t('the page for verification comes next.');
    case 'web_hook':
      return webHookWords(page, hook, list);
    default:
      return t('the open-source server does nothing here.');
  }
}

function webHookWords(page: Page, hook: Hook, list: HookList): string {
  const { config } = page;
  const { path } = hook;
  const method = readTextInForce(page, ...path, 'config', 'method');
  const url = withoutUser(readTextInForce(page, ...path, 'config', 'url'));
  const request = isOwn(url, page.ownPorts?.hooks)
    ? t('{0} (the hook listener of this editor)', code(`${method} ${url}`))
    : code(`${method} ${url}`);
  if (config.value(...path, 'config', 'response', 'ignore') === true)
    return t('{0} is called, and nobody waits for the answer.', request);
  if (listResponseSettings(config, path).length === 0) return t('{0} is called.', request);
  const { flow, moment } = list;
  if (moment === 'before') return t('{0} is called, and its answer can keep the flow from beginning.', request);
  if (isNeverAsked(config, list, hook)) {
    return t(
      '{0} is never called: it reads its answer, and in this flow only the lists of methods are asked.',
      request,
    );
  }
  return savesIdentity(flow) && config.value(...path, 'config', 'response', 'parse') === true
    ? t('{0} is called, and its answer can stop the flow or change the identity.', request)
    : t('{0} is called, and its answer can stop the flow.', request);
}
