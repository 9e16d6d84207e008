import { t } from '@vscode/l10n';
import { refused } from '../finding';
import type { SchemaCheck } from '../types';

/** A key that a mapping has twice. Kratos's YAML parser takes neither; in JSON the last one holds, without a word. */
export const duplicateKey: SchemaCheck = {
  name: 'duplicate-key',
  isPlain: true,
  ofDocument: ({ config }) =>
    config.repeated.map(({ key, first, name }) => {
      const finding = refused('duplicate-key', key, t('{0} is here twice.', name), {
        related: [{ ...first, message: t('This is the first one.') }],
      });
      return config.isJson
        ? { ...finding, severity: 'warning', stops: false, effect: t('Kratos takes the last one.') }
        : finding;
    }),
};
