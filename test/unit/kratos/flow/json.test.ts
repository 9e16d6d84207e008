import { describe, expect, it } from 'vitest';
import { buildForm } from '../../../../src/kratos/flow/form/form';
import { readJson } from '../../../../src/kratos/flow/json';
import { parseFlow, parseSession } from '../../../../src/kratos/flow/parse';
import { prettyJson } from '../../../../src/views/documents/text';
import { writePersonaDocument } from '../../../../src/kratos/store/personaDocument';

const deep = (levels: number, open: string, close: string): string => `${open.repeat(levels)}1${close.repeat(levels)}`;

describe.each([
  ['[', ']'],
  ['{"a":', '}'],
])('JSON nested by %s', (open, close) => {
  it('is read as it is up to 200 levels, and with a text in place of what is deeper', () => {
    expect(readJson(deep(200, open, close))).toEqual(JSON.parse(deep(200, open, close)));
    const read = JSON.stringify(readJson(deep(100_000, open, close)));
    expect(read).toBe(`${open.repeat(200)}"… (nested deeper than 200 levels)"${close.repeat(200)}`);
    expect(readJson(`{"text":"${'['.repeat(500)}"}`)).toEqual({ text: '['.repeat(500) });
  });

  it('is laid out to a text that is not much longer', () => {
    const text = deep(10_000, open, close);
    const pretty = prettyJson(text);
    expect(pretty.replace(/\s/g, '')).toBe(text);
    expect(pretty.length).toBeLessThan(text.length * 3);
  });

  it('in the traits of a session stops no other from being stored', () => {
    const answer = `{"id":"s","active":true,"authenticator_assurance_level":"aal1","identity":{"id":"i","traits":{"a":${deep(10_000, open, close)}}}}`;
    const session = parseSession(readJson(answer));
    expect(session.ok).toBe(true);
    const stored = session.ok
      ? writePersonaDocument(
          {
            addedAt: 1,
            persona: { id: 'p', name: 'alice', client: 'native', connectionId: 'c' },
            session: { personaId: 'p', status: 'signed-in', session: session.value },
          },
          (value) => value,
        )
      : '';
    expect(stored).toContain('nested deeper than 200 levels');
  });

  it('in a node of an unknown kind stops no form', () => {
    const nodes = `[{"type":"hologram","group":"default","attributes":{"a":${deep(10_000, open, close)}},"meta":{},"messages":[]}]`;
    const read = parseFlow(
      'login',
      readJson(
        `{"id":"f","type":"api","state":"choose_method","ui":{"action":"http://h/x","method":"POST","nodes":${nodes}}}`,
      ),
    );
    expect(read.ok && buildForm(read.value).groups).toBeDefined();
  });
});
