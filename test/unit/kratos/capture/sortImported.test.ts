import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../../scripts/places.mjs';
import { sortImported } from '../../../../src/kratos/capture/sortImported';
import { findFormat, readImported } from '../../../../src/kratos/import/format';
import type { FlowRecord } from '../../../../src/kratos/record/types';

const imported = (name: string, connections: Parameters<typeof sortImported>[2] = []): readonly FlowRecord[] => {
  const text = readFileSync(inRoot('test', 'fixtures', 'imported', name), 'utf8');
  const { seen, missing } = readImported(text, findFormat(text) ?? 'http');
  return sortImported(seen, missing, connections);
};
const told = ({ type, client, status, outcome, exchanges, mistakes = [] }: FlowRecord): string =>
  [type, client, status, outcome?.kind, exchanges.length, ...mistakes.map(({ what }) => what.kind)].join(' ');

describe('flows of a file', () => {
  it.each(['chromium.har', 'playwright-embed.har'])('%s', (name) => {
    const records = imported(name);
    expect(records.map(told).slice(0, 2)).toEqual([
      'login browser open redirect-wanted 3',
      'login browser open advanced 2',
    ]);
    expect(records).toHaveLength(3);
    expect(records.every(({ personaId, expiresAt }) => personaId === undefined && expiresAt === undefined)).toBe(true);
  });

  it('without bodies are known by their addresses, and say what is missing', () => {
    const [first] = imported('playwright-omit.har');
    expect(first?.notes).toEqual([
      {
        kind: 'imported',
        missing: [
          { kind: 'answer-bodies', count: 5 },
          { kind: 'request-bodies', count: 2 },
        ],
      },
    ]);
  });

  it('without cookies are not said to have none', () => {
    const kinds = imported('chromium-sanitized.har').flatMap(({ mistakes = [] }) =>
      mistakes.map(({ what }) => what.kind),
    );
    // The page of the recording did begin anew after a 400.
    expect(kinds).toEqual(['step-taken-for-failure']);
  });

  it('belong to the connection that they were sent to', () => {
    const publicUrl = new URL(imported('chromium.har')[0]?.exchanges[0]?.request.url ?? '').origin;
    const at = (url: string): (string | undefined)[] =>
      imported('chromium.har', [{ id: 'c', name: 'c', publicUrl: url }]).map(({ connectionId }) => connectionId);
    expect(at(publicUrl)).toEqual(['c', 'c', 'c']);
    expect(at('http://127.0.0.1:1')).toEqual([undefined, undefined, undefined]);
  });

  it('that were copied as commands are their requests', () => {
    expect(imported('firefox.sh.txt').map(told)).toEqual([
      'login browser failed unreachable 3',
      'login browser failed unreachable 2',
      'login browser failed unreachable 2',
    ]);
  });
});

describe('a step that Kratos would refuse', () => {
  const of = (text: string): readonly FlowRecord[] => {
    const { seen, missing } = readImported(text, findFormat(text) ?? 'http');
    return sortImported(seen, missing, []);
  };
  const flow = '11111111-0000-4000-8000-000000000001';

  it('lacks its csrf_token, which is known without an answer where a CSRF cookie goes along', () => {
    const call = `curl http://127.0.0.1:4433/self-service/login?flow=${flow} -d method=password`;
    expect(of(`${call} -b csrf_token_0=a`).map(told)).toEqual(['login browser failed unreachable 1 no-csrf-token']);
    expect(of(call).map(told)).toEqual(['login browser failed unreachable 1']);
    expect(of(`${call} -b csrf_token_0=a -d csrf_token=b`).map(told)).toEqual(['login browser failed unreachable 1']);
  });
});
