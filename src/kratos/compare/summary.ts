import { t } from '@vscode/l10n';
import { listed } from '../knowledge/joined';
import { countWords, matterTitle, stepTitle } from './words';
import { matters } from './types';
import type { Change, Differences, StepChange } from './types';

/** What differs, in a sentence; that nothing does, with what was compared. */
export function summarise({ steps, same }: Differences): string {
  const told = ['nodes', 'messages', 'cookies'] as const;
  const equal = told.filter((matter) => same[matter] > 0).map((matter) => countWords(matter, same[matter]));
  if (steps.length === 0)
    return equal.length === 0 ? t('Nothing differs.') : t('Nothing differs: {0} are the same.', listed(equal));
  const changes = steps.flatMap((step) => step.changes);
  const status = changes.find(({ matter, key }) => matter === 'answer' && key === 'status');
  const parts = [
    ...(status ? [t('status {0} became {1}', status.before ?? '–', status.after ?? '–')] : []),
    ...stepCounts(steps),
    ...matters.flatMap((matter) => counted(changes.filter((change) => change.matter === matter))),
  ];
  return t('What differs: {0}.', listed(parts));
}

function stepCounts(steps: readonly StepChange[]): readonly string[] {
  const more = steps.filter(({ before }) => before === undefined).length;
  const gone = steps.filter(({ after }) => after === undefined).length;
  return [
    ...(more > 0 ? [more === 1 ? t('one request more') : t('{0} requests more', more)] : []),
    ...(gone > 0 ? [gone === 1 ? t('one request fewer') : t('{0} requests fewer', gone)] : []),
  ];
}

function counted(changes: readonly Change[]): readonly string[] {
  const [first] = changes;
  if (first === undefined) return [];
  const words = (fits: (change: Change) => boolean, say: (count: string) => string): readonly string[] => {
    const { length } = changes.filter(fits);
    return length === 0 ? [] : [say(countWords(first.matter, length))];
  };
  return [
    ...words(
      ({ before }) => before === undefined,
      (count) => t('{0} more', count),
    ),
    ...words(
      ({ after }) => after === undefined,
      (count) => t('{0} gone', count),
    ),
    ...words(
      ({ before, after }) => before !== undefined && after !== undefined,
      (count) => t('{0} changed', count),
    ),
  ];
}

/** What differs, one line each, below the step that it is of where there are several; long texts are cut. */
export function listChanges({ steps, of }: Differences): readonly string[] {
  return steps.flatMap(({ before, after, changes }) => {
    const step = after ?? before;
    const title = step === undefined ? '' : stepTitle(step);
    if (before === undefined) return [`+ ${title}`];
    if (after === undefined) return [`- ${title}`];
    const lines = changes.map((change) => `${signOf(change)} ${changeWords(change)}`);
    return of === 1 ? lines : [`  ${title}`, ...lines.map((line) => `    ${line}`)];
  });
}

function signOf({ before, after }: Change): string {
  return before === undefined ? '+' : after === undefined ? '-' : '~';
}

function changeWords({ matter, key, before, after }: Change): string {
  const what = `${matterTitle(matter)}, ${key}`;
  if (before === undefined) return `${what}: ${cut(after ?? '')}`;
  return after === undefined ? `${what}: ${cut(before)}` : `${what}: ${cut(before)} → ${cut(after)}`;
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
