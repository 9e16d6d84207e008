import { t } from '@vscode/l10n';
import { escapeText } from '../../kratos/knowledge/markdown';
import { csvCell } from '../../platform/csvCell';
import type { BarView, CopyFormat, CountedState } from '../../protocol/census';

/** The tables of a count as text to paste elsewhere: Markdown to be read, CSV to go on counting. */
export function copyCensus(state: CountedState, format: CopyFormat): string {
  return format === 'markdown' ? toMarkdown(state) : toCsv(state);
}

function toMarkdown({ connection, total, notes, factors, asked }: CountedState): string {
  const words = ({ text, perhaps }: BarView): string => (perhaps === undefined ? text : `${text}, ${perhaps}`);
  const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
    [head, head.map(() => '---'), ...rows]
      .map((cells) => `| ${cells.map((cell) => escapeText(cell)).join(' | ')} |`)
      .join('\n');
  const then = asked?.supposed.says === undefined ? undefined : asked.supposed;
  return [
    `## ${escapeText(t('Who has what: {0}', connection))}`,
    [total, ...notes].map(escapeText).join('  \n'),
    table(
      [t('Factor'), t('Identities')],
      factors.map((row) => [row.isPart ? `– ${row.name}` : row.name, words(row)]),
    ),
    ...(asked
      ? [
          escapeText(t('Who is asked by {0}, for {1}', asked.file, asked.version)),
          table(
            ['', t('Now'), ...(then ? [t('With {0}', then.text)] : [])],
            asked.rows.map(({ name, now, then: after }) => [name, words(now), ...(after ? [words(after)] : [])]),
          ),
          ...(then?.says === undefined ? [] : [escapeText(then.says)]),
        ]
      : []),
    '',
  ].join('\n\n');
}

/** Numbers alone, without the marks that people write between digits. */
function toCsv({ factors, asked }: CountedState): string {
  const row = (name: string, ...bars: readonly (BarView | undefined)[]): string =>
    [csvCell(name), ...bars.flatMap((bar) => [bar?.count, bar?.perhapsCount])].join(',');
  return [
    [t('Name'), t('Identities'), t('Perhaps'), t('With the change'), t('Perhaps with the change')]
      .map(csvCell)
      .join(','),
    ...factors.map((one) => row(one.name, one, undefined)),
    ...(asked?.rows ?? []).map(({ name, now, then }) => row(name, now, then)),
    '',
  ].join('\r\n');
}
