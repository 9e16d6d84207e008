import { t } from '@vscode/l10n';
import { readBase64 } from './base64';
import { digestLength } from './digests';
import type { PasswordFinding } from './types';
import { explainUnknown } from './unknownHash';

const digests: Readonly<Record<string, string>> = { SSHA: 'sha1', SSHA256: 'sha256', SSHA512: 'sha512' };

/** Looks at `{SSHA}…` and its like: base64 of the hash with the salt behind it. */
export function checkSsha(hash: string): PasswordFinding | undefined {
  const [, name = '', rest = ''] = /^\{(\w+)\}([^]*)$/.exec(hash) ?? [];
  const length = digestLength(digests[name] ?? '');
  if (length === undefined) return explainUnknown(hash);
  const right = t(
    'Right is {0}: base64 of the {1} bytes of the hash with the salt behind them, padded with “=”.',
    `{${name}}…`,
    length,
  );
  const bytes = readBase64(rest, 'lenient');
  if (typeof bytes === 'string')
    return { kind: 'fails', what: t('What follows {0} is no such base64.', `{${name}}`), right };
  return bytes.length > length
    ? undefined
    : { kind: 'fails', what: t('It has {0} bytes, too few for a hash with a salt.', bytes.length), right };
}
