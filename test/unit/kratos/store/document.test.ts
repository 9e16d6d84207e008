import { describe, expect, it } from 'vitest';
import { noteKinds } from '../../../../src/kratos/record/notes';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import { readFlowDocument, writeFlowDocument } from '../../../../src/kratos/store/document';
import { record } from './records';

const again = (parts: Partial<FlowRecord>): ReturnType<typeof readFlowDocument> =>
  readFlowDocument(writeFlowDocument(record('f', parts), (value) => value));

describe('the document of a flow', () => {
  it.each(noteKinds)('is read again with a note of %s', (kind) => {
    expect(again({ notes: [{ kind } as never] })?.notes).toEqual([{ kind }]);
  });

  it('keeps what was done wrong, and the true cause of a refusal', () => {
    const mistakes = [{ at: 'e', what: { kind: 'no-csrf-token' } as const }];
    const refusal = {
      at: 'e',
      cause: 'cookie-lost',
      evidence: { cookie: { kind: 'none' }, jar: { kind: 'elsewhere' }, wrong: 'cookie' },
    } as const;
    expect(again({ mistakes, refusal })).toMatchObject({ mistakes, refusal });
  });

  it('keeps what was foretold when it began', () => {
    const foretold: FlowRecord['foretold'] = [
      {
        method: 'password',
        offers: ['redirect_browser_to'],
        goesTo: { kind: 'url', url: 'http://127.0.0.1:4455/home' },
        asked: false,
        hooks: ['POST http://127.0.0.1:9/own'],
      },
      { method: 'passkey', goesTo: { kind: 'second-factor' }, hooks: [] },
    ];
    expect(again({ foretold })?.foretold).toEqual(foretold);
    expect(again({ foretold: [{ method: 'later' } as never] })?.foretold).toBeUndefined();
  });

  it('is read without what a later version may have written of those', () => {
    const read = again({
      notes: [{ kind: 'later' } as never],
      mistakes: [{ at: 'e', what: { kind: 'later' } as never }],
      refusal: { at: 'e', cause: 'later' as never },
    });
    expect(read).toMatchObject({ id: 'f' });
    expect([read?.notes, read?.mistakes, read?.refusal]).toEqual([undefined, undefined, undefined]);
  });
});
