import { t } from '@vscode/l10n';
import { description, type Description } from './description';
import type { ForeignKind } from './types';

/** What is none of Kratos's answers, or too little of one. */
export function describeForeign(as: ForeignKind): Description {
  return description({
    title: t('Not an answer of Kratos'),
    what: words(as),
    todo: [t('Paste an answer of Kratos, an address, a request as cURL, a cookie, a token or a line of its log.')],
  });
}

function words(as: ForeignKind): string {
  switch (as) {
    case 'empty':
      return t('There is nothing in it.');
    case 'text':
      return t('Nothing in this text is known.');
    case 'html':
      return t('It is a page (HTML): a proxy, a login UI or another server answered in the place of Kratos.');
    case 'json':
      return t('It is JSON of something else: no flow, session, identity or error of Kratos has this shape.');
    case 'broken-json':
      return t('It is meant to be JSON and cannot be read.');
    case 'cut':
      return t('It ends before anything tells what it was.');
    case 'oauth-error':
      return t('It is an error of OAuth 2, as providers and Ory Hydra answer it.');
    case 'openid-discovery':
      return t('It is what an OpenID provider says of itself, such as Ory Hydra.');
    case 'health':
      return t('It says that a server is up. Kratos answers so at /health/alive and /health/ready, and so do others.');
    case 'version':
      return t('It names the version of a server, as Kratos does at /admin/version.');
    case 'configuration':
      return t('It is a configuration: open the file, and it is explained and checked there.');
  }
}
