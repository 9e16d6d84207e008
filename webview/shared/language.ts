/**
 * The panel speaks the language of the editor: the page carries the texts that VS Code read for it. Without any, texts
 * stay as they are written.
 */
import { config } from '@vscode/l10n';
import { readTexts } from '../../src/protocol/texts';

const texts = readTexts(document.body.dataset.texts);
if (texts !== undefined) config({ contents: texts });
