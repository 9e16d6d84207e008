import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { findKnownId } from '../../kratos/knowledge/find';
import { ask } from '../ask';

/** Asks for what is to be explained; what is known under the cursor is offered. */
export async function askKnownName(): Promise<string | undefined> {
  const { isKnownName } = await import('../../config/hover/explainName');
  return ask({
    title: t('Explain a message, an error, a setting or a finding'),
    prompt: t('Message id, error id, words of the server, path of a setting, or code of a finding'),
    placeholder: 'session_aal2_required, 4000006, kratos/no-courier, …',
    value: (await nameAtCursor()) ?? '',
    judge: (text) => {
      const id = text.trim();
      if (id === '') return { kind: 'problem', sentence: t('Enter an id.') };
      return isKnownName(id)
        ? { kind: 'fine' }
        : { kind: 'fine', note: t('No version of Kratos is known to have this message, error or setting.') };
    },
  });
}

async function nameAtCursor(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const cursor = editor?.selection.active;
  if (!cursor) return undefined;
  const line = editor.document.lineAt(cursor.line).text;
  const id = findKnownId(line, cursor.character)?.name;
  if (id !== undefined) return id;
  const { findKnownReason } = await import('../../kratos/knowledge/reasons');
  const reason = findKnownReason(line, cursor.character);
  return reason && line.slice(reason.start, reason.end);
}
