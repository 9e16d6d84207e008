import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Lines } from '../../../../../src/views/trees/shared/lines';
import type { TreeRow } from '../../../../../src/views/trees/shared/row';

vi.mock('vscode', () => ({
  EventEmitter: class {
    readonly event = (): object => ({ dispose: () => undefined });
    readonly fire = (): void => undefined;
    readonly dispose = (): void => undefined;
  },
}));

interface Line {
  readonly id: string;
}
const picture = (id: string): TreeRow => ({
  id,
  label: id,
  icon: { id: 'x' },
  tooltip: { title: id, facts: [] },
  accessibleName: id,
  contextValue: '',
});

let lines: Lines<Line>;
beforeEach(() => {
  vi.useFakeTimers();
  lines = new Lines<Line>();
});
afterEach(() => {
  lines.dispose();
  vi.useRealTimers();
});

it('the editor knows a line that it has drawn since the last news of it and of what stands above it', () => {
  const parent = lines.node('parent', () => ({ id: 'parent' }));
  const child = lines.node('child', () => ({ id: 'child' }));
  const stranger = lines.node('stranger', () => ({ id: 'stranger' }));
  const settled = (): boolean => lines.isSettled('child', [child, parent]);
  const told = (line?: Line): void => {
    lines.refresh(line);
    expect(settled()).toBe(line === stranger);
    vi.runAllTimers();
  };
  expect(settled()).toBe(false);
  lines.draw(picture('parent'));
  lines.draw(picture('child'));
  expect(settled()).toBe(true);
  for (const line of [child, parent, undefined]) {
    told(line);
    expect(settled()).toBe(false);
    // The parent alone is not enough: what is below it is read again.
    lines.draw(picture('parent'));
    expect(settled()).toBe(false);
    lines.draw(picture('child'));
    expect(settled()).toBe(true);
  }
  told(stranger);
  expect(settled()).toBe(true);
  lines.forget('child');
  expect(settled()).toBe(false);
});
