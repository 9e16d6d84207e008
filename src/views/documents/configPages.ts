import { t } from '@vscode/l10n';
import { Uri, workspace } from 'vscode';
import type { ServerVersion } from '../../language/kratosDocument';
import { Disposables } from '../../platform/disposables';
import { explanationAddress } from './configAddresses';
import type { DocumentText } from './text';
import type { VirtualDocuments } from './virtualDocuments';

/** Typing is followed when it has rested for so long. */
const pauseMs = 400;

/**
 * Pages that are made from a configuration: what it lets people do, and texts that stand in it encoded. They follow the
 * file. What makes them is loaded with the first.
 */
export class ConfigPages extends Disposables {
  /** The files that have a page. */
  private readonly shown = new Set<string>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly documents: VirtualDocuments,
    private readonly serverVersion: ServerVersion,
  ) {
    super();
    documents.serve('config', ([file = '']) => this.explain(Uri.parse(file)));
    documents.serve('decoded', ([file = '', setting = '']) => this.decode(Uri.parse(file), setting));
    this.register(
      workspace.onDidChangeTextDocument(({ document }) => {
        this.refreshSoon(document.uri.toString());
      }),
    );
    const all = (): void => {
      for (const file of this.shown) this.refreshSoon(file);
    };
    // A schema may have been saved, or another version chosen.
    this.register(workspace.onDidSaveTextDocument(all));
    this.register(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('kratosFlows.config')) all();
      }),
    );
    this.register({
      dispose: () => {
        for (const timer of this.waiting.values()) clearTimeout(timer);
      },
    });
  }

  async open(file: Uri): Promise<void> {
    await this.documents.openPage(explanationAddress(file));
  }

  private async explain(file: Uri): Promise<DocumentText> {
    this.shown.add(file.toString());
    const { explainFile } = await import('../../language/explainFile');
    const markdown = await explainFile(file, this.serverVersion);
    return { masked: markdown ?? t('This file is no longer a Kratos configuration.') };
  }

  private async decode(file: Uri, setting: string): Promise<DocumentText | undefined> {
    const { decodedText } = await import('../../language/explainFile');
    const text = await decodedText(file, setting, this.serverVersion);
    return text === undefined ? undefined : { masked: text };
  }

  private refreshSoon(file: string): void {
    if (!this.shown.has(file)) return;
    clearTimeout(this.waiting.get(file));
    this.waiting.set(
      file,
      setTimeout(() => {
        this.waiting.delete(file);
        this.documents.refresh(explanationAddress(Uri.parse(file)));
      }, pauseMs),
    );
  }
}
