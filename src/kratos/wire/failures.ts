import { maxHeaderSize } from 'node:http';
import { t } from '@vscode/l10n';
import type { Failure } from '../flow/outcome.types';

/** What was going on when a request failed. */
export interface Attempt {
  readonly host: string;
  readonly receivedBytes: number;
  readonly elapsedMs: number;
}

/**
 * Names a network error of Node as a `Failure`. For `tls` the reason is OpenSSL's or Node's code (`CERT_HAS_EXPIRED`,
 * `DEPTH_ZERO_SELF_SIGNED_CERT`, …). A plain HTTP server that was asked for https has no certificate that could be bad,
 * so it is told apart.
 */
export function nameFailure(error: unknown, attempt: Attempt): Failure {
  const { code, message } = describe(error);
  if (/wrong.version.number/i.test(`${code} ${message}`))
    return { kind: 'other', reason: t('{0} does not speak https, so ask it with http', attempt.host) };
  if (code === 'HPE_HEADER_OVERFLOW')
    return { kind: 'other', reason: t('the headers of the answer are longer than {0} kB', maxHeaderSize / 1024) };
  if (code.startsWith('HPE_'))
    return {
      kind: 'other',
      reason: t('{0} does not speak http: look at the port, or ask it with https', attempt.host),
    };
  switch (code) {
    case 'ECONNREFUSED':
      return { kind: 'refused', host: attempt.host };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { kind: 'dns', host: attempt.host };
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EPIPE':
    case 'ERR_STREAM_PREMATURE_CLOSE':
      return { kind: 'reset', receivedBytes: attempt.receivedBytes };
    case 'ETIMEDOUT':
      return { kind: 'timeout', afterMs: Math.round(attempt.elapsedMs) };
    default:
      return isTls(code)
        ? { kind: 'tls', host: attempt.host, reason: code }
        : { kind: 'other', reason: message || code };
  }
}

function isTls(code: string): boolean {
  return /^(ERR_SSL_|ERR_TLS_|CERT_|CRL_|EPROTO$|HOSTNAME_MISMATCH$)|SELF_SIGNED|UNABLE_TO_|INVALID_(CA|PURPOSE)|PATH_LENGTH/.test(
    code,
  );
}

/**
 * Code and message of an error or of what caused it: two refused addresses of one name come as one error of several.
 */
function describe(error: unknown): { code: string; message: string } {
  const chain: unknown[] = [error];
  for (let next = error; next instanceof Error && chain.length < 5;) {
    next = next instanceof AggregateError ? (next.errors as unknown[])[0] : next.cause;
    if (next !== undefined) chain.push(next);
  }
  const errors = chain.filter((one) => one instanceof Error);
  const code = errors.map((one) => ('code' in one && typeof one.code === 'string' ? one.code : '')).find(Boolean) ?? '';
  return { code, message: errors.map((one) => one.message).find(Boolean) ?? String(error) };
}
