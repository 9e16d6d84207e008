import { describe, expect, it } from 'vitest';
import { normalizeSecret, totpCode } from '../../../../src/kratos/authenticator/totp';
import { recorded } from '../../../kit/replay';

/** RFC 6238, appendix B: the ASCII secret 12345678901234567890, last six of the eight digits. */
const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('codes', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at %i s', (seconds, code) => {
    expect(totpCode(rfc, seconds * 1000)?.code).toBe(code);
  });

  it('hold until the end of their period', () => {
    expect(totpCode(rfc, 59_999)).toEqual({ code: '287082', validUntil: 60_000, periodMs: 30_000 });
    expect(totpCode(rfc, 60_000)?.validUntil).toBe(90_000);
  });

  it.each(['', 'hello', 'GEZDG', '1111111111111111111111111111'])('%j is no secret', (secret) => {
    expect(totpCode(secret, 0)).toBeUndefined();
  });

  it.each(['v1.3.1', 'v26.2.0'])('are those that the recorded server %s took', (version) => {
    const exchanges = recorded(version, 'settings-totp-enrol-unlink-api');
    const secret = /"secret":"([A-Z2-7]+)"/.exec(JSON.stringify(exchanges))?.[1] ?? '';
    const codes = exchanges.flatMap(({ request }) => {
      const body = request.body as { totp_code?: string } | undefined;
      return body?.totp_code === undefined ? [] : [body.totp_code];
    });
    const day = Date.parse('2026-11-22T09:00:00Z');
    const possible = new Set(Array.from({ length: 240 }, (_, step) => totpCode(secret, day + step * 30_000)?.code));
    expect(codes.some((code) => possible.has(code))).toBe(true);
  });
});

it.each([
  ['gezd gnbv gy3t qojq gezd gnbv gy3t qojq', rfc],
  [`${rfc}====`, rfc],
  [`otpauth://totp/Kratos:alice?issuer=Kratos&secret=${rfc}`, rfc],
  ['otpauth://totp/x', undefined],
  ['not base32!', undefined],
])('%s reads as %s', (text, secret) => {
  expect(normalizeSecret(text)).toBe(secret);
});
