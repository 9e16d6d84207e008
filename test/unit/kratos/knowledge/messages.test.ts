import { describe, expect, it } from 'vitest';
import entries from '../../../../src/kratos/knowledge/messages.json';
import { isMessageId, knownMessageIds } from '../../../../src/kratos/knowledge/ids';
import { messageKnowledge } from '../../../../src/kratos/knowledge/messages';
import type { Knowledge } from '../../../../src/kratos/knowledge/types';
import { tooAlike } from './alike';
import { messageFacts, type MessageFact } from './facts';

const messages = messageFacts();
const written: Readonly<Record<string, object>> = entries;

function known(id: number): Knowledge {
  const knowledge = messageKnowledge(id);
  if (!knowledge) throw new Error(`no knowledge of ${id}`);
  return knowledge;
}

function fact(knowledge: Knowledge, label: string): string | undefined {
  return knowledge.facts.find((one) => one.label === label)?.text;
}

const isReserved = (message: MessageFact): boolean =>
  /^(group base|reserved)/.test(message.note ?? '') && message.text === null;

describe('the message catalogue', () => {
  it('has the ids of the facts and no others', () => {
    const ids = messages.map((message) => message.id);
    expect(ids).toHaveLength(179);
    expect(Object.keys(written).map(Number)).toEqual(ids);
    expect(knownMessageIds()).toEqual(ids);
    for (const id of ids) expect(isMessageId(id)).toBe(true);
  });

  it.each(messages.map((message) => [message.id, message] as const))('%i agrees with the facts', (id, message) => {
    expect(written[String(id)]).toMatchObject({
      type: message.type,
      text: message.text,
      name: message.goName,
      since: message.firstVersion,
    });
    const knowledge = known(id);
    expect(knowledge).toMatchObject({ kind: 'message', name: String(id), tone: message.type });
    if (message.text !== null) expect(knowledge.title).toBe(message.text);
    for (const key of message.contextKeys) expect(fact(knowledge, 'Context')).toContain(`\`${key}\``);
    expect(knowledge.facts.filter((one) => one.label === 'Wording')).toHaveLength(message.changes?.length ?? 0);
  });

  it.each(messages.map((message) => [message.id, message] as const))('%i names who sends it', (id, message) => {
    const by = fact(known(id), 'Sent by') ?? '';
    if (isReserved(message)) expect(by).toContain('reserved');
    else if (message.unused) expect(by).toContain('nothing');
    for (const { flow } of message.emittedBy ?? []) {
      expect(by.includes('every flow') || (flow === undefined ? by !== '' : by.includes(flow))).toBe(true);
    }
  });

  it.each(messages.map((message) => [message.id, message] as const))('%i is explained in own words', (id, message) => {
    const { meaning, causes = [], next = [] } = known(id);
    expect(meaning.length).toBeGreaterThan(40);
    expect(tooAlike(meaning, message.text ?? '')).toBe(false);
    for (const sentence of [meaning, ...causes, ...next]) expect(sentence).toMatch(/[.?”]$/);
    if (message.type === 'error' && !isReserved(message)) {
      expect(causes.length).toBeGreaterThan(0);
      expect(next.length).toBeGreaterThan(0);
    }
  });

  it('explains no two alike', () => {
    const all = messages.map(({ id }) => ({ id, meaning: known(id).meaning }));
    const pairs = all.flatMap((a, i) =>
      all.slice(i + 1).flatMap((b) => (tooAlike(a.meaning, b.meaning) ? [`${a.id} and ${b.id}`] : [])),
    );
    expect(pairs).toEqual([]);
  });

  it('knows nothing of other numbers', () => {
    for (const id of [0, 1, 1010026, 4000047, 9999999, '1e6', 'constructor', '__proto__', '']) {
      expect(messageKnowledge(id)).toBeUndefined();
    }
  });

  it('stays small enough to load with a hover', () => {
    expect(JSON.stringify(entries).length).toBeLessThan(120_000);
  });
});
