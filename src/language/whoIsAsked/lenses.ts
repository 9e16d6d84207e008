import { t } from '@vscode/l10n';
import '../../platform/texts';
import { CodeLens, EventEmitter, languages, Range, workspace } from 'vscode';
import type { CodeLensProvider, DocumentSelector, TextDocument } from 'vscode';
import { askingLines } from '../../config/aal/askingLines';
import { readConfig } from '../../config/document';
import { Disposables } from '../../platform/disposables';
import { recognise, rootOf, type ServerVersion } from '../kratosDocument';

/** Asks, above each `required_aal`, who is asked for a second factor. `kratosFlows.config.codeLens` switches it off. */
export class WhoIsAskedLenses extends Disposables implements CodeLensProvider {
  private readonly changes = this.register(new EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changes.event;

  constructor(
    selector: DocumentSelector,
    private readonly serverVersion: ServerVersion,
  ) {
    super();
    this.register(languages.registerCodeLensProvider(selector, this));
    this.register(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('kratosFlows.config')) this.changes.fire();
      }),
    );
  }

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    const isOn: unknown = workspace.getConfiguration('kratosFlows', document.uri).get('config.codeLens');
    const recognised = isOn === false ? undefined : await recognise(document, this.serverVersion);
    if (recognised?.document.kind !== 'config') return [];
    const config = readConfig(document.getText(), rootOf(recognised.document));
    return askingLines(config, recognised.version).map(({ place, isDefault }) => {
      const range = new Range(document.positionAt(place.start), document.positionAt(place.end));
      return new CodeLens(range, {
        title: isDefault
          ? t('Who is asked for a second factor? required_aal is highest_available by default')
          : t('Who is asked for a second factor?'),
        command: 'kratosFlows.whoIsAsked',
        arguments: [{ uri: document.uri.toString() }],
      });
    });
  }
}
