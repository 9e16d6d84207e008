import { describe, expect, it } from 'vitest';
import { readFromCensus, readToCensus } from '../../../../src/protocol/censusSchema';
import { copyCensus } from '../../../../src/views/census/copies';
import { readKeptCensus } from '../../../../src/views/census/kept';
import type { CountedState } from '../../../../src/protocol/census';
import { exampleCensus, exampleTaken } from '../../webview/census/exampleCensus';

const mfa = 'mfa_enabled: true';
const rows = ({ factors }: CountedState): readonly string[] => factors.map(({ name, text }) => `${name}: ${text}`);

describe('the picture of a count', () => {
  it('says how many there are, and how many have each factor', () => {
    const state = exampleCensus();
    expect(state.total).toBe('1,830 identities, 1,802 of them active');
    expect(rows(state)).toEqual([
      'Password: 1,821 (100%)',
      'Code by e-mail: 375 (20%)',
      'Code by SMS: 0 (0%)',
      'TOTP: 31 (2%)',
      'Back-up codes (lookup_secret): 6 (0.3%)',
      'Security key (webauthn): 0 (0%)',
      'Passkey: 0 (0%)',
      'Social sign-in (oidc): 9 (0.5%)',
      'github: 9 (0.5%)',
      'SAML: 0 (0%)',
      'No second factor of their own: 1,793 (98%)',
      'Back-up codes that are all used: 6 (0.3%)',
    ]);
    expect(state.asked?.supposed).toEqual({ text: '' });
    expect(state.asked?.rows.map(({ name, now, then }) => `${name}: ${now.text} ${then?.text ?? '-'}`)).toEqual([
      'Asked at whoami: 37 (2%) -',
      'Asked at Settings: 37 (2%) -',
      'Asked at Login: 37 (2%) -',
      'Locked out: asked, with nothing to answer: 6 (0.3%) -',
      'Have no first factor that is on: 9 (0.5%) -',
    ]);
  });

  it('says what a change would do, in a sentence and beside the present numbers', () => {
    const { asked } = exampleCensus({ supposed: mfa });
    expect(asked?.supposed).toEqual({
      text: mfa,
      says: '412 of 1,802 would be asked at the next login. Now it is 37.',
    });
    expect(asked?.rows[2]).toMatchObject({ now: { count: 37 }, then: { count: 412, text: '412 (23%)' } });
  });

  it('says why something is no change, and keeps the numbers', () => {
    const { asked } = exampleCensus({ supposed: 'mfa_enable: true' });
    expect(asked?.supposed.problem).toContain('Did you mean selfservice.methods.code.mfa_enabled?');
    expect(asked?.rows.every(({ then }) => then === undefined)).toBe(true);
  });

  it('offers the lines that matter as they would be typed', () => {
    const { asked } = exampleCensus();
    expect(asked?.offered.map(({ text }) => text)).toContain('selfservice.methods.code.mfa_enabled: true');
    expect(asked?.offered.find(({ text }) => text.endsWith('mfa_enabled: true'))?.effect).toBe(
      'whoami: 412 asked instead of 37. Settings: 412 asked instead of 37. Login: 412 asked instead of 37.',
    );
  });

  it('says what is missing: a configuration, the rest, those that changed since', () => {
    const problem = { kind: 'problem' as const, what: 'The server did not answer.', todo: 'Start it.' };
    const { asked, notes } = exampleCensus({
      taken: exampleTaken({ isStopped: true, unread: 2, problem }),
      isStale: true,
    });
    expect(asked).toBeDefined();
    expect(notes.slice(1)).toEqual([
      'The rest could not be read: The server did not answer.',
      'Start it.',
      '2 could not be read and are not counted.',
      'Identities were changed since. Count again to see it.',
    ]);
    expect(notes[0]).toMatch(/^Stopped before all were read/);
  });

  it('passes between page and host unchanged', () => {
    const message = { type: 'state', state: exampleCensus({ supposed: mfa }), kept: { connection: 'practice' } };
    expect(readToCensus(message)).toEqual(message);
    expect(readToCensus({ ...message, state: { kind: 'counted' } })).toBeUndefined();
    for (const sent of [{ type: 'suppose', text: mfa }, { type: 'copy', format: 'csv' }, { type: 'count' }])
      expect(readFromCensus(sent)).toEqual(sent);
    for (const sent of [
      { type: 'suppose', text: 'x'.repeat(10_001) },
      { type: 'copy', format: 'exe' },
      { type: 'eval' },
    ])
      expect(readFromCensus(sent)).toBeUndefined();
  });

  it('is kept over a reload by its connection alone', () => {
    expect(readKeptCensus({ connection: 'practice', total: 5 })).toEqual({ connection: 'practice' });
    expect(readKeptCensus({ connection: 5 })).toBeUndefined();
    expect(readKeptCensus(undefined)).toBeUndefined();
  });
});

describe('what is copied', () => {
  it('is a table to read', () => {
    const lines = copyCensus(exampleCensus({ supposed: mfa }), 'markdown').split('\n');
    expect(lines).toContain('## Who has what: practice');
    expect(lines).toContain('| Code by e-mail | 375 (20%) |');
    expect(lines).toContain('| – github | 9 (0.5%) |');
    expect(lines).toContain('|  | Now | With mfa\\_enabled: true |');
    expect(lines).toContain('| Asked at Login | 37 (2%) | 412 (23%) |');
  });

  it('is a table to count with, of which nothing is taken for a formula', () => {
    const state = exampleCensus({ supposed: mfa });
    const named = { ...state, factors: state.factors.map((row) => (row.isPart ? { ...row, name: '=1+"x"' } : row)) };
    const lines = copyCensus(named, 'csv').split('\r\n');
    expect(lines[0]).toBe('"Name","Identities","Perhaps","With the change","Perhaps with the change"');
    expect(lines).toContain('"Asked at Login",37,0,412,0');
    expect(lines).toContain('"\'=1+""x""",9,0,,');
  });
});
