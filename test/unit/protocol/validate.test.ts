import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as v from 'valibot';
import type { ToHost, ToPanel } from '../../../src/protocol/messages';
import { readToHost, readToPanel, type toHostSchema, type toPanelSchema } from '../../../src/protocol/validate';
import { examplePanelState } from '../webview/flow/exampleState';

/**
 * A type with every property and list read-only and open enumerations (`'a' | (string & {})`) as the strings they are,
 * as the schemas see it.
 */
type Frozen<T> = T extends string
  ? string extends T
    ? string
    : T
  : T extends number | boolean | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Frozen<Item>[]
      : unknown extends T
        ? T
        : { readonly [Key in keyof T]: Frozen<T[Key]> };

describe('messages to the host', () => {
  const press = {
    entries: { identifier: 'alice@example.com', agree: true, tags: ['a', 'b'] },
    submitter: 'method=password',
    encoding: 'json',
  };
  const legal: readonly unknown[] = [
    { type: 'ready' },
    { type: 'edit', ...press },
    { type: 'submit', ...press },
    { type: 'cancel' },
    { type: 'action', id: 'restart' },
    { type: 'explain', id: '4000006' },
    { type: 'show-exchange', id: 'x1' },
    { type: 'open-raw', what: 'flow' },
    { type: 'export' },
    { type: 'export', exchangeId: 'e1', clear: true },
    { type: 'open-raw', what: 'response', exchangeId: 'x1' },
    { type: 'open-link', url: 'https://example.com/' },
    { type: 'copy', text: 'abc' },
    { type: 'again', how: 'compare', exchangeId: 'e1' },
    { type: 'again', how: 'replay', exchangeId: 'e1' },
    { type: 'next-code' },
    { type: 'refresh-inbox' },
  ];

  it.each(legal)('passes %j unchanged', (message) => {
    expect(readToHost(message)).toEqual(message);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'ready'],
    ['an unknown type', { type: 'eval', code: '1' }],
    ['a property too many', { type: 'ready', extra: 1 }],
    ['a missing property', { type: 'action' }],
    ['a wrong encoding', { type: 'submit', ...press, encoding: 'multipart' }],
    ['an object as a value', { type: 'submit', ...press, entries: { a: { b: 1 } } }],
    ['an endless id', { type: 'explain', id: 'x'.repeat(513) }],
    ['an endless value', { type: 'edit', ...press, entries: { a: 'x'.repeat(1_000_001) } }],
    [
      'a thousand fields and more',
      { type: 'edit', ...press, entries: Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`f${n}`, ''])) },
    ],
  ])('refuses %s', (_, message) => {
    expect(readToHost(message)).toBeUndefined();
  });

  it('keeps a field that is called __proto__ from reaching a prototype', () => {
    const message: unknown = JSON.parse(
      '{"type":"edit","submitter":"a","encoding":"json","entries":{"__proto__":"x","a":"1"}}',
    );
    const read = readToHost(message);
    expect(read?.type === 'edit' && Object.getPrototypeOf(read.entries)).toBe(Object.prototype);
  });

  it('covers the whole union', () => {
    expectTypeOf<Frozen<v.InferOutput<typeof toHostSchema>>>().toEqualTypeOf<Frozen<ToHost>>();
  });
});

describe('messages to the panel', () => {
  it('passes a state with everything in it', () => {
    const message: ToPanel = { type: 'state', state: examplePanelState };
    expect(readToPanel(message)).toEqual(message);
  });

  it('drops a property of a later host and keeps the rest', () => {
    expect(readToPanel({ type: 'focus', later: true })).toEqual({ type: 'focus' });
  });

  it.each([{ type: 'state', state: { ...examplePanelState, flow: undefined } }, { type: 'fill', name: 'code' }, 7])(
    'refuses %j',
    (message) => {
      expect(readToPanel(message)).toBeUndefined();
    },
  );

  it('covers the whole union', () => {
    expectTypeOf<Frozen<v.InferOutput<typeof toPanelSchema>>>().toEqualTypeOf<Frozen<ToPanel>>();
  });
});
