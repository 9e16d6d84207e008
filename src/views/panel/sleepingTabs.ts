import { commands, TabInputWebview, window } from 'vscode';
import type { Tab } from 'vscode';
import { flowPanelType } from './panelType';

/**
 * After a restart VS Code brings a panel back when its tab is first looked at; until then the tab sleeps. A tab tells
 * nothing of its panel but the title.
 */
export function tabsBehind(title: string): readonly Tab[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ label, isActive, input }) => label === title && !isActive && isFlowPanel(input));
}

/** Brings a tab forward. There is no call for it: its group takes the focus and opens it by its place. */
export async function bringForward(tab: Tab): Promise<void> {
  const group = groups[tab.group.viewColumn - 1];
  if (group === undefined) return;
  await commands.executeCommand(`workbench.action.focus${group}EditorGroup`);
  await commands.executeCommand('workbench.action.openEditorAtIndex', tab.group.tabs.indexOf(tab));
}

const groups = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];

/** VS Code puts a prefix before the type. */
function isFlowPanel(input: unknown): boolean {
  return input instanceof TabInputWebview && input.viewType.endsWith(flowPanelType);
}
