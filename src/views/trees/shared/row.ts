import type { CommandCall } from '../../../commands/contracts/index';

/** A command of ours with its arguments, or one of the editor. */
export type RowCommand = (CommandCall | { readonly id: `workbench.${string}`; readonly argument?: undefined }) & {
  readonly title: string;
};

/** A tree item before the editor sees it: plain data, so that labels are made and tested without one. */
export interface TreeRow {
  /** Stable as long as it is the same thing: expansion and selection survive a refresh. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon: Icon;
  readonly tooltip: Tooltip;
  /** What a screen reader says: the whole line in words. */
  readonly accessibleName: string;
  /** Words for the `when` clauses of the menus, e.g. `flow open login`. */
  readonly contextValue: string;
  readonly open?: 'collapsed' | 'expanded';
  /** What a press does. */
  readonly command?: RowCommand;
}

/** A codicon and a theme colour. */
export interface Icon {
  readonly id: string;
  readonly color?: string;
}

/** Says more than the line. Texts are texts: they are escaped before they become Markdown. */
export interface Tooltip {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly sentences?: readonly string[];
}

export const colors = {
  good: 'testing.iconPassed',
  bad: 'problemsErrorIcon.foreground',
  warn: 'problemsWarningIcon.foreground',
  busy: 'charts.blue',
  quiet: 'disabledForeground',
} as const;

/** The facts that have a text. */
export function filledFacts(...facts: readonly (readonly [string, string | undefined])[]): Tooltip['facts'] {
  return facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined && fact[1] !== '');
}
