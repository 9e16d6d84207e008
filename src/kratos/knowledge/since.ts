import { t } from '@vscode/l10n';

/**
 * The first version as it is said in an explanation. Facts compare v1.3.1, v25.4.0, v26.2.0 and the main branch, called
 * `HEAD` there.
 */
export function saySince(version: string): string {
  return version === 'HEAD' ? t('after v26.2.0 (main branch)') : version;
}
