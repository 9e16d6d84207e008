import { t } from '@vscode/l10n';
import type { IdentityImportState } from '../../../protocol/identityImport';
import type { ImportSession } from '../importSession';

type Said = NonNullable<IdentityImportState['said']>;

/** What is said above the tables: what was known before, or how the last press ended and how to go on. */
export function viewSaid(session: ImportSession): Said | undefined {
  const { ended, counts, isRunning, open } = session;
  if (isRunning) return undefined;
  if (!ended) return sayBefore(session);
  const made = t('{0} are made, {1} are left.', counts.made.toLocaleString(), counts.left.toLocaleString());
  switch (ended.kind) {
    case 'taken':
      return { tone: 'warn', what: t('Another window imports this file right now. Nothing was sent from here.') };
    case 'done':
      return counts.refused + counts.unknown + counts.exists > 0
        ? { tone: 'warn', what: t('All lines were sent. Not all of them made somebody: see below.') }
        : { tone: 'good', what: t('All lines were sent, and everybody is made.') };
    case 'stopped':
      return {
        tone: 'warn',
        what: t('Stopped. {0}', made),
        todo: t('Press “Go On”, now or later: choose the same file again, and nobody is made twice.'),
      };
    case 'trouble':
      return {
        tone: 'bad',
        what: [ended.what, made, ...(open > 0 ? [openWords(open)] : [])].join(' '),
        todo: [...(ended.todo === undefined ? [] : [ended.todo]), t('Then press “Go On”: nobody is made twice.')].join(
          ' ',
        ),
      };
  }
}

function sayBefore({ knownBefore, open, counts }: ImportSession): Said | undefined {
  if (knownBefore === 0 && open === 0) return undefined;
  const what = t(
    'This file was imported here before: {0} lines are dealt with, {1} are left.',
    knownBefore.toLocaleString(),
    counts.left.toLocaleString(),
  );
  if (open > 0) return { tone: 'warn', what: `${what} ${openWords(open)}` };
  return { tone: counts.left > 0 ? 'warn' : 'good', what };
}

function openWords(open: number): string {
  return t(
    'The answer to {0} of them never came: they may be made already. Going on finds out by their identifiers, and makes nobody twice.',
    open.toLocaleString(),
  );
}
