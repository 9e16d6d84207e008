import { t } from '@vscode/l10n';
import type { ImportEntry } from '../../../kratos/identity/import/types';
import type {
  FirstOf,
  IdentityImportState,
  ImportCountView,
  ImportLineView,
  ImportResultView,
} from '../../../protocol/identityImport';
import { isRight, type ImportSession } from '../importSession';
import { listActions } from './actions';
import { viewLine } from './lineViews';
import { viewOutcome } from './outcomeWords';
import { viewSaid } from './said';

/** So many lines are drawn of each table. */
const most = { lines: 50, problems: 100, results: 200 };

/** Makes the picture of an import. */
export function buildImportState(session: ImportSession): IdentityImportState {
  const { subject, counts, isRunning } = session;
  const { entries, connection, file } = subject;
  const said = viewSaid(session);
  const wanted = counts.left + counts.made + counts.exists + counts.refused + counts.unknown;
  return {
    file: file.name,
    connection: connection.name,
    about: [
      formatWords(subject.format),
      entries.length === 1 ? t('1 line') : t('{0} lines', number(entries.length)),
      subject.schemaId === '' ? t('the server’s default schema') : t('schema {0}', subject.schemaId),
    ].join(' · '),
    hasLines: subject.format !== 'json',
    notes: subject.notes,
    ...(said && { said }),
    counts: viewCounts(session),
    ...(isRunning && {
      progress: {
        done: wanted - counts.left,
        of: wanted,
        words: session.isStopping
          ? t('Stopping: the batch that was sent is waited for.')
          : t('{0} of {1} are sent', number(wanted - counts.left), number(wanted)),
      },
    }),
    lines: firstOf(
      entries,
      most.lines,
      (entry) => viewLine(entry, subject),
      (shown) => t('These are the first {0} of {1} lines.', number(shown), number(entries.length)),
    ),
    problems: viewProblems(session),
    results: viewResults(session),
    actions: listActions(session),
  };
}

function formatWords(format: ImportSession['subject']['format']): string {
  return { json: 'JSON', jsonl: t('JSON Lines'), csv: 'CSV' }[format];
}

function number(count: number): string {
  return count.toLocaleString();
}

function firstOf<One, Row>(
  all: readonly One[],
  limit: number,
  view: (one: One) => Row,
  say: (shown: number) => string,
): FirstOf<Row> {
  const rows = all.slice(0, limit).map(view);
  return { rows, ...(all.length > limit && { more: say(rows.length) }) };
}

function viewProblems({ subject }: ImportSession): FirstOf<ImportLineView> {
  const found = subject.entries.filter(({ findings }) => findings.length > 0);
  // What is left out comes first.
  const sorted: readonly ImportEntry[] = [...found.filter((entry) => !isRight(entry)), ...found.filter(isRight)];
  return firstOf(
    sorted,
    most.problems,
    (entry) => viewLine(entry, subject),
    (shown) =>
      t(
        'These are the first {0} of {1} lines with problems. Save the results to have all.',
        number(shown),
        number(sorted.length),
      ),
  );
}

/** Whoever was simply made is counted, and not listed. */
function viewResults({ subject, outcomes }: ImportSession): FirstOf<ImportResultView> {
  const told = subject.entries.flatMap(({ line }) => {
    const outcome = outcomes.get(line);
    return outcome && !(outcome.kind === 'made' && outcome.earlier !== true) ? [{ line, outcome }] : [];
  });
  return firstOf(
    told,
    most.results,
    ({ line, outcome }) => viewOutcome(line, outcome),
    (shown) => t('These are the first {0} of {1}. Save the results to have all.', number(shown), number(told.length)),
  );
}

function viewCounts({ counts, subject }: ImportSession): readonly ImportCountView[] {
  const doubtful = subject.entries.filter((entry) => entry.findings.length > 0 && isRight(entry)).length;
  const all: readonly (ImportCountView & { readonly of: number })[] = [
    { label: t('made'), of: counts.made, tone: 'good', count: '' },
    { label: t('to be sent'), of: counts.left, tone: 'neutral', count: '' },
    { label: t('there already'), of: counts.exists, tone: 'warn', count: '' },
    { label: t('refused'), of: counts.refused, tone: 'bad', count: '' },
    { label: t('not known'), of: counts.unknown, tone: 'warn', count: '' },
    { label: t('left out'), of: counts.leftOut, tone: 'bad', count: '' },
    { label: t('with a remark'), of: doubtful, tone: 'warn', count: '' },
  ];
  return all.filter(({ of }) => of > 0).map(({ of, label, tone }) => ({ label, tone, count: number(of) }));
}
