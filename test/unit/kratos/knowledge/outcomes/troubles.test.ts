import { describe, expect, it } from 'vitest';
import type { CsrfCause, Failure } from '../../../../../src/kratos/flow/outcome.types';
import {
  explainCsrf,
  explainFailure,
  explainNotKratos,
} from '../../../../../src/kratos/knowledge/outcomes/causes/troubles';

const url = 'http://127.0.0.1:4433/self-service/login/api';
const causes: readonly CsrfCause[] = [
  'no-cookie',
  'cookie-dropped',
  'cookie-of-another-server',
  'no-token',
  'empty-token',
  'token-of-another-client',
  'flow-of-another-client',
  'cookie-lost',
  'unknown',
];
const failures: readonly Failure[] = [
  { kind: 'refused', host: '127.0.0.1:4433' },
  { kind: 'dns', host: 'kratos' },
  { kind: 'tls', host: 'localhost:4433', reason: 'self-signed certificate' },
  { kind: 'timeout', afterMs: 30_000 },
  { kind: 'reset', receivedBytes: 0 },
  { kind: 'reset', receivedBytes: 12_345 },
  { kind: 'cancelled' },
  { kind: 'too-large', limitBytes: 10_000_000, size: 20_000_000 },
  { kind: 'too-large', limitBytes: 10_000_000 },
  { kind: 'invalid-url', url: 'localhost' },
  { kind: 'other', reason: 'EPROTO' },
];

describe('troubles', () => {
  const sentences = [
    ...causes.flatMap((cause) => Object.values(explainCsrf(cause))),
    ...failures.flatMap((failure) => Object.values(explainFailure(failure, { url }))),
    ...(['html', 'truncated', 'json', 'empty', 'shape', 'circle'] as const).flatMap((reason) =>
      Object.values(explainNotKratos(reason, 200)),
    ),
  ];

  it.each(sentences)('are sentences: %s', (sentence) => {
    expect(sentence).toMatch(/^[\p{Lu}\d“lhk].*\.$/u);
    expect(sentence).not.toMatch(/undefined|NaN/);
  });

  it('differ from cause to cause', () => {
    expect(new Set(causes.map((cause) => explainCsrf(cause).why)).size).toBe(causes.length);
  });

  it('name sizes, times and hosts', () => {
    const what = (failure: Failure): string => explainFailure(failure, { url }).what;
    expect(what({ kind: 'too-large', limitBytes: 10_000_000, size: 20_971_520 })).toBe(
      'The answer has 21 MB and is larger than the 10 MB that are read.',
    );
    expect(what({ kind: 'timeout', afterMs: 30_000 })).toBe(`${url} gave no answer within 30 s.`);
    expect(what({ kind: 'refused', host: '127.0.0.1:4433' })).toBe(
      'Nothing is listening at 127.0.0.1:4433: the connection was refused.',
    );
    expect(explainNotKratos('html', 502).what).toContain('HTTP 502');
  });
});
