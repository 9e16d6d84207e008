import { commands } from 'vscode';
import type { TreeDragAndDropController } from 'vscode';

/** What is dropped on the tree is explained, or imported where it holds requests: files, or a text. */
export const dropped: TreeDragAndDropController<never> = {
  dragMimeTypes: [],
  dropMimeTypes: ['text/uri-list', 'text/plain'],
  handleDrop: async (_, data) => {
    const list = await data.get('text/uri-list')?.asString();
    // Lines that begin with a number sign are comments (RFC 2483).
    const files = list?.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')) ?? [];
    for (const uri of files) await commands.executeCommand('kratosFlows.explainAnything', { from: 'file', uri });
    const text = files.length === 0 ? await data.get('text/plain')?.asString() : undefined;
    if (text) await commands.executeCommand('kratosFlows.explainAnything', { text });
  },
};
