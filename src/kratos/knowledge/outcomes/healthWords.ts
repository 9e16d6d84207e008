import { t } from '@vscode/l10n';

/** A connection's health in words: two for the line, a sentence for what it is, one for what to do. */
export interface HealthWords {
  readonly tone: 'good' | 'warn' | 'bad' | 'unknown';
  readonly short: string;
  readonly why?: string;
  readonly todo?: string;
}

/** Before the first answer. */
export function healthAwaited(): HealthWords {
  return { tone: 'unknown', short: t('checking…') };
}
