import { t } from '@vscode/l10n';
import { codeSpan, escapeText } from '../markdown';
import type { ConnectionCheck } from './types';

const order = ['bad', 'warn', 'note', 'good'] as const;

/** A report as Markdown: what is wrong first, each with what was seen, what would be right, and where to change it. */
export function renderConnectionReport(name: string, checks: readonly ConnectionCheck[]): string {
  const sorted = order.flatMap((tone) => checks.filter((check) => check.tone === tone));
  return [`# ${escapeText(t('The connection {0}', name))}`, verdict(checks), ...sorted.map(section)].join('\n\n');
}

/** In a sentence for each kind of what was found. */
export function verdict(checks: readonly ConnectionCheck[]): string {
  const wrong = checks.filter(({ tone }) => tone === 'bad').length;
  const doubtful = checks.filter(({ tone }) => tone === 'warn').length;
  const remarks = checks.filter(({ tone }) => tone === 'note').length;
  return [
    wrong === 0 && doubtful === 0 ? t('Nothing is wrong with it.') : undefined,
    wrong === 1 ? t('One thing is wrong.') : wrong > 1 ? t('{0} things are wrong.', wrong) : undefined,
    doubtful === 1 ? t('One is worth a look.') : doubtful > 1 ? t('{0} are worth a look.', doubtful) : undefined,
    remarks === 1 ? t('There is one remark.') : remarks > 1 ? t('There are {0} remarks.', remarks) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

function section({ topic, tone, seen, right, where }: ConnectionCheck): string {
  return [
    `## ${marks[tone]} ${escapeText(toneTitle(tone, topic))}`,
    escapeText(seen),
    right === undefined ? '' : `**${t('What would be right')}:** ${escapeText(right)}`,
    where === undefined
      ? ''
      : `**${t('Where to change it')}:** ${/^[a-z_.]+$/.test(where) && where.includes('.') ? codeSpan(where) : escapeText(where)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const marks: Readonly<Record<ConnectionCheck['tone'], string>> = { bad: '✗', warn: '!', note: 'ℹ', good: '✓' };

/** A topic with what its mark means; what is right needs no words. */
function toneTitle(tone: ConnectionCheck['tone'], topic: string): string {
  switch (tone) {
    case 'bad':
      return t('{0}: wrong', topic);
    case 'warn':
      return t('{0}: worth a look', topic);
    case 'note':
      return t('{0}: a remark', topic);
    case 'good':
      return topic;
  }
}
