import { t } from '@vscode/l10n';
import type { Missing } from '../exchange/seen';

/** One plain sentence for what an import does not hold, and what that leaves to be known. */
export function describeMissing(missing: Missing): string {
  switch (missing.kind) {
    case 'file':
      return describeFile(missing.of, missing.name);
    case 'computed':
      return t('{0} is made when the request runs, so it stands here as it is written.', missing.text);
    case 'variable':
      return t('The variable {0} is not defined in the file.', missing.name);
    case 'option':
      return t('The option {0} is not known here and was left out.', missing.name);
    case 'browser-cookies':
      return t(
        'The browser adds its cookies, and “Copy as fetch” does not show them: nothing can be said of them. Use “Copy as cURL” or a HAR with sensitive data.',
      );
    case 'sanitized':
      return t(
        'It was saved without cookies and credentials, so nothing can be said of them. Use “Export HAR (with sensitive data)” to have them compared; they are masked before anything is stored.',
      );
    case 'redirects':
      return t(
        'Safari leaves out what was answered with a redirect: how flows began in the browser, and forms that a page posted, are not in its file. Other browsers save them.',
      );
    case 'answer-bodies':
      return missing.count === 1
        ? t('One answer was saved without its body, so what it meant is not known.')
        : t('{0} answers were saved without their bodies, so what they meant is not known.', missing.count);
    case 'request-bodies':
      return missing.count === 1
        ? t('One request was saved without its body, so whether it had a csrf_token is not known.')
        : t(
            '{0} requests were saved without their bodies, so whether they had a csrf_token is not known.',
            missing.count,
          );
    case 'answers':
      return missing.count === 1
        ? t('One request has no answer. Add -i to the command, and paste what it prints below it.')
        : t('{0} requests have no answer. Add -i to the commands, and paste what each prints below it.', missing.count);
    case 'status':
      return t('An answer has no status line, so its status is a guess. curl -i prints it.');
    case 'cut-off':
      return t('The file is cut off: what comes before that was read.');
    case 'unreadable':
      return missing.text === ''
        ? t('There is no request in it.')
        : t('This could not be read as a request: {0}', missing.text);
  }
}

function describeFile(of: Extract<Missing, { kind: 'file' }>['of'], name: string): string {
  switch (of) {
    case 'body':
      return t('The body comes from the file {0}, which is not read.', name);
    case 'cookies':
      return t('The cookies come from the file {0}, which is not read. curl -v prints those that were sent.', name);
    case 'headers':
      return t('Headers come from the file {0}, which is not read.', name);
    case 'options':
      return t('Options come from the file {0}, which is not read.', name);
  }
}
