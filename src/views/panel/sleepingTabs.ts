import { commands } from 'vscode';
import type { Tab } from 'vscode';
import { webviewTabs } from '../../platform/webviewTabs';
import { flowPanelType } from './panelType';

/**
 * After a restart VS Code brings a panel back when its tab is first looked at; until then the tab sleeps. A tab tells
 * nothing of its panel but the title.
 */
export function tabsBehind(title: string): readonly Tab[] {
  return webviewTabs(flowPanelType).filter(({ label, isActive }) => label === title && !isActive);
}

/** Brings a tab forward. There is no call for it: its group takes the focus and opens it by its place. */
export async function bringForward(tab: Tab): Promise<void> {
  const group = groups[tab.group.viewColumn - 1];
  if (group === undefined) return;
  await commands.executeCommand(`workbench.action.focus${group}EditorGroup`);
  await commands.executeCommand('workbench.action.openEditorAtIndex', tab.group.tabs.indexOf(tab));
}

const groups = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];
