import { buildSequence } from '../../kratos/recipe/sequence';
import type { FlowRecord } from '../../kratos/record/types';
import type { ToHost } from '../../protocol/messages';
import type { EditorPort } from './ports';

/** A message that the editor answers alone: the flow stays as it is. */
export type EditorRequest = Extract<
  ToHost,
  { type: 'explain' | 'open-raw' | 'copy' | 'export' | 'again' | 'sequence' }
>;

/** Has the editor do what a message asks for: about the flow `owner`, one of those that are shown together. */
export function askEditor(
  editor: EditorPort,
  message: EditorRequest,
  owner: string,
  related: readonly FlowRecord[],
): Promise<void> {
  switch (message.type) {
    case 'explain':
      return editor.run('kratosFlows.explain', { id: message.id });
    case 'open-raw':
      return editor.openRaw(owner, message.what, message.exchangeId);
    case 'copy':
      return editor.copy(message.text);
    case 'export':
      return editor.export(owner, message);
    case 'again': {
      const command = message.how === 'compare' ? 'kratosFlows.compareExchanges' : 'kratosFlows.replayFlow';
      return editor.run(command, { id: owner, exchange: message.exchangeId });
    }
    case 'sequence':
      return message.to === 'file'
        ? editor.run('kratosFlows.saveSequence', { id: owner })
        : copySequence(editor, related);
  }
}

async function copySequence(editor: EditorPort, related: readonly FlowRecord[]): Promise<void> {
  const { diagram } = await import('../../kratos/export/mermaid');
  await editor.copy(`${diagram(buildSequence(related, editor.heardHooks())).join('\n')}\n`);
}
