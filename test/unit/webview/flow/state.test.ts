import { describe, expect, it } from 'vitest';
import {
  createMemory,
  currentExchange,
  currentSubmitter,
  currentTab,
  isOpen,
  describeStep,
  takeState,
  type PanelMemory,
} from '../../../../webview/flow/state';
import type { PanelState } from '../../../../src/protocol/state';
import { exchangeRow, formlessState, group, input, loginForm, panelState } from './exampleState';

const busy = { label: 'Sending', since: 0 };
const rows = [exchangeRow('x1', 1), exchangeRow('x2', 2)];

function showing(state = panelState()): PanelMemory {
  const memory = createMemory();
  takeState(memory, state, 0);
  return memory;
}

describe('what was typed', () => {
  it('survives a new state with the same fields, the password too', () => {
    const memory = showing();
    memory.typed.set('identifier', 'alice').set('password', 'secret');
    const arrival = takeState(memory, panelState({ timeline: rows }), 0);
    expect(Object.fromEntries(memory.typed)).toEqual({ identifier: 'alice', password: 'secret' });
    expect(arrival).toEqual({ first: false, answered: false, stepped: false });
  });

  it('survives a state without a form while a request runs', () => {
    const memory = showing();
    memory.typed.set('identifier', 'alice');
    takeState(memory, formlessState({ busy }), 0);
    expect(memory.typed.get('identifier')).toBe('alice');
  });

  it('gives way to a value that the server set anew', () => {
    const memory = showing();
    memory.typed.set('identifier', ' Alice@example.com');
    takeState(
      memory,
      panelState({ form: { ...loginForm, shared: [input('identifier', { value: 'alice@example.com' })] } }),
      0,
    );
    expect(memory.typed.has('identifier')).toBe(false);
  });

  it('stays when the server gives back nothing', () => {
    const memory = showing(panelState({ form: { ...loginForm, shared: [input('identifier', { value: 'a' })] } }));
    memory.typed.set('identifier', 'alice');
    takeState(memory, panelState(), 0);
    expect(memory.typed.get('identifier')).toBe('alice');
  });

  it('loses secrets and keeps the rest when the flow goes on', () => {
    const memory = showing();
    memory.typed.set('identifier', 'alice').set('password', 'secret');
    memory.revealed.add('field:password');
    const form = { ...loginForm, shared: [input('identifier'), input('traits.name')] };
    const arrival = takeState(memory, panelState({ form }), 0);
    expect(arrival.stepped).toBe(true);
    expect(Object.fromEntries(memory.typed)).toEqual({ identifier: 'alice' });
    expect(memory.revealed.size).toBe(0);
  });

  it('loses secrets when a settings change was stored, each time', () => {
    const done = { title: 'Saved', lines: [], steps: [], actions: [], suggestions: [] };
    const memory = showing(panelState({ done, timeline: rows.slice(0, 1) }));
    memory.typed.set('password', 'secret');
    takeState(memory, panelState({ done, timeline: rows }), 0);
    expect(memory.typed.size).toBe(0);
  });

  it('begins with the draft of a flow, and only then', () => {
    const memory = showing(panelState({ draft: { identifier: 'alice', gone: 'x' } }));
    expect(Object.fromEntries(memory.typed)).toEqual({ identifier: 'alice' });
    memory.typed.set('identifier', 'alice@');
    takeState(memory, panelState({ draft: { identifier: 'alice' } }), 0);
    expect(memory.typed.get('identifier')).toBe('alice@');
  });

  it('is forgotten with the flow', () => {
    const memory = showing();
    memory.typed.set('identifier', 'alice');
    const next = panelState();
    expect(takeState(memory, { ...next, flow: { ...next.flow, id: 'f2' } }, 0).first).toBe(true);
    expect(memory.typed.size).toBe(0);
  });

  it('goes along into the next flow where it was typed after that was asked for, and into no other', () => {
    const memory = showing();
    const next = (id: string): PanelState => ({ ...panelState(), flow: { ...panelState().flow, id } });
    memory.typed.set('identifier', 'alice');
    memory.ahead = new Set(['password', 'no such field']);
    memory.typed.set('password', 'horse').set('no such field', 'x');
    takeState(memory, next('f2'), 0);
    expect(Object.fromEntries(memory.typed)).toEqual({ password: 'horse' });
    takeState(memory, next('f3'), 0);
    expect(memory.typed.size).toBe(0);
  });
});

describe('a step', () => {
  it('is not left by messages, inbox or hidden values', () => {
    const later = panelState({
      form: {
        ...loginForm,
        messages: [{ id: 1, text: 'x', type: 'error' }],
        hidden: [{ name: 'csrf_token', value: 'new', group: 'default', secret: true }],
      },
      inbox: { status: 'waiting', messages: [] },
    });
    expect(describeStep(later)).toBe(describeStep(panelState()));
  });

  it('is left when a field becomes hidden', () => {
    const later = panelState({
      form: {
        ...loginForm,
        shared: [],
        hidden: [...loginForm.hidden, { name: 'identifier', value: 'a', group: 'default', secret: false }],
      },
    });
    expect(describeStep(later)).not.toBe(describeStep(panelState()));
  });
});

describe('a press', () => {
  const pressed = { submitter: 'method=password', at: 0, exchanges: 0, step: describeStep(panelState()), seen: false };

  it('is answered by the first idle state after the host was busy with it', () => {
    const memory = showing();
    memory.pressed = pressed;
    expect(takeState(memory, panelState({ busy }), 5).answered).toBe(false);
    expect(memory.busySince).toBe(pressed.at);
    expect(takeState(memory, panelState(), 9).answered).toBe(true);
    expect(memory.pressed).toBeUndefined();
    expect(memory.busySince).toBeUndefined();
  });

  it('is not what a request began that the host runs by itself: that one counts from when it is seen', () => {
    const memory = showing();
    takeState(memory, panelState({ busy }), 5);
    takeState(memory, panelState({ busy }), 7);
    expect(memory.busySince).toBe(5);
  });

  it('is not answered by news of the inbox', () => {
    const memory = showing();
    memory.pressed = pressed;
    expect(takeState(memory, panelState({ inbox: { status: 'waiting', messages: [] } }), 5).answered).toBe(false);
    expect(takeState(memory, panelState({ timeline: rows }), 9).answered).toBe(true);
  });

  it('went on as soon as its answer is drawn, also while the host is still busy, and once only', () => {
    const done = { title: 'Saved', lines: [], steps: [], actions: [], suggestions: [] };
    const memory = showing();
    memory.pressed = pressed;
    expect(takeState(memory, panelState({ busy }), 3)).toMatchObject({ answered: false, stepped: false });
    const drawn = takeState(memory, panelState({ done, timeline: rows, busy }), 5);
    expect(drawn).toMatchObject({ answered: true, stepped: true });
    // Who has gone on by now is left where they are.
    const later = { ...done, lines: ['Session …'] };
    const idle = takeState(memory, panelState({ done: later, timeline: rows }), 9);
    expect(idle).toMatchObject({ answered: false, stepped: false });
    expect(memory.pressed).toBeUndefined();
  });

  it('that needs two exchanges is answered by each', () => {
    const memory = showing();
    memory.pressed = pressed;
    const read = takeState(memory, panelState({ timeline: rows.slice(0, 1), busy }), 5);
    expect(read).toMatchObject({ answered: true, stepped: false });
    const done = { title: 'Saved', lines: [], steps: [], actions: [], suggestions: [] };
    expect(takeState(memory, panelState({ done, timeline: rows }), 9)).toMatchObject({ answered: true, stepped: true });
  });

  it('takes the secrets along once the server has judged them, and nothing else', () => {
    const memory = showing();
    memory.typed.set('identifier', 'alice').set('password', 'wrong');
    memory.pressed = pressed;
    takeState(memory, panelState({ timeline: rows, busy }), 5);
    expect(memory.typed.get('password')).toBe('wrong');
    takeState(memory, panelState({ timeline: rows }), 9);
    expect(Object.fromEntries(memory.typed)).toEqual({ identifier: 'alice' });
  });

  it('leaves the secrets where no answer came', () => {
    const memory = showing();
    memory.typed.set('password', 'right');
    memory.pressed = pressed;
    const problem = { tone: 'bad' as const, title: 'The server does not answer', actions: [] };
    takeState(memory, panelState({ timeline: rows, busy, problem }), 5);
    takeState(memory, panelState({ timeline: rows, problem }), 9);
    expect(memory.typed.get('password')).toBe('right');
  });

  it('does not block for ever when the host never answers', () => {
    const memory = showing();
    memory.pressed = pressed;
    takeState(memory, panelState(), 2001);
    expect(memory.pressed).toBeUndefined();
  });
});

describe('what is shown', () => {
  it('is the request of the button last aimed at, while it is there', () => {
    const memory = showing();
    expect(currentSubmitter(memory)?.key).toBe('method=password');
    memory.submitter = 'method=code';
    expect(currentSubmitter(memory)?.key).toBe('method=code');
    takeState(memory, panelState({ form: { ...loginForm, groups: loginForm.groups.slice(0, 1) } }), 0);
    expect(currentSubmitter(memory)?.key).toBe('method=password');
  });

  it('is the timeline where there is nothing to send', () => {
    expect(currentTab(showing(formlessState()))).toBe('timeline');
    expect(currentTab(showing())).toBe('request');
  });

  it('is the newest exchange, until another is chosen, until an answer comes', () => {
    const memory = showing(panelState({ timeline: rows }));
    expect(currentExchange(memory)).toBe('x2');
    memory.chosenExchange = 'x1';
    expect(currentExchange(memory)).toBe('x1');
    memory.pressed = {
      submitter: 'method=password',
      at: 0,
      exchanges: 2,
      step: describeStep(panelState()),
      seen: true,
    };
    takeState(memory, panelState({ timeline: [...rows, exchangeRow('x3', 3)] }), 0);
    expect(currentExchange(memory)).toBe('x3');
  });
});

describe('a group', () => {
  const two = loginForm.groups;
  const open = (memory: PanelMemory): boolean[] => two.map((one, index) => isOpen(memory, one, index, 3));

  it('is open when the host wants it, and folded else', () => {
    expect(open(showing(panelState({ openGroups: ['code'] })))).toEqual([false, true]);
  });

  it('is open when it is the first and nobody says', () => {
    expect(open(showing())).toEqual([true, false]);
  });

  it('stays as the person left it', () => {
    const memory = showing(panelState({ openGroups: ['code'] }));
    memory.folds.set('group:code', false).set('group:password', true);
    expect(open(memory)).toEqual([true, false]);
  });

  it('is open when something in it was refused', () => {
    const refused = group('totp', {
      fields: [input('totp_code', { messages: [{ id: 4000008, text: 'no', type: 'error' }] })],
    });
    expect(isOpen(showing(panelState({ openGroups: ['code'] })), refused, 2, 3)).toBe(true);
  });
});
