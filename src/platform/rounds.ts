import { t } from '@vscode/l10n';
import { env, Uri } from 'vscode';
import type { RoundMeans } from '../kratos/drive/round/means';
import { Returns } from '../kratos/listeners/returns';
import { html } from './html';
import { returnUrl } from './settings';

/** What rounds to providers are made with in an editor: the person's own browser, and an address of this machine. */
export function roundMeans(): RoundMeans {
  return {
    returns: new Returns(page),
    page,
    returnUrl,
    openOutside: async (url) => env.openExternal(asWritten(url)),
  };
}

/** What people see who come back. */
function page(isExpected: boolean): string {
  const text = isExpected
    ? t('This is done here. Go back to the editor: it goes on there.')
    : t('Nobody waits for this address any more. Go back to the editor, and begin again there.');
  return html`<!doctype html>
    <meta charset="utf-8" />
    <meta name="color-scheme" content="light dark" />
    <title>${t('Sign-in')}</title>
    <body style="font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 20vh auto; padding: 0 1rem">
      <h1 style="font-size: 1.4rem">${t('Sign-in')}</h1>
      <p>${text}</p>
    </body>`.source;
}

/**
 * An address that is opened as it is written. The editor writes a parsed one anew, with `+` for `%2B` in its query;
 * texts are taken too, although its types do not say so.
 */
function asWritten(url: string): Uri {
  return url as unknown as Uri;
}
