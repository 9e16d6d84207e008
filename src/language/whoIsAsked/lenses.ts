import { t } from '@vscode/l10n';
import { CodeLens } from 'vscode';
import type { TextDocument } from 'vscode';
import { askingLines } from '../../config/simulator/askingLines';
import type { OpenDocument } from '../openDocuments';
import { toRange } from '../ranges';
import { commandTo } from '../../commands/contracts/call';

/** Asks, above each `required_aal`, who is asked for a second factor. */
export function whoIsAskedLenses(document: TextDocument, { config, version }: OpenDocument): readonly CodeLens[] {
  return askingLines(config, version).map(
    ({ place, isDefault }) =>
      new CodeLens(
        toRange(document, place),
        commandTo(
          'kratosFlows.whoIsAsked',
          isDefault
            ? t('Who is asked for a second factor? required_aal is highest_available by default')
            : t('Who is asked for a second factor?'),
          { uri: document.uri.toString() },
        ),
      ),
  );
}
