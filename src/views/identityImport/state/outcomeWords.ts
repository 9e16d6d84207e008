import { t } from '@vscode/l10n';
import type { LineOutcome } from '../../../kratos/identity/import/types';
import type { ImportResultView } from '../../../protocol/identityImport';

/** Puts what became of a line into words. */
export function viewOutcome(line: number, outcome: LineOutcome): ImportResultView {
  switch (outcome.kind) {
    case 'made':
      return {
        line,
        tone: 'good',
        outcome: t('made'),
        message: outcome.earlier === true ? t('By a batch whose answer never came; found afterwards.') : '',
        identity: outcome.id,
      };
    case 'exists':
      return {
        line,
        tone: 'warn',
        outcome: t('there already'),
        message: t('Somebody has its identifier, its address or its external id.'),
        ...(outcome.id !== undefined && { identity: outcome.id }),
      };
    case 'refused':
      return {
        line,
        tone: 'bad',
        outcome: t('refused'),
        message: outcome.what === '' ? t('The server does not say why.') : outcome.what,
      };
    case 'unknown':
      return {
        line,
        tone: 'warn',
        outcome: t('not known'),
        message: t(
          'The answer to its batch never came, and it has nothing that it could be found by. It is not sent again: look whether it is there.',
        ),
      };
  }
}
