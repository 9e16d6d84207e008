import { describe, expect, it } from 'vitest';
import { readFromSimulator, readToSimulator } from '../../../src/protocol/simulatorSchema';
import { exampleAnswer, hostileAnswer } from '../webview/simulator/exampleAnswer';

describe('messages of the simulator’s page', () => {
  it.each([
    { type: 'ready' },
    { type: 'choose-person' },
    { type: 'choose-version' },
    { type: 'show-person', id: 'totp' },
    { type: 'read-schema', url: 'https://h/s.json' },
    { type: 'go', target: { start: 0, end: 4 } },
    { type: 'go', target: { start: 1, end: 4, file: 'file://./person.schema.json' } },
    { type: 'change', line: { name: 'session.whoami.required_aal' } },
    { type: 'change', line: { name: 'email → credentials.code.identifier', file: 'file://./person.schema.json' } },
  ])('passes %j unchanged', (message) => {
    expect(readFromSimulator(message)).toEqual(message);
  });

  it.each([
    ['nothing', undefined],
    ['an unknown type', { type: 'eval', code: '1' }],
    ['a property too many', { type: 'ready', extra: 1 }],
    ['a place before the text', { type: 'go', target: { start: -1, end: 4 } }],
    ['a place that is none', { type: 'go', target: { start: 0.5, end: NaN } }],
    ['an endless name', { type: 'show-person', id: 'x'.repeat(4097) }],
    ['a text to write', { type: 'change', line: { name: 'a', text: 'b' } }],
  ])('refuses %s', (_, message) => {
    expect(readFromSimulator(message)).toBeUndefined();
  });
});

describe('messages to the simulator’s page', () => {
  const kept = { uri: 'file:///workspace/kratos.yml', who: { name: 'Alice', person: { traits: ['email'] } } };

  it.each([
    exampleAnswer(),
    exampleAnswer({ text: 'dsn: memory', schemas: [] }),
    hostileAnswer(),
    { kind: 'gone', file: 'kratos.yml' },
    { kind: 'unreadable', file: 'kratos.yml' },
    { kind: 'nobody', file: 'kratos.yml' },
  ])('passes a picture unchanged: $kind', (state) => {
    const message = { type: 'state', state, kept };
    expect(readToSimulator(message)).toEqual(message);
  });

  it.each([
    { type: 'state', state: { kind: 'answer', file: 'kratos.yml' }, kept },
    { type: 'state', state: { kind: 'else', file: 'kratos.yml' }, kept },
    { type: 'state', state: { kind: 'gone', file: 'kratos.yml' } },
    { type: 'fill', name: 'a', value: 'b' },
  ])('refuses %j', (message) => {
    expect(readToSimulator(message)).toBeUndefined();
  });
});
