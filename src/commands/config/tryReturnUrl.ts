import { t } from '@vscode/l10n';
import { Selection, TextEditorRevealType, window, workspace, WorkspaceEdit } from 'vscode';
import type { TextDocument } from 'vscode';
import type { ConfigDocument, Place } from '../../config/document/document';
import { plainText } from '../../config/document/plainText';
import { isAllowedReturnUrl, type Miss, type ReturnUrlVerdict } from '../../config/facts/returnUrls';
import { entryFor, nearest } from '../../config/facts/returnUrlWords';
import { appendItems } from '../../config/document/edits';
import { toRange } from '../../language/ranges';
import { askReturnUrl, offerEntry } from '../../prompts/config/askReturnUrl';
import type { Verb } from '../commandContext';
import { findConfig } from './findConfig';

const list = ['selfservice', 'allowed_return_urls'] as const;

/** What a caller is told of a URL. */
interface Tried {
  readonly url: string;
  readonly verdict: ReturnUrlVerdict['kind'];
  /** The entry that lets it pass. */
  readonly by?: string;
  readonly misses?: readonly { readonly entry: string; readonly because: Miss }[];
}

/**
 * Tries a URL against `allowed_return_urls`. One that is given is answered at once; without one it is asked for, and
 * Enter leads to the entry that decides.
 */
export const run: Verb<'kratosFlows.tryReturnUrl'> = async (context, given) => {
  const found = await findConfig(context, given);
  if (!found) throw new Error(t('Open a configuration of Kratos first.'));
  const { document } = found;
  const { config } = found.open;
  if (given.url !== undefined) return describeVerdict(given.url, isAllowedReturnUrl(given.url, config));
  const url = await askReturnUrl(config);
  if (url === undefined) return undefined;
  const verdict = isAllowedReturnUrl(url, config);
  await follow(document, config, url, verdict);
  return describeVerdict(url, verdict);
};

/** Shows the entry that decides; of a URL that is refused, the nearest one, and how it can be let in. */
async function follow(
  document: TextDocument,
  config: ConfigDocument,
  url: string,
  verdict: ReturnUrlVerdict,
): Promise<void> {
  const listed = config.get(...list);
  switch (verdict.kind) {
    case 'default':
    case 'unreadable':
      return;
    case 'allowed':
      if (verdict.by !== 'self-service') await reveal(document, verdict.by.place);
      return;
    case 'refused': {
      const place = nearest(verdict.misses)?.entry.place ?? listed?.key;
      if (place) await reveal(document, place);
      await letIn(document, config, url);
    }
  }
}

async function letIn(document: TextDocument, config: ConfigDocument, url: string): Promise<void> {
  const entry = entryFor(url);
  const edit = entry === undefined ? undefined : appendItems(config, list, [entry]);
  if (!edit || !(await offerEntry(url, entry ?? ''))) return;
  const change = new WorkspaceEdit();
  change.replace(document.uri, toRange(document, edit.place), edit.text);
  await workspace.applyEdit(change);
}

async function reveal(document: TextDocument, place: Place): Promise<void> {
  const editor = await window.showTextDocument(document);
  const range = toRange(document, place);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

function describeVerdict(url: string, verdict: ReturnUrlVerdict): Tried {
  switch (verdict.kind) {
    case 'default':
    case 'unreadable':
      return { url, verdict: verdict.kind };
    case 'allowed':
      return { url, verdict: 'allowed', by: verdict.by === 'self-service' ? verdict.by : plainText(verdict.by.value) };
    case 'refused':
      return {
        url,
        verdict: 'refused',
        misses: verdict.misses.map(({ entry, because }) => ({ entry: plainText(entry.value), because })),
      };
  }
}
