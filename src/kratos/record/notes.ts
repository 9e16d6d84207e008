import { t } from '@vscode/l10n';
import type { Outcome } from '../flow/outcome.types';
import { rewriteToConnection } from '../flow/urls';
import type { Note } from './types';

/** One plain sentence for a note. */
export function describeNote(note: Note): string {
  switch (note.kind) {
    case 'rewritten':
      return note.what === 'action'
        ? t('The form names {0}, which is serve.public.base_url of the server; it is sent to {1}.', note.from, note.to)
        : t('The server points at {0}, which is its serve.public.base_url; {1} is used instead.', note.from, note.to);
    case 'press-lost':
      return t(
        'The interrupted step can go on, but what was typed is no longer in memory. Fill the form and press again.',
      );
    case 'started-instead':
      return t(
        'The server replaced the flow by one that only a browser can read; a new flow of this client was started instead.',
      );
  }
}

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
