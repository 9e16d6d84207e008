import { t } from '@vscode/l10n';
import type { IdentityDetails } from '../../../kratos/identity/types';
import type { Connection } from '../../../kratos/record/types';
import { drawAgain, drawNote, drawTrouble } from '../shared/noteRow';
import type { Pages } from '../shared/pages';
import type { TreeRow } from '../shared/row';
import type { IdentitySearch } from './identitySearch';

/** The line that reads the next page. */
export function drawMoreIdentities({ id }: Connection, pages: Pages<IdentityDetails>): TreeRow {
  return drawNote(
    `more/${id}`,
    t('Load more ({0} read)', pages.size.toLocaleString()),
    { id: 'ellipsis' },
    { id: 'kratosFlows.loadMoreIdentities', title: t('Load more identities'), argument: {} },
  );
}

/** In place of the list of a server that has nobody. */
export function drawNoIdentities({ id }: Connection): TreeRow {
  return drawNote(
    `none/${id}`,
    t('No identity yet: start a registration'),
    { id: 'add' },
    { id: 'kratosFlows.startFlow', title: t('Start flow'), argument: { connection: id, type: 'registration' } },
  );
}

/** Why a page could not be read. A press asks again: for that page, or from the beginning where it was the first. */
export function drawNoIdentityPage({ id }: Connection, pages: Pages<IdentityDetails>): TreeRow | undefined {
  const { problem } = pages;
  if (!problem) return undefined;
  const title = t('Read again');
  return drawAgain(
    `problem/${id}`,
    problem,
    problem.startOver || pages.size === 0
      ? { id: 'kratosFlows.refreshIdentities', title }
      : { id: 'kratosFlows.loadMoreIdentities', title, argument: {} },
  );
}

/** What a search came to, and what can be done next: one line each. */
export function drawSearchNotes(search: IdentitySearch): readonly TreeRow[] {
  const { connection, text, problem, read, state } = search;
  const isNobody = problem !== undefined && 'isThere' in problem;
  const again = {
    id: read === undefined ? 'kratosFlows.findIdentity' : 'kratosFlows.lookThroughIdentities',
    title: t('Read again'),
    argument: { text },
  } as const;
  const through = drawNote(
    `through/${connection.id}`,
    t('Look through all for “{0}”', text),
    { id: 'search' },
    { id: 'kratosFlows.lookThroughIdentities', title: t('Look through all'), argument: { text } },
    t('any trait, page by page'),
  );
  return [
    ...(problem && !isNobody ? [drawTrouble(`problem/${connection.id}`, problem, again)] : []),
    ...(read === undefined && state !== 'running' ? [through] : []),
    drawNote(
      `clear/${connection.id}`,
      t('Show all identities'),
      { id: 'clear-all' },
      { id: 'kratosFlows.clearIdentitySearch', title: t('Clear search') },
    ),
  ];
}
