import { t } from '@vscode/l10n';
import { MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { Disposables } from '../platform/disposables';
import { plainLabel } from '../platform/plainLabel';
import { isTrusted, onTrusted } from '../platform/trust';
import type { Connections } from './connections/connections';
import type { HealthWatch } from './connections/healthWatch';

/**
 * The active connection in the status bar: its name, how it is, and a press switches. Hidden without a connection or
 * trust.
 */
export class StatusBar extends Disposables {
  private readonly item = this.register(
    window.createStatusBarItem('kratosFlows.connection', StatusBarAlignment.Left, 10),
  );

  constructor(
    private readonly connections: Connections,
    private readonly health: HealthWatch,
  ) {
    super();
    this.item.name = t('Kratos connection');
    this.item.command = 'kratosFlows.switchConnection';
    const draw = (): void => {
      this.draw();
    };
    this.register(connections.onDidChange(draw));
    this.register(health.onDidChange(draw));
    this.register(onTrusted(draw));
    this.draw();
  }

  private draw(): void {
    const connection = this.connections.active;
    if (!connection || !isTrusted()) {
      this.item.hide();
      return;
    }
    const { tone, short, why, todo } = this.health.words(connection);
    const icon = tone === 'bad' ? '$(debug-disconnect)' : '$(plug)';
    this.item.text = `${icon} ${plainLabel(connection.name + (tone === 'bad' ? ` · ${short}` : ''))}`;
    this.item.backgroundColor = tone === 'bad' ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    const state = this.health.of(connection) ? short : t('not checked yet');
    const tooltip = new MarkdownString();
    tooltip.appendMarkdown('**').appendText(connection.name).appendMarkdown('** ').appendText(`· ${state}`);
    for (const text of [why, todo, connection.publicUrl, t('Click to switch the connection.')]) {
      if (text) tooltip.appendMarkdown('\n\n').appendText(text);
    }
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = {
      label: t('Kratos connection {0}, {1}. Click to switch.', connection.name, state),
      role: 'button',
    };
    this.item.show();
  }
}
