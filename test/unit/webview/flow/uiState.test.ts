import { describe, expect, it } from 'vitest';
import { createMemory, takeState } from '../../../../webview/flow/state';
import { isUiState, captureUiState } from '../../../../webview/flow/uiState';
import { panelState } from './exampleState';

describe('what the editor keeps of a panel', () => {
  it('is the flow and the arrangement, and nothing that was typed or revealed', () => {
    const memory = createMemory();
    takeState(memory, panelState(), 0);
    memory.typed.set('password', 'canary-secret').set('identifier', 'canary-name');
    memory.revealed.add('field:password');
    memory.folds.set('hidden', true);
    const kept = captureUiState(memory, 40);
    expect(kept).toEqual({ flowId: 'f1', tab: 'request', folds: { hidden: true }, scroll: 40 });
    expect(isUiState(kept)).toBe(true);
  });

  it('is nothing before a flow is shown', () => {
    expect(captureUiState(createMemory(), 0)).toBeUndefined();
  });

  it.each([
    undefined,
    null,
    'x',
    {},
    { flowId: 'f', tab: 'sequence', folds: {}, scroll: 0 },
    { flowId: 'f', tab: 'request', folds: { a: 1 }, scroll: 0 },
  ])('is not read back from %j', (value) => {
    expect(isUiState(value)).toBe(false);
  });
});
