import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../src/kratos/flow/json';
import type { UiNode } from '../../../../src/kratos/flow/types';
import { redactExchange, redactValue } from '../../../../src/kratos/exchange/redact';
import {
  readFlowDocument,
  readTimeline,
  writeFlowDocument,
  writeTimeline,
} from '../../../../src/kratos/store/document';
import { readPersonaDocument, writePersonaDocument } from '../../../../src/kratos/store/personaDocument';
import { restoreRecord } from '../../../../src/kratos/record/fold';
import { recorded, scenarios } from '../../../kit/replay';
import { fromRecorded } from '../exchange/exchanges';
import { record } from './records';

/** Every key and every word of a JSON value. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[\w.-]+$/.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...wordsIn(inner)]);
}

const nameOf = (node: UiNode): string => ('name' in node ? node.name : node.type);

const version = 'v26.2.0';
const steps = scenarios(version)
  .filter((name) => /^(?:login-password-spa|settings-totp-spa|recovery-code-spa|registration-password-spa)/.test(name))
  .flatMap((name) => recorded(version, name))
  .filter(({ request, response }) => /^\/self-service\/(?:login|settings)\b/.test(request.path) && response !== null);
const flow = record('0a1b2c3d', {
  exchanges: steps.filter(({ request }) => request.path.startsWith('/self-service/login')).map(fromRecorded),
  parameters: { aal: 'aal2', refresh: true },
  draft: { identifier: 'alice@example.com' },
  notes: [{ kind: 'press-lost' }],
});

describe('a password that is a word of our own documents', () => {
  const ownWords = new Set(wordsIn(JSON.parse(writeFlowDocument(flow, (value) => value))));
  const theirWords = new Set(flow.exchanges.flatMap(({ response }) => wordsIn(readJson(response?.body ?? ''))));
  const plain = restoreRecord(flow);

  it.each([...new Set([...ownWords, ...theirWords, 'pass', 'json', 'form', 'http', '4433', '2026', 'self-service'])])(
    '%s leaves a flow that can be read',
    (password) => {
      const exchanges = flow.exchanges.map((exchange) => redactExchange(exchange, [password]));
      const read = readFlowDocument(writeFlowDocument(flow, (value) => redactValue(value, [password])));
      const timeline = readTimeline(writeTimeline(exchanges)) ?? [];
      expect(read).toMatchObject({ id: flow.id, type: flow.type, client: flow.client, status: flow.status });
      expect(timeline).toHaveLength(flow.exchanges.length);
      const again = restoreRecord(flow, timeline);
      expect(again.outcome?.kind).toBe(plain.outcome?.kind);
      expect(again.flow?.nodes.map(nameOf)).toEqual(plain.flow?.nodes.map(nameOf));
    },
  );

  it('is masked where the person typed it', () => {
    const typed = { ...flow, parameters: { return_to: 'http://h/?q=open' }, draft: { 'traits.note': 'open' } };
    const read = readFlowDocument(writeFlowDocument(typed, (value) => redactValue(value, ['open'])));
    expect(read).toMatchObject({
      status: 'open',
      parameters: { return_to: 'http://h/?q=[redacted]' },
      draft: { 'traits.note': '[redacted]' },
    });
  });

  it('is no parameter of a flow that is started again', () => {
    const typed = { ...flow, parameters: { login_challenge: 'cAnArY', aal: 'aal2' } };
    const text = writeFlowDocument(typed, (value) => redactValue(value, []));
    expect(text).not.toContain('cAnArY');
    expect(readFlowDocument(text)?.parameters).toEqual({ aal: 'aal2' });
  });

  it('leaves sessions that can be read, without what the persona keeps secret', () => {
    const session = { id: 'id', aal: 'aal1', methods: [], identity: { traits: { note: 'cAnArY', status: 'x' } } };
    const document = {
      addedAt: 1,
      persona: { id: 'p', name: 'signed-in', client: 'native' as const, connectionId: 'c' },
      session: { personaId: 'p', status: 'signed-in' as const, session: session as never },
    };
    const text = writePersonaDocument(document, (value) =>
      redactValue(value, ['cAnArY', 'signed-in', 'session', 'personaId']),
    );
    expect(text).not.toContain('cAnArY');
    const read = readPersonaDocument(text);
    expect(read?.persona).toEqual(document.persona);
    expect(read?.session).toMatchObject({ personaId: 'p', status: 'signed-in', session: { aal: 'aal1' } });
  });
});
