import { describe, expect, it } from 'vitest';
import { canDo, isOwn, type Deed } from '../../../../src/kratos/record/abilities';
import { blankRecord } from '../../../../src/kratos/record/blank';

const begun = { type: 'login', client: 'browser', startedAt: 0 } as const;
const own = blankRecord({ ...begun, connectionId: 'practice', personaId: 'alice' });
const imported = blankRecord({ ...begun, connectionId: 'practice' });
const pasted = blankRecord(begun);

describe('what can be done with a flow', () => {
  it.each<[Deed, string, string, string]>([
    ['send', 'can', 'persona', 'connection'],
    ['read-inbox', 'can', 'can', 'connection'],
    ['edit-connection', 'can', 'can', 'connection'],
  ])('%s: of a persona of ours %s; otherwise what it lacks: %s, %s', (deed, ...expected) => {
    const said = [own, imported, pasted].map((record) => canDo(record, deed));
    expect(said.map((ability) => (ability.can ? 'can' : ability.lacks))).toEqual(expected);
  });

  it('says in a sentence each what it is, what is missing, and what to do', () => {
    expect(canDo(pasted, 'send')).toMatchObject({
      what: 'It came from elsewhere: it can only be looked at.',
      missing: 'Nothing can be sent: no connection leads to its server.',
      todo: expect.stringContaining('Add a connection') as string,
    });
    expect(canDo(imported, 'send')).toMatchObject({
      missing: 'Nothing can be sent: its cookies or its token are not here.',
      todo: 'To go on, press Open as a persona… and choose the persona that has them.',
    });
  });

  it('drives only what is our own', () => {
    expect([own, imported, pasted].map(isOwn)).toEqual([true, false, false]);
  });
});
