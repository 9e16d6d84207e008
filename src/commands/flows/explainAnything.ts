import { t } from '@vscode/l10n';
import { env, Uri, window, workspace } from 'vscode';
import { sameOrigin } from '../../kratos/flow/origins';
import { describe } from '../../kratos/paste/describe';
import { renderDescription } from '../../kratos/paste/page';
import { recognise } from '../../kratos/paste/recognise';
import { recordPasted } from '../../kratos/paste/record';
import { flowAddress, readPastedFlow } from '../../kratos/paste/describeFlow';
import { unwrap } from '../../kratos/paste/unwrap';
import type { Pasted } from '../../kratos/paste/types';
import { readSize } from '../../platform/readPieces';
import { isTrusted } from '../../platform/trust';
import type { CommandContext, Verb } from '../commandContext';
import { run as importExchanges } from './importExchanges';

/** What is longer is no answer of a server: the start of it is looked at. */
const mostCharacters = 20_000_000;

/**
 * Says what a text is and means: a flow in its panel, requests as the flows that they are steps of, everything else as
 * a page. Nothing is sent; the clipboard is read because somebody pressed for it.
 */
export const run: Verb<'kratosFlows.explainAnything'> = async (context, given) => {
  const { uri } = given;
  // A recording may be of any size: it is read as a stream.
  if (
    given.from === 'file' &&
    uri !== undefined &&
    isTrusted() &&
    (await readSize(Uri.parse(uri, true))) > mostCharacters
  )
    return importExchanges(context, { file: uri });
  const text = given.text ?? (await readFrom(given.from, uri));
  if (text === undefined) return undefined;
  const recognised = recognise(text.slice(0, mostCharacters));
  const { pasted } = recognised;
  if (pasted.kind === 'requests' && isTrusted()) {
    const found = await importExchanges(context, { text: unwrap(text) });
    return { kind: pasted.kind, ...(found as object) };
  }
  const now = Date.now();
  const flowId = pasted.kind === 'flow' && isTrusted() ? await keep(context, pasted, now) : undefined;
  if (flowId === undefined) await context.documents.showPasted(renderDescription(describe(recognised, now)));
  else await context.showFlow(flowId);
  return { kind: pasted.kind, ...(flowId !== undefined && { flow: flowId }) };
};

/** Keeps a flow that was pasted, unless a persona has it: that record knows more. Resolves to what can be shown. */
async function keep(
  context: CommandContext,
  pasted: Extract<Pasted, { kind: 'flow' }>,
  now: number,
): Promise<string | undefined> {
  const flow = readPastedFlow(pasted, pasted.type ?? 'login');
  const own = context.connections.all.find(({ publicUrl }) => flow && sameOrigin(publicUrl, flowAddress(flow)));
  const record = recordPasted(pasted, now, own?.id);
  if (record === undefined) return undefined;
  const { flows } = await context.explorer();
  if (flows.get(record.id)?.personaId !== undefined) return undefined;
  return flows.put(record).id;
}

type Source = 'selection' | 'clipboard' | 'file';

async function readFrom(source: Source | undefined, uri: string | undefined): Promise<string | undefined> {
  switch (source) {
    case 'file':
      return uri === undefined ? window.activeTextEditor?.document.getText() : readFile(Uri.parse(uri, true));
    case 'clipboard':
      return env.clipboard.readText();
    case 'selection':
      return readSelection() ?? '';
    case undefined:
      return readSelection() ?? env.clipboard.readText();
  }
}

function readSelection(): string | undefined {
  const editor = window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? '';
  return text.trim() === '' ? undefined : text;
}

/** A file; of the one in front what is selected there, if anything is. */
async function readFile(uri: Uri): Promise<string> {
  const isInFront = window.activeTextEditor?.document.uri.toString() === uri.toString();
  const selected = isInFront ? readSelection() : undefined;
  if (selected !== undefined) return selected;
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  if ((await readSize(uri)) > mostCharacters)
    throw new Error(t('This file is larger than {0} MB.', mostCharacters / 1_000_000));
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}
