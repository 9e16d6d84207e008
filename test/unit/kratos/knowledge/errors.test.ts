import { describe, expect, it } from 'vitest';
import entries from '../../../../src/kratos/knowledge/errors.json';
import { errorKnowledge } from '../../../../src/kratos/knowledge/errors';
import { isErrorId, knownErrorIds } from '../../../../src/kratos/knowledge/ids';
import { errorWithoutIdKnowledge } from '../../../../src/kratos/knowledge/reasons';
import wordings from '../../../../src/kratos/knowledge/reasons.json';
import { tooAlike } from './alike';
import { errorFacts } from './facts';

const facts = errorFacts();
const ids = facts.ids.map((error) => error.id);
const written: Readonly<Record<string, object>> = entries.ids;

describe('the error catalogue', () => {
  it('has the ids of the facts and the corrections', () => {
    expect(Object.keys(written)).toEqual(ids);
    expect(knownErrorIds()).toEqual([...ids, ...Object.keys(entries.corrections)]);
    for (const id of ids) expect(isErrorId(id)).toBe(true);
  });

  it.each(facts.ids.map((error) => [error.id, error] as const))('%s agrees with the facts', (id, error) => {
    expect(written[id]).toMatchObject({ status: error.httpStatus, message: error.message, since: error.firstVersion });
    const knowledge = errorKnowledge(id);
    expect(knowledge).toMatchObject({ kind: 'error', name: id, tone: 'error' });
    expect(knowledge?.title).toContain(String(error.httpStatus));
    expect(knowledge?.causes?.length).toBeGreaterThan(0);
    expect(knowledge?.next?.length).toBeGreaterThan(0);
    expect(tooAlike(knowledge?.meaning ?? '', error.reason)).toBe(false);
  });

  it('explains no two alike', () => {
    const meanings = [
      ...ids.map((id) => errorKnowledge(id)?.meaning ?? ''),
      ...wordings.flatMap(({ meaning }) => (meaning === undefined ? [] : [meaning])),
    ];
    for (const [i, meaning] of meanings.entries()) {
      expect(meanings.slice(i + 1).filter((other) => tooAlike(meaning, other))).toEqual([]);
    }
  });

  it('corrects what is no id', () => {
    expect(facts.notAnId.join(' ')).toContain('no_active_session');
    expect(errorKnowledge('no_active_session')?.title).toBe('Not an error id of Kratos: use session_inactive');
    const declared = errorKnowledge('session_aal_already_fulfilled');
    expect(declared?.facts).toContainEqual({ label: 'Sent by', text: 'nothing, although it is declared' });
    expect(errorKnowledge('constructor')).toBeUndefined();
  });

  /** The reasons of the facts hold several wordings or a hint in brackets; their beginnings are what a server sends. */
  const reasons = facts.commonErrorsWithoutId.map((error) => [error.httpStatus, error.reason] as const);

  it.each(reasons)('knows the error without id: %s %s', (status, reason) => {
    const bare = reason.startsWith('(reason empty') || status === null ? '' : reason.replace(/^\(message "|\)$/g, '');
    for (const wording of bare
      .split(' / ')
      .filter((part) => /^[A-Z"]/.test(part) && !part.startsWith('is '))
      .concat(bare === '' ? [''] : [])) {
      const knowledge = errorWithoutIdKnowledge(status, wording);
      expect(knowledge, wording).toBeDefined();
      expect(knowledge?.causes?.length).toBeGreaterThan(0);
    }
  });

  it('tells errors without id apart by status and reason', () => {
    expect(errorWithoutIdKnowledge(401, 'No valid session credentials found in the request.')?.title).toBe(
      'whoami found no session',
    );
    expect(
      errorWithoutIdKnowledge(400, 'The HTTP Request Header included the "Cookie" key, indicating that …')?.title,
    ).toContain('cookie');
    expect(errorWithoutIdKnowledge(404)?.title).toBe('The flow or resource is unknown');
    expect(errorWithoutIdKnowledge(500, 'securecookie: the value is not valid')?.title).toBe(
      'The session cookie cannot be read',
    );
    expect(errorWithoutIdKnowledge(null)?.name).toBe('no answer');
    expect(errorWithoutIdKnowledge(418, 'I am a teapot')).toBeUndefined();
  });
});
