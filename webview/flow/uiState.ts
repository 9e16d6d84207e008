import { tabs, type Tab } from './tabs';
import type { PanelMemory } from './state';

/**
 * What survives a reload of the window: which flow, and how the person had arranged the panel. Never a value that was
 * typed.
 */
export interface UiState {
  readonly flowId: string;
  readonly tab: Tab;
  /** Folded (false) or open (true), by the name of the part; parts that were never touched are absent. */
  readonly folds: Readonly<Record<string, boolean>>;
  readonly scroll: number;
}

/** True when a value from the editor's store is a UiState of this version. */
export function isUiState(value: unknown): value is UiState {
  if (typeof value !== 'object' || value === null) return false;
  const state = value as Partial<Record<keyof UiState, unknown>>;
  return (
    typeof state.flowId === 'string' &&
    tabs.some((tab) => tab === state.tab) &&
    typeof state.scroll === 'number' &&
    typeof state.folds === 'object' &&
    state.folds !== null &&
    Object.values(state.folds).every((open) => typeof open === 'boolean')
  );
}

/** What to keep of a panel now; undefined while no flow is shown. */
export function captureUiState(memory: PanelMemory, scroll: number): UiState | undefined {
  if (memory.state === undefined) return undefined;
  return { flowId: memory.state.flow.id, tab: memory.tab, folds: Object.fromEntries(memory.folds), scroll };
}
