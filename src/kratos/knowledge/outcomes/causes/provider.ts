import { t } from '@vscode/l10n';
import { isSamlUrl } from '../../../flow/providerUrls';
import type { RoundOutlook, Way } from '../../../providers/ways';
import { displayHost } from './addresses';
import { hasCookies, inBrowser } from './browsing';
import { goOn, openInBrowser, roundBy } from './leaving';
import type { Leaving } from './leaving';
import { remedies } from '../remedies';
import type { Situation } from '../types';

/**
 * The page of a social or company provider. Coming back from it needs the cookie that the submit set, which another
 * browser does not have, or a token exchange: the best way is chosen, and said why.
 */
export function toProvider(input: Situation, url: string): Leaving {
  const title = t('Continue at the provider {0}', displayHost(url));
  if (isSamlUrl(url)) return { title, ...bySaml(input) };
  const { round } = input;
  const [best] = round?.ways ?? [];
  if (round === undefined || best === undefined) return { title, ...withoutWay(input, round) };
  return {
    title,
    why: [describeWay(best, input, round), describeNoExchange(round.noExchange)]
      .filter((text) => text !== undefined)
      .join(' '),
    ...(best === 'exchange' && {
      todo: t(
        'Where Kratos fails on the way back (a mapper that breaks off, a wrong client secret), your browser shows it and nothing comes back here: cancel then, and take another way.',
      ),
    }),
    ...(best === 'follow' && { todo: comeHere(round) }),
    remedies: remedies(
      ...round.ways.map((way) => roundBy(way, url, way === best)),
      hasCookies(input) && !round.ways.includes('browser') ? inBrowser() : undefined,
      goOn(input),
    ),
  };
}

/** The open-source server has no SAML, but Ory Network and licensed ones have: what they ask for is told. */
function bySaml(input: Situation): Omit<Leaving, 'title'> {
  return {
    why: t(
      'This is a SAML sign-in: its page posts the answer back to Kratos, so that only a browser with the cookies of {0} can bring it. There is no code to exchange and no callback that could be asked for here.',
      input.personaName,
    ),
    todo: t(
      'Sign in where the form is shown by your own pages. The open-source Kratos has no SAML: Ory Network and licensed servers have it, below selfservice.methods.saml.',
    ),
    remedies: remedies(openInBrowser(), goOn(input)),
  };
}

function describeWay(way: Way, { personaName, record }: Situation, { returnUrl }: RoundOutlook): string {
  switch (way) {
    case 'exchange':
      return [
        t(
          'It opens in your own browser, and needs no cookie of {0}: Kratos sends it back to {1} with one half of a code, the start of the flow brought the other, and both are exchanged for a session token.',
          personaName,
          returnUrl,
        ),
        ...(record.parameters.return_session_token_exchange_code === true
          ? []
          : [t('For that the flow is begun anew, with return_session_token_exchange_code and return_to.')]),
      ].join(' ');
    case 'hand-over':
      return t(
        'It opens in your own browser. base_redirect_uri lets it come back to {0}, and Kratos is then asked for the callback with the cookies of {1}.',
        returnUrl,
        personaName,
      );
    case 'browser':
      return t(
        'It opens in the browser of {0}. When it comes back, Kratos is asked for the callback here, with the cookie that the submit set.',
        personaName,
      );
    case 'follow':
      return t(
        'The provider is on this machine, so its redirects can be followed here, as far as no page asks for anything. Whoever must type or choose there needs another way.',
      );
  }
}

/** Why a native sign-in takes another way than the token exchange. */
function describeNoExchange(why: RoundOutlook['noExchange']): string | undefined {
  switch (why) {
    case 'settings':
      return t('A token exchange cannot link a provider: that needs the session at the callback.');
    case 'session':
      return t(
        'There is a session, with which Kratos makes no code to exchange. This brings a new session in its place.',
      );
    case 'traits':
      return t('A token exchange would lose what you typed: Kratos keeps it for the cookie of the submit alone.');
    case 'refused':
    case undefined:
      return undefined;
  }
}

/** Nothing here can make the round: what a person can do by hand, or change. */
function withoutWay(input: Situation, round: RoundOutlook | undefined): Omit<Leaving, 'title'> {
  const { record, personaName } = input;
  if (round?.isKnown === false) {
    return {
      why: t('What was pressed is no longer in memory, and the way back from the provider belongs to that press.'),
      todo: t('Read the flow again, and press the provider once more.'),
      remedies: remedies({ ...goOn(input), primary: true }),
    };
  }
  if (round === undefined && record.parameters.return_session_token_exchange_code === true) {
    return {
      why: t(
        'Any browser may sign in there: the code in the address that it comes back to (the return_to of this flow) is the second half of the token exchange.',
      ),
      remedies: remedies(openInBrowser(true), goOn(input)),
    };
  }
  if (hasCookies(input)) {
    return {
      why: t(
        'The way back needs the cookie ory_kratos_continuity, which the submit set for {0}. A browser that is opened here has it; another would end in “no resumable session found”.',
        personaName,
      ),
      ...(round && { todo: comeHere(round) }),
      remedies: remedies(inBrowser(true), goOn(input)),
    };
  }
  return {
    why: t(
      'The way back needs the cookie ory_kratos_continuity, which the submit set for {0}. Your browser does not have it, so a sign-in there ends in “no resumable session found”.',
      personaName,
    ),
    todo:
      round === undefined
        ? t('To finish it in any browser, start the flow with return_session_token_exchange_code and a return_to.')
        : comeHere(round),
    remedies: remedies(openInBrowser(), goOn(input)),
  };
}

function comeHere({ returnUrl }: RoundOutlook): string {
  return t(
    'Set selfservice.methods.oidc.config.base_redirect_uri to {0}, and allow {1} at the provider: any browser can then sign in, and comes back here.',
    returnUrl,
    `${returnUrl}self-service/methods/oidc/callback/…`,
  );
}
