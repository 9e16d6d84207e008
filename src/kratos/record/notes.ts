import { t } from '@vscode/l10n';
import type { Outcome } from '../flow/outcome.types';
import type { ClientKind } from '../flow/types';
import { readHostname, readOrigin } from '../flow/origins';
import { rewriteToConnection } from '../flow/urls';
import { describeMissing } from './missing';
import type { Note } from './types';

type Rewritten = Extract<Note, { kind: 'rewritten' }>;

/** One plain sentence for a note, two where it matters to cookies: a client of the kind `browser` has some. */
export function describeNote(note: Note, client?: ClientKind): string {
  switch (note.kind) {
    case 'rewritten':
      return [...rewrittenWords(note), ...(client === 'browser' ? cookieWords(note) : [])].join(' ');
    case 'press-lost':
      return t(
        'The interrupted step can go on, but what was typed is no longer in memory. Fill the form and press again.',
      );
    case 'return-refused':
      return t(
        'The server does not let people come back to {0}. Add the line “{1}” below selfservice.allowed_return_urls to sign in with any browser.',
        readOrigin(note.url),
        `- ${readOrigin(note.url)}/`,
      );
    case 'port-taken':
      return t(
        'Nobody can be waited for at {0}: {1}. End the program that listens there, or choose another address in the setting {2} and allow it in selfservice.allowed_return_urls.',
        note.address,
        note.reason,
        'kratosFlows.signIn.returnUrl',
      );
    case 'came-back-empty':
      return t(
        'The person came back without a code. When no message says why, Kratos knew nobody and a trait was missing: the registration that it began then is told to no one.',
      );
    case 'exchange-ended':
      return t(
        'The last round was ended before anybody came back. If your browser shows an error of Kratos, such as a mapper that broke off, take another way: what Kratos says then is explained here.',
      );
    case 'page-asks':
      return t('The page of {0} asks for something, which only a browser can answer.', note.host);
    case 'started-instead':
      return t(
        'The server replaced the flow by one that only a browser can read; a new flow of this client was started instead.',
      );
    case 'done-in-browser':
      return t('It was done in the persona’s browser; its cookies are here.');
    case 'imported':
      return note.missing.map(describeMissing).join(' ');
  }
}

function rewrittenWords({ what, from, to }: Rewritten): readonly string[] {
  return [
    what === 'action'
      ? t('The form names {0}, which is serve.public.base_url of the server; it is sent to {1}.', from, to)
      : t('The server points at {0}, which is its serve.public.base_url; {1} is used instead.', from, to),
  ];
}

/** What a page in a browser makes of two names for one server. Another port or scheme is none. */
function cookieWords({ from, to }: Rewritten): readonly string[] {
  const [there, here] = [readHostname(from), readHostname(to)];
  if (there === undefined || here === undefined || there === here) return [];
  return [
    t(
      'A page in a browser goes there without the cookies of {0}: give the connection that address, or set serve.public.base_url to {1}.',
      here,
      `${to}/`,
    ),
  ];
}

/** The kinds of notes. */
export const noteKinds = [
  'rewritten',
  'press-lost',
  'return-refused',
  'port-taken',
  'came-back-empty',
  'page-asks',
  'started-instead',
  'done-in-browser',
  'imported',
] as const satisfies readonly Note['kind'][];

/** The notes with what is new among `more`, each once. */
export function addNotes(notes: readonly Note[] | undefined, more: readonly Note[]): readonly Note[] {
  const known = notes ?? [];
  const seen = new Set(known.map((note) => JSON.stringify(note)));
  return [...known, ...more.filter((note) => !seen.has(JSON.stringify(note)))];
}

/**
 * What an answer names under another origin although it is this server's own: a Docker host name, or a base URL that
 * only a proxy knows.
 */
export function rewriteNotes(outcome: Outcome, publicUrl: string): readonly Note[] {
  const flow = 'flow' in outcome && outcome.flow.method.toUpperCase() === 'POST' ? outcome.flow : undefined;
  const redirect = 'url' in outcome ? outcome.url : undefined;
  return [rewritten('action', flow?.action, publicUrl), rewritten('redirect', redirect, publicUrl)].flat();
}

function rewritten(what: 'action' | 'redirect', url: string | undefined, publicUrl: string): readonly Note[] {
  if (url === undefined || url.startsWith(`${publicUrl}/`)) return [];
  const own = rewriteToConnection(url, publicUrl);
  return own.changed && own.from !== undefined ? [{ kind: 'rewritten', what, from: own.from, to: publicUrl }] : [];
}
