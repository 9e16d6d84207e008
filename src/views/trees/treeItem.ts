import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Icon, Picture, Tooltip } from './picture';
import { tooltipText } from './tooltipText';

/** The editor's item for a picture. Texts of the server stay texts: nothing in a tooltip is read as Markdown, no link of it works. */
export function treeItemOf(picture: Picture): TreeItem {
  const item = new TreeItem(picture.label, collapsible(picture.open));
  item.id = picture.id;
  if (picture.description) item.description = picture.description;
  item.iconPath = themeIcon(picture.icon);
  item.tooltip = tooltipOf(picture.tooltip);
  item.contextValue = picture.contextValue;
  item.accessibilityInformation = { label: picture.accessibleName };
  if (picture.command) {
    const { id, title, argument } = picture.command;
    item.command = { command: id, title, arguments: [argument] };
  }
  return item;
}

export function themeIcon({ id, color }: Icon): ThemeIcon {
  return new ThemeIcon(id, color === undefined ? undefined : new ThemeColor(color));
}

export function tooltipOf(tooltip: Tooltip): MarkdownString {
  const markdown = new MarkdownString(tooltipText(tooltip));
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}

function collapsible(open: Picture['open']): TreeItemCollapsibleState {
  if (open === undefined) return TreeItemCollapsibleState.None;
  return open === 'expanded' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}
