import { t } from '@vscode/l10n';
import type { Uri } from 'vscode';
import { sortImported } from '../../kratos/capture/sortImported';
import { findFormat, readImported } from '../../kratos/import/format';
import { readHar } from '../../kratos/import/har';
import type { Imported } from '../../kratos/import/types';
import { isOwn } from '../../kratos/record/abilities';
import { describeMissing } from '../../kratos/record/missing';
import type { FlowRecord } from '../../kratos/record/types';
import { withProgress } from '../../platform/progress';
import { readPieces, readSize } from '../../platform/readPieces';
import { askImport } from '../../prompts/flows/askImport';
import type { Verb } from '../commandContext';
import { summariseFlow } from '../summary';
import { fileAddress } from './fileAddress';

/** A text of this many bytes is no list of commands. */
const longestText = 20_000_000;
const megabyte = 1_000_000;

/**
 * Makes flows of the requests of a file (HAR, cURL, PowerShell, fetch, `.http`) or a text: they stand in the tree
 * beside those that were made here, and can only be looked at. Nothing is sent.
 */
export const run: Verb<'kratosFlows.importExchanges'> = async (context, given) => {
  const file = given.text === undefined ? await findFile(given.file) : undefined;
  if (given.text === undefined && file === undefined) return undefined;
  const name = file === undefined ? t('the text') : (file.path.split('/').at(-1) ?? '');
  const { seen, missing } = file === undefined ? readText(given.text ?? '', name) : await readFile(file, name);
  const explorer = await context.explorer();
  const found = sortImported(seen, missing, context.connections.all);
  const kept = found.filter(({ id }) => isNotOurs(explorer.flows.get(id)));
  for (const record of kept) explorer.flows.put(record);
  context.tell(said(name, found.length, kept.length));
  const shown = kept.find(({ mistakes = [] }) => mistakes.length > 0) ?? kept.at(-1) ?? found.at(-1);
  if (shown) await context.showFlow(shown.id);
  return { flows: kept.map(summariseFlow), missing: missing.map(describeMissing) };
};

async function findFile(given: string | undefined): Promise<Uri | undefined> {
  if (given === undefined) return askImport();
  return fileAddress(given);
}

/** A flow that was made here knows more than a recording of it. */
function isNotOurs(known: FlowRecord | undefined): boolean {
  return known === undefined || !isOwn(known);
}

async function readFile(file: Uri, name: string): Promise<Imported> {
  const size = await readSize(file);
  return withProgress(t('Reading {0}', name), async (signal, report) => {
    let head = '';
    for await (const piece of readPieces(file)) {
      head = new TextDecoder().decode(piece);
      break;
    }
    if (findFormat(head, name) === 'har') {
      let told = 0;
      return readHar(readPieces(file), {
        signal,
        onRead: (read) => {
          if (read < told + 5 * megabyte) return;
          told = read;
          report(t('{0} of {1} MB', Math.round(read / megabyte), Math.round(size / megabyte)));
        },
      });
    }
    if (size > longestText) throw new Error(t('{0} is no HAR file, and too large for a list of commands.', name));
    const decoder = new TextDecoder();
    let text = '';
    for await (const piece of readPieces(file)) text += decoder.decode(piece, { stream: true });
    return readText(text, name);
  });
}

function readText(text: string, name: string): Imported {
  const format = findFormat(text, name);
  if (format === undefined)
    throw new Error(t('No requests were found in {0}: it is no HAR, no cURL, no fetch call and no .http file.', name));
  return readImported(text, format);
}

function said(name: string, found: number, kept: number): string {
  if (found === 0) return t('No request in {0} is a step of a Kratos flow.', name);
  if (kept === 0) return t('The flows of {0} are here already, as they were made here.', name);
  return kept === 1
    ? t('One flow of {0} was imported. It can be looked at, and nothing can be sent.', name)
    : t('{1} flows of {0} were imported. They can be looked at, and nothing can be sent.', name, kept);
}
