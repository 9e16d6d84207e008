import { t } from '@vscode/l10n';
import { redactUrl } from '../../../kratos/exchange/redact';
import type { HookAhead, IdleHook, StepName } from '../../../config/wayAhead/types';
import type { Foretold } from '../../../kratos/record/types';

/** A step in a few words. */
export function stepWords(name: StepName, method: string): string {
  switch (name) {
    case 'identifier':
      return t('The identifier');
    case 'profile':
      return t('The traits');
    case 'method':
      return t('The method: {0}', method);
    case 'address':
      return t('The address that something is sent to');
    case 'code':
      return t('The code that was sent');
    case 'link':
      return t('The link that was sent');
    case 'second-factor':
      return t('A second factor');
    case 'verification':
      return t('The page for verification');
    case 'settings':
      return t('Settings, to set a new password');
  }
}

export function hookWords({ name, moment, request }: HookAhead): string {
  const hook = request === undefined ? name : `${name}: ${request}`;
  switch (moment) {
    case 'before':
      return t('{0}, before the flow begins', hook);
    case 'before-saving':
      return t('{0}, before anything is saved', hook);
    case 'after':
      return hook;
  }
}

/** A hook that does not run, and why. */
export function idleWords({ name, request, because }: IdleHook): string {
  const hook = request === undefined ? name : `${name}: ${request}`;
  switch (because) {
    case 'flow':
      return t('{0} never runs: the flow is switched off.', hook);
    case 'method':
      return t('{0} never runs: nobody can pass the flow that way.', hook);
    case 'replaced':
      return t('{0} does not run here: the list of the method takes its place.', hook);
    case 'never-asked':
      return t('{0} never runs: it reads its answer, and here only the lists of methods are asked.', hook);
    case 'unknown':
      return t('{0} does nothing: the open-source server does not know it.', hook);
  }
}

export function askedWords(asked: boolean | undefined): string {
  if (asked === undefined) return t('Perhaps: it is not known what the person has.');
  return asked ? t('Asked for.') : t('Not asked for.');
}

export function offerWords(offers: Foretold['offers']): string {
  return offers === undefined ? t('Not known: it depends on who it is.') : namesOrNothing(offers);
}

/** Names in a row, sorted; or that there is none. */
export function namesOrNothing(names: readonly string[]): string {
  return names.length === 0 ? t('Nothing') : names.toSorted().join(', ');
}

export function goesToWords(goesTo: Foretold['goesTo']): string {
  switch (goesTo.kind) {
    case 'url':
      return redactUrl(goesTo.url);
    case 'refused':
      return t('{0} is refused: no entry of allowed_return_urls lets it pass.', redactUrl(goesTo.url));
    case 'second-factor':
      return t('To the second step first.');
    case 'own-page':
      return t('The page of the flow stays.');
    case 'nowhere':
      return t('Nowhere: the client decides by itself.');
  }
}
