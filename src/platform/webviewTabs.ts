import { TabInputWebview, window } from 'vscode';
import type { Tab } from 'vscode';

/** The tabs of webview panels of a type, awake or not. */
export function webviewTabs(viewType: string): readonly Tab[] {
  // VS Code puts a prefix before the type.
  const isOne = (input: unknown): boolean => input instanceof TabInputWebview && input.viewType.endsWith(viewType);
  return window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => isOne(input));
}
