import { describe, expect, it } from 'vitest';
import { readFailure } from '../../../../src/kratos/browser/launch';
import { profileFor } from '../../../../src/kratos/browser/profiles';

describe('why a browser did not come up', () => {
  it.each([
    ['Opening in existing browser session.', 'profile-in-use'],
    ['The profile appears to be in use by another Chromium process (12) on another computer (x).', 'profile-in-use'],
    ['Running as root without --no-sandbox is not supported. See https://crbug.com/638180.', 'no-sandbox'],
    ['No usable sandbox! If you are running on Ubuntu 23.10+ …', 'no-sandbox'],
    ['Missing X server or $DISPLAY', 'no-display'],
    ['cannot open display: :77', 'no-display'],
    ['Segmentation fault', 'does-not-start'],
    ['', 'does-not-start'],
  ])('%s', (said, kind) => {
    expect(readFailure('/usr/bin/chromium', '/profile', `[1:2:ERROR] something before\n${said}\n`)).toMatchObject({
      kind,
    });
  });

  it('is told by its last line', () => {
    expect(readFailure('/x', '/p', 'first\n\nlast \n\n')).toEqual({ kind: 'does-not-start', file: '/x', said: 'last' });
  });
});

describe('a profile', () => {
  it('of a snap is where that can read', () => {
    expect(profileFor('/g/browsers/p1', undefined)).toBe('/g/browsers/p1');
    expect(profileFor('/g/browsers/p1', 'chromium')).toMatch(/\/snap\/chromium\/common\/[^/]+\/p1$/);
  });
});
