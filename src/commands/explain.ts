import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { isErrorId, isMessageId } from '../kratos/knowledge/ids';
import { findKnownId } from '../kratos/knowledge/find';
import { field } from './arguments';
import { ask } from './ask';
import type { Parts } from './parts';

/** Opens what is known of a message id or error id: `{id}`, or the id under the cursor is offered. */
export async function run(parts: Parts, argument?: unknown): Promise<string | undefined> {
  const given = field(argument, 'id') ?? argument;
  const id = typeof given === 'string' || typeof given === 'number' ? String(given).trim() : await askId();
  if (id === undefined || id === '') return undefined;
  await parts.documents.explain(id);
  return id;
}

function askId(): Promise<string | undefined> {
  return ask({
    title: t('Explain a message or an error of Kratos'),
    prompt: t('Message id or error id'),
    placeholder: '4000006, session_aal2_required, …',
    value: idAtCursor() ?? '',
    judge: (text) => {
      const id = text.trim();
      if (id === '') return { kind: 'problem', sentence: t('Enter an id.') };
      return isErrorId(id) || isMessageId(Number(id))
        ? { kind: 'fine' }
        : { kind: 'fine', note: t('No version of Kratos is known to send this id.') };
    },
  });
}

function idAtCursor(): string | undefined {
  const editor = window.activeTextEditor;
  const cursor = editor?.selection.active;
  return cursor && findKnownId(editor.document.lineAt(cursor.line).text, cursor.character)?.name;
}
