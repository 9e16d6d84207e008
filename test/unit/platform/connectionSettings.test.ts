import { describe, expect, it } from 'vitest';
import { idFor, readConnections } from '../../../src/platform/connectionSettings';

describe('the connections of the settings', () => {
  it('are read with id, name and addresses in order', () => {
    const { connections, problems } = readConnections([
      { name: 'practice', publicUrl: '127.0.0.1:4433/', adminUrl: 'http://127.0.0.1:4434/admin' },
      { id: 'kept', publicUrl: 'https://auth.example.com' },
    ]);
    expect(problems).toEqual([]);
    expect(connections).toEqual([
      {
        id: idFor('http://127.0.0.1:4433'),
        name: 'practice',
        publicUrl: 'http://127.0.0.1:4433',
        adminUrl: 'http://127.0.0.1:4434',
      },
      { id: 'kept', name: 'auth.example.com', publicUrl: 'https://auth.example.com' },
    ]);
  });

  it('keep the id when only the name changes', () => {
    const [before] = readConnections([{ name: 'one', publicUrl: 'http://a:1' }]).connections;
    const [after] = readConnections([{ name: 'two', publicUrl: 'http://a:1' }]).connections;
    expect(after?.id).toBe(before?.id);
  });

  it('of one name are told apart, and it is said', () => {
    const { connections, problems } = readConnections([
      { name: 'a', publicUrl: 'http://a:1' },
      { name: 'A', publicUrl: 'http://b:1' },
    ]);
    expect(connections.map(({ name }) => name)).toEqual(['a', 'A 2']);
    expect(problems).toEqual([
      { entry: 2, sentence: 'Two connections of the settings are named “A”; the second is shown as “A 2”.' },
    ]);
  });

  it('of one address have ids of their own', () => {
    const { connections } = readConnections([{ publicUrl: 'http://a:1' }, { publicUrl: 'http://a:1' }]);
    expect(new Set(connections.map(({ id }) => id)).size).toBe(2);
    for (const { id } of connections) expect(id).toMatch(/^[\w-]+$/);
  });

  it.each([
    ['no list', 'practice', 'not a list'],
    ['no address', [{ name: 'x' }], 'has no publicUrl'],
    ['a broken address', [{ publicUrl: 'http://' }], 'Connection 1'],
    ['a number', [7], 'has no publicUrl'],
  ])('with %s are a sentence, never an exception', (_, value, part) => {
    const { connections, problems } = readConnections(value);
    expect(connections).toEqual([]);
    expect(problems[0]?.sentence).toContain(part);
  });

  it('with a broken admin URL work without it', () => {
    const { connections, problems } = readConnections([{ publicUrl: 'http://a:1', adminUrl: 'ftp://b' }]);
    expect(connections[0]).not.toHaveProperty('adminUrl');
    expect(problems).toHaveLength(1);
  });
});
