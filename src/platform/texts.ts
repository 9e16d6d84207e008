/**
 * Hands the editor's translation to the library that all texts are read by. What is loaded by itself and shows texts
 * imports this first.
 */
import { config } from '@vscode/l10n';
import { l10n } from 'vscode';

if (l10n.bundle !== undefined) config({ contents: l10n.bundle });
