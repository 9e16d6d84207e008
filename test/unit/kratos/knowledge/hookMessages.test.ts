import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../../src/kratos/flow/messages';
import { hookRemark } from '../../../../src/kratos/knowledge/hookMessages';
import { recorded, scenarios } from '../../../kit/replay';

const remark = (id: number, text: string): string | undefined => hookRemark({ id, text, type: 'error' });

describe('a message that a web hook said', () => {
  it.each([1234, 0, 4_099_999, -1, 1.5])('is told by its id, %s', (id) => {
    expect(remark(id, 'Not today.')).toBe(
      `A web hook said this: ${id} is its own id, none of Kratos (unless the server is newer than v26.2.0).`,
    );
  });

  it('is told by its words, where Kratos has the id', () => {
    expect(remark(4_000_006, 'Not today.')).toBe(
      'A web hook may have said this: Kratos has 4000006 too, in other words.',
    );
    expect(remark(4_000_002, 'Property email is missing. Or is it?')).toBeDefined();
    expect(remark(4_000_002, 'Property email is missing.')).toBeUndefined();
    // Its words are whatever the reason is: nothing can be told.
    expect(remark(4_000_001, 'Not today.')).toBeUndefined();
  });

  it.each(['v1.3.1', 'v26.2.0'])('is none of those that %s itself was heard to say', (version) => {
    const said = new Map<string, string>();
    const visit = (json: unknown): void => {
      if (typeof json !== 'object' || json === null) return;
      const message = parseMessage(json);
      const told = message && 'type' in json && hookRemark(message);
      if (message && told !== undefined && told !== false) said.set(`${message.id} ${message.text}`, told);
      for (const inner of Object.values(json)) visit(inner);
    };
    for (const scenario of scenarios(version).filter((name) => !name.startsWith('webhook-')))
      for (const { response } of recorded(version, scenario)) visit(response?.body);
    expect([...said.keys()]).toEqual([]);
    for (const { response } of recorded(version, 'webhook-refuses-registration')) visit(response?.body);
    for (const { response } of recorded(version, 'webhook-interrupts-login')) visit(response?.body);
    expect([...said.keys()].map((key) => key.split(' ')[0])).toEqual(['1234', '1235', '4099999', '4001', '4002']);
  });
});
