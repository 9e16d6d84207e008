import { describe, expect, it } from 'vitest';
import { besides, readListenAddress } from '../../../../src/kratos/listeners/listenAddress';

const read = (value: unknown): unknown => readListenAddress(value, 'kratosFlows.inbox.listen');

describe('where a listener waits', () => {
  it.each([
    ['127.0.0.1:4470', 4470],
    ['localhost:4470', 4470],
    ['LOCALHOST:80', 80],
    [' 127.0.0.1:65535 ', 65_535],
    ['4470', 4470],
    [':4470', 4470],
    ['http://127.0.0.1:4470/', 4470],
  ])('%j', (value, port) => {
    expect(read(value)).toEqual({ kind: 'port', port });
  });

  it.each([undefined, null, '', '  '])('%j is off', (value) => {
    expect(read(value)).toEqual({ kind: 'off' });
  });

  it.each([
    '0.0.0.0:4470',
    '192.168.1.2:4470',
    'example.com:4470',
    '127.0.0.1.example.com:1',
    '[::]:4470',
    '127.0.0.2:1',
  ])('%j is no place of this machine alone', (value) => {
    expect(read(value)).toEqual({
      kind: 'wrong',
      why: `kratosFlows.inbox.listen names ${value.slice(0, value.lastIndexOf(':'))}, but only 127.0.0.1 is listened at: other machines shall not reach it.`,
    });
  });

  it('is none that the other listener has', () => {
    const [one, other] = [readListenAddress('4470', 'a'), readListenAddress('localhost:4470', 'b')];
    expect(besides(other, one, 'b')).toEqual({
      kind: 'wrong',
      why: 'b names port 4470, which the other listener has: each needs its own.',
    });
    expect(besides(other, readListenAddress('', 'a'), 'b')).toEqual(other);
  });

  it.each(['127.0.0.1', '127.0.0.1:0', '127.0.0.1:65536', 'on', true, 12, {}, 'localhost:'])(
    '%j is no address',
    (value) => {
      expect(read(value)).toEqual({
        kind: 'wrong',
        why: 'kratosFlows.inbox.listen names no address: it wants a port of this machine, such as 127.0.0.1:4470.',
      });
    },
  );
});
