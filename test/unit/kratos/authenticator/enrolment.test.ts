import { describe, expect, it } from 'vitest';
import { readEnrolment, readLookupCodes } from '../../../../src/kratos/authenticator/enrolment';
import { markLookupCodeUsed, nextLookupCode } from '../../../../src/kratos/authenticator/lookup';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import type { Flow } from '../../../../src/kratos/flow/types';
import { recorded } from '../../../kit/replay';

/** The settings flows of a recorded scenario, in order. */
function flows(version: string, scenario: string): Flow[] {
  return recorded(version, scenario).flatMap(({ request, response }) => {
    const parsed = parseFlow('settings', response?.body);
    return request.path.includes('settings') && parsed.ok ? [parsed.value] : [];
  });
}

describe.each(['v1.3.1', 'v26.2.0'])('settings flows of %s', (version) => {
  it('offer a TOTP secret with its picture until it is enrolled', () => {
    const read = flows(version, 'settings-totp-enrol-unlink-api').map(readEnrolment);
    expect(read[0]?.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(read[0]?.qr).toMatch(/^data:image\/png;base64,/);
    expect(read).toContain(undefined);
  });

  it('show twelve lookup codes, used ones without their text', () => {
    const read = flows(version, 'settings-lookup-secret-api').map(readLookupCodes);
    const shown = read.filter((codes) => codes.length > 0);
    expect(shown.length).toBeGreaterThan(1);
    for (const codes of shown) expect(codes).toHaveLength(12);
    expect(shown[0]?.every(({ code, used }) => /^[a-z0-9]{8}$/.test(code) && !used)).toBe(true);
    expect(shown.some((codes) => codes.some(({ code, used }) => used && code === ''))).toBe(true);
    expect(read).toContainEqual([]);
  });
});

describe('lookup codes', () => {
  const codes = [
    { code: '', used: true },
    { code: 'a', used: true },
    { code: 'b', used: false },
    { code: 'c', used: false },
  ];
  it('are taken in turn', () => {
    expect(nextLookupCode(codes)).toBe('b');
    expect(nextLookupCode(markLookupCodeUsed(codes, 'b'))).toBe('c');
    expect(nextLookupCode([])).toBeUndefined();
  });
});
