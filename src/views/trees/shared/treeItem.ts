import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Icon, TreeRow, Tooltip } from './row';
import { tooltipText } from './tooltipText';

/**
 * The editor's item for a row. Texts of the server stay texts: nothing in a tooltip is read as Markdown, no link of it
 * works.
 */
export function toTreeItem(row: TreeRow): TreeItem {
  const item = new TreeItem(row.label, collapsible(row.open));
  item.id = row.id;
  if (row.description) item.description = row.description;
  item.iconPath = themeIcon(row.icon);
  item.tooltip = toMarkdown(row.tooltip);
  item.contextValue = row.contextValue;
  item.accessibilityInformation = { label: row.accessibleName };
  if (row.command) {
    const { id, title, argument } = row.command;
    item.command = { command: id, title, arguments: [argument] };
  }
  return item;
}

export function themeIcon({ id, color }: Icon): ThemeIcon {
  return new ThemeIcon(id, color === undefined ? undefined : new ThemeColor(color));
}

export function toMarkdown(tooltip: Tooltip): MarkdownString {
  const markdown = new MarkdownString(tooltipText(tooltip));
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}

function collapsible(open: TreeRow['open']): TreeItemCollapsibleState {
  if (open === undefined) return TreeItemCollapsibleState.None;
  return open === 'expanded' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}
