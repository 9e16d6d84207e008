import { describe, expect, it } from 'vitest';
import {
  collectEntries,
  fieldKey,
  keyedInputs,
  orderGroups,
  findPrimary,
  entryValue,
} from '../../../../webview/flow/entries';
import { group, input, loginForm, submitter } from './exampleState';

describe('what stands in the form', () => {
  it('is what was typed, and what the server gave where nothing was', () => {
    const form = { ...loginForm, shared: [input('identifier', { value: 'alice@example.com' })] };
    expect(collectEntries(form, new Map([['password', 'secret']]))).toEqual({
      identifier: 'alice@example.com',
      password: 'secret',
    });
  });

  it('keeps an emptied field empty', () => {
    const form = { ...loginForm, shared: [input('identifier', { value: 'alice@example.com' })] };
    expect(collectEntries(form, new Map([['identifier', '']]))).toMatchObject({ identifier: '' });
  });

  it('makes a list of several inputs of one name in one group', () => {
    const form = {
      ...loginForm,
      shared: [],
      groups: [group('profile', { fields: [input('traits.tags', { value: 'a' }), input('traits.tags')] })],
    };
    expect(collectEntries(form, new Map([[fieldKey('traits.tags', 1), 'b']]))).toEqual({ 'traits.tags': ['a', 'b'] });
  });

  it('shares a value between groups that have the same name', () => {
    const form = {
      ...loginForm,
      shared: [],
      groups: [group('a', { fields: [input('x')] }), group('b', { fields: [input('x')] })],
    };
    expect(collectEntries(form, new Map([['x', '1']]))).toEqual({ x: '1' });
  });

  it('knows a ticked box by true or "true"', () => {
    const box = (value: string | boolean): string | boolean =>
      entryValue({ key: 'agree', field: input('agree', { inputType: 'checkbox', value }) }, new Map());
    expect([box(true), box('true'), box(''), box(false)]).toEqual([true, true, false, false]);
  });

  it('takes a field named __proto__ for a field', () => {
    const form = { ...loginForm, shared: [input('__proto__', { value: 'x' })], groups: [] };
    expect(Object.getOwnPropertyNames(collectEntries(form, new Map()))).toEqual(['__proto__']);
  });

  it('lists shared inputs first', () => {
    expect(keyedInputs(loginForm).map(({ key }) => key)).toEqual(['identifier', 'password']);
  });
});

describe('groups and buttons', () => {
  it('shows the wanted groups first and keeps the order of the others', () => {
    const form = { ...loginForm, groups: ['a', 'b', 'c', 'd'].map((name) => group(name)) };
    expect(orderGroups(form, ['c', 'b']).map((one) => one.group)).toEqual(['c', 'b', 'a', 'd']);
  });

  it('presses the primary button, else a main one, else the first that can be pressed', () => {
    const resend = submitter('resend=code', { role: 'resend' });
    const main = submitter('method=code');
    const primary = submitter('method=totp', { primary: true });
    expect(findPrimary(group('g', { submitters: [resend, main, primary] }))).toBe(primary);
    expect(findPrimary(group('g', { submitters: [resend, main] }))).toBe(main);
    expect(findPrimary(group('g', { submitters: [resend, { ...main, disabled: true }] }))).toBe(resend);
    expect(findPrimary(group('g'))).toBeUndefined();
  });
});
