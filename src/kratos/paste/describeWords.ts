import { t } from '@vscode/l10n';
import { textAt } from '../flow/json';
import { isCsrfCookie } from '../flow/cookieTrouble';
import { isProviderUrl } from '../flow/providerUrls';
import { messageKnowledge } from '../knowledge/messages';
import { errorKnowledge } from '../knowledge/errors';
import { reasonKnowledge } from '../knowledge/reasons';
import { flowTitle } from '../knowledge/outcomes/words';
import { plainWords } from '../knowledge/plainWords';
import type { Knowledge } from '../knowledge/types';
import { openError, openFlow, unreachable } from './leads';
import { describeError } from './describeError';
import { description, facts, type Description, type GoOn } from './description';
import type { LogLine, Pasted, PastedCookie, Place } from './types';

type Words = Extract<Pasted, { kind: 'token' | 'cookies' | 'address' | 'log' | 'name' | 'requests' }>;

/** A text that is no answer, but speaks of one. */
export function describeWords(pasted: Words, now: number): Description {
  switch (pasted.kind) {
    case 'token':
      return describeToken(pasted, now);
    case 'cookies':
      return describeCookies(pasted);
    case 'address':
      return describeAddress(pasted);
    case 'log':
      return describeLog(pasted.lines);
    case 'name':
      return describeName(pasted.name);
    case 'requests':
      return description({
        title: t('Requests'),
        what: t('Requests as another program writes them.'),
        todo: [t('Trust the workspace: they then become flows that can be looked at.')],
      });
  }
}

function describeToken({ header, claims }: Extract<Words, { kind: 'token' }>, now: number): Description {
  const time = (name: string): string | undefined => {
    const seconds = claims?.[name];
    return typeof seconds === 'number' ? new Date(seconds * 1000).toISOString() : undefined;
  };
  const ends = claims?.exp;
  return description({
    title: t('A JSON web token'),
    what:
      claims === undefined
        ? t('Its middle part cannot be read: it is cut off, or encrypted.')
        : t(
            'Kratos makes such tokens of sessions (session.whoami.tokenizer); providers send them as id_token. Nothing here checks its signature.',
          ),
    facts: facts(
      [t('Algorithm'), textAt(header, 'alg')],
      [t('Key'), textAt(header, 'kid')],
      [t('Issuer'), claims && textAt(claims, 'iss')],
      [t('Subject'), claims && textAt(claims, 'sub')],
      [t('Session'), claims && textAt(claims, 'sid')],
      [t('Made at'), time('iat')],
      [t('Expires'), time('exp')],
      [t('Claims'), Object.keys(claims ?? {}).join(', ')],
    ),
    odd: typeof ends === 'number' && ends * 1000 <= now ? [t('It has expired.')] : [],
  });
}

function describeCookies({ direction, cookies }: Extract<Words, { kind: 'cookies' }>): Description {
  return description({
    title: direction === 'set' ? t('Cookies that a server set') : t('Cookies that a client sent'),
    what: t('Their values are left out here.'),
    facts: cookies.map((cookie) => ({ label: cookie.name, value: cookieWords(cookie) })),
    odd: [
      ...cookies.flatMap((cookie) => (direction === 'set' ? oddCookie(cookie) : [])),
      ...(direction === 'sent' && !cookies.some(({ name }) => isCsrfCookie(name))
        ? [t('No CSRF cookie is among them: a submit of a browser flow would be refused.')]
        : []),
      ...(cookies.filter(({ name }) => isCsrfCookie(name)).length > 1
        ? [t('Two CSRF cookies: the server had two base URLs, and each flow needs its own.')]
        : []),
    ],
  });
}

function cookieWords({ name, attributes, length }: PastedCookie): string {
  const what = isCsrfCookie(name)
    ? t('the half of the CSRF proof that the browser keeps')
    : name.includes('session')
      ? t('the session')
      : name.includes('continuity')
        ? t('what a round to a provider comes back with')
        : t('none of the cookies that Kratos sets by default');
  return [what, t('{0} characters', length), ...attributes].join(' · ');
}

function oddCookie({ name, attributes }: PastedCookie): readonly string[] {
  const has = (attribute: string): boolean => attributes.some((one) => one.toLowerCase().startsWith(attribute));
  return [
    ...(has('secure')
      ? [t('{0} is Secure: over http it goes to this machine alone, and some clients do not send it even there.', name)]
      : []),
    ...(has('samesite=none') && !has('secure')
      ? [t('{0} is SameSite=None without Secure: browsers refuse it.', name)]
      : []),
  ];
}

function describeAddress({ url, place, flow }: Extract<Words, { kind: 'address' }>): Description {
  const isToProvider = isProviderUrl(url);
  return description({
    title: isToProvider ? t('The way to a provider') : placeTitle(place),
    what: isToProvider
      ? t('Here a person signs in at a provider, and comes back to Kratos at the redirect_uri in it.')
      : placeWords(place),
    facts: facts(
      [t('Host'), URL.parse(url)?.host],
      [t('Flow'), flow?.id],
      [t('Flow type'), flow?.flowType && flowTitle(flow.flowType)],
      ...Object.entries(flow?.parameters ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    ),
    odd: unreachable(url),
    goOn: [...openFlow(url), ...openError(url), ...startFrom(place, flow)],
  });
}

function startFrom(place: Place, flow: Extract<Words, { kind: 'address' }>['flow']): readonly GoOn[] {
  if (place !== 'start' || flow?.flowType === undefined) return [];
  return [
    {
      label: t('Start the same'),
      act: { kind: 'start-flow', type: flow.flowType, parameters: flow.parameters ?? {} },
    },
  ];
}

function placeTitle(place: Place): string {
  if (place === 'page' || place === 'error-page') return t('A page of a login UI');
  return place === 'elsewhere' || place === 'some-id' ? t('An address') : t('An address of Kratos');
}

function placeWords(place: Place): string {
  switch (place) {
    case 'start':
      return t('It starts a flow.');
    case 'fetch':
      return t(
        'It reads a flow by its id. A browser flow is shown only to the client whose cookie it was started with.',
      );
    case 'submit':
      return t('A form is sent to it (POST).');
    case 'callback':
      return t('A provider sends people back to it. It works once, and only for the browser that left.');
    case 'stored-error':
      return t('Kratos keeps an error here for the page that shows it.');
    case 'whoami':
      return t('It says who is signed in.');
    case 'logout':
      return t(
        'It signs out: a browser with its cookie and the token of the logout, a native client with its session token.',
      );
    case 'admin':
      return t('It belongs to the admin API, which asks for no sign-in and must not be reachable from outside.');
    case 'page':
      return t('It shows a flow to a person. Kratos sends browsers to it, with the id of the flow.');
    case 'error-page':
      return t('Kratos sends browsers to it with the id of an error that it keeps.');
    case 'some-id':
      return t(
        'It has an id, and nothing in it says of what: of an error that Kratos keeps where it is the page in selfservice.flows.error.ui_url, else of something of the application.',
      );
    case 'elsewhere':
      return t('Nothing in it is known of Kratos.');
  }
}

/** So many lines of a log are explained. */
const mostLines = 8;

function describeLog(lines: readonly LogLine[]): Description {
  return description({
    title: lines.length === 1 ? t('A line of Kratos’s log') : t('Lines of Kratos’s log'),
    what: t('What the server wrote down for its operators. It says more than the answer did.'),
    parts: lines.slice(0, mostLines).map(describeLine),
  });
}

function describeLine({ level, text, error }: LogLine): Description {
  const told = error && describeError(error, false);
  const known = told === undefined ? reasonKnowledge(text) : undefined;
  return description({
    ...told,
    ...(known && fromKnowledge(known)),
    title: [level, text].filter(Boolean).join(': '),
    what: told?.what ?? (known === undefined ? t('Nothing more is known of this line.') : plainWords(known.title)),
  });
}

function describeName(name: string): Description {
  const known = messageKnowledge(name) ?? errorKnowledge(name) ?? reasonKnowledge(name);
  return description({
    title: name,
    what: known === undefined ? '' : plainWords(known.title),
    ...(known && fromKnowledge(known)),
    names: known?.name === name ? [name] : [],
  });
}

function fromKnowledge({ meaning, causes = [], next = [] }: Knowledge): Pick<Description, 'why' | 'todo'> {
  return { why: [meaning, ...causes.slice(0, 3)].map(plainWords).join('\n'), todo: next.map(plainWords) };
}
