import { t } from '@vscode/l10n';
import '../platform/texts';
import { StatusBarAlignment, window, workspace } from 'vscode';
import type { Disposable, TextEditor } from 'vscode';
import { versionWords } from '../config/reference/describeSetting';
import { setContext } from '../platform/contextKeys';
import { Disposables } from '../platform/disposables';
import { isUnread, lengthLeftAlone, recognise, type Recognised, type ServerVersion } from './kratosDocument';
import { checkOnceCommand, sizeWords, tooLargeWords } from './diagnostics/tooLarge';

/**
 * Says beside the language for which version of Kratos the active configuration is explained; a press chooses another.
 */
export class ConfigStatus extends Disposables {
  private readonly item = this.register(
    window.createStatusBarItem('kratosFlows.configVersion', StatusBarAlignment.Right, 90),
  );

  private isShown = false;

  constructor(private readonly serverVersion: ServerVersion) {
    super();
    this.item.name = t('Kratos version of the configuration');
    const draw = (): void => void this.draw(window.activeTextEditor);
    this.register(window.onDidChangeActiveTextEditor(draw));
    this.register(serverVersion.onDidChange(draw));
    this.register(
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === window.activeTextEditor?.document) draw();
      }),
    );
    this.register(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('kratosFlows.config.version')) draw();
      }) satisfies Disposable,
    );
    draw();
  }

  private async draw(editor: TextEditor | undefined): Promise<void> {
    const recognised = editor && (await recognise(editor.document, this.serverVersion));
    // Another editor came forward meanwhile: it draws itself.
    if (editor !== window.activeTextEditor) return;
    setContext('kratosFlows.inConfig', recognised?.document.kind === 'config');
    const leftAlone = editor && !recognised ? lengthLeftAlone(editor.document) : undefined;
    if (editor && leftAlone !== undefined) this.drawLeftAlone(leftAlone, editor);
    else this.item.command = 'kratosFlows.chooseConfigVersion';
    const unread = editor && isUnread(editor.document);
    if (unread) this.drawUnread();
    if (!recognised) {
      if (leftAlone === undefined && !unread) this.hide();
      return;
    }
    const version = versionWords(recognised.version);
    this.item.text = t('Kratos {0}', version);
    this.item.tooltip = describeVersionSource(recognised, version);
    this.item.accessibilityInformation = {
      label: t('Explained for Kratos {0}. Click to choose another version.', version),
      role: 'button',
    };
    this.show();
  }

  private show(): void {
    this.isShown = true;
    this.item.show();
  }

  /** The editor is told only what is news to it. */
  private hide(): void {
    if (this.isShown) this.item.hide();
    this.isShown = false;
  }

  private drawUnread(): void {
    this.item.text = t('Kratos: TOML is not checked');
    this.item.tooltip = t(
      'Kratos reads this file as it reads YAML and JSON, but here it is neither explained nor checked. As YAML it would be.',
    );
    this.item.accessibilityInformation = { label: this.item.tooltip, role: 'button' };
    this.show();
  }

  private drawLeftAlone(length: number, { document }: TextEditor): void {
    const command = checkOnceCommand;
    this.item.command = { command, title: t('Check this file once'), arguments: [document.uri.toString()] };
    this.item.text = t('Kratos: left alone, {0}', sizeWords(length));
    this.item.tooltip = tooLargeWords(length);
    this.item.accessibilityInformation = { label: this.item.tooltip, role: 'button' };
    this.show();
  }
}

function describeVersionSource({ source }: Recognised, version: string): string {
  const press = t('Click to choose another version.');
  switch (source) {
    case 'chosen':
      return t('Keys are explained for {0}, as chosen in the settings. {1}', version, press);
    case 'image':
      return t('Keys are explained for {0}, the version of the image that is started. {1}', version, press);
    case 'line':
      return t(
        'Keys are explained for {0}, because the line version: says so. Kratos never reads that line: connect to the server, or choose a version, to be sure. {1}',
        version,
        press,
      );
    case 'server':
      return t('Keys are explained for {0}, the version of the active connection. {1}', version, press);
    case 'latest':
      return t(
        'Keys are explained for {0}, the latest release: no server is connected, and no image beside the file names one. {1}',
        version,
        press,
      );
  }
}
