import { t } from '@vscode/l10n';
import type { Matter, Step } from './types';

/** A matter as a heading. */
export function matterTitle(matter: Matter): string {
  switch (matter) {
    case 'request':
      return t('Request');
    case 'sent':
      return t('Fields sent');
    case 'answer':
      return t('Answer');
    case 'messages':
      return t('Messages');
    case 'nodes':
      return t('Nodes');
    case 'session':
      return t('Session and identity');
    case 'suggestions':
      return t('What comes next');
    case 'cookies':
      return t('Cookies set');
    case 'headers':
      return t('Headers of the answer');
  }
}

/** So many facts of a matter, as part of a sentence. */
export function countWords(matter: Matter, count: number): string {
  switch (matter) {
    case 'request':
      return count === 1 ? t('one part of the request') : t('{0} parts of the request', count);
    case 'sent':
      return count === 1 ? t('one field sent') : t('{0} fields sent', count);
    case 'answer':
      return count === 1 ? t('one part of the answer') : t('{0} parts of the answer', count);
    case 'messages':
      return count === 1 ? t('one message') : t('{0} messages', count);
    case 'nodes':
      return count === 1 ? t('one node') : t('{0} nodes', count);
    case 'session':
      return count === 1 ? t('one part of the session') : t('{0} parts of the session', count);
    case 'suggestions':
      return count === 1 ? t('one suggestion') : t('{0} suggestions', count);
    case 'cookies':
      return count === 1 ? t('one cookie') : t('{0} cookies', count);
    case 'headers':
      return count === 1 ? t('one header') : t('{0} headers', count);
  }
}

/** A step in a few words: what it does, and with which method. */
export function stepWords({ does, method }: Step): string {
  switch (does) {
    case 'start':
      return t('start');
    case 'fetch':
      return t('read again');
    case 'submit':
      return method === undefined ? t('submit') : t('submit {0}', method);
  }
}

/** A step by its number and in a few words. */
export function stepTitle(step: Step): string {
  return `${String(step.number)} ${stepWords(step)}`;
}
