import { t } from '@vscode/l10n';
import { Selection, TextEditorRevealType, window, workspace, WorkspaceEdit } from 'vscode';
import type { TextDocument } from 'vscode';
import type { ConfigDocument, Place } from '../../config/document/document';
import { plainText } from '../../config/document/plainText';
import { isAllowedReturnUrl, type Miss, type ReturnUrlVerdict } from '../../config/facts/returnUrls';
import { entryFor, nearest, returnUrlWords } from '../../config/facts/returnUrlWords';
import { appendItems } from '../../config/document/edits';
import { rangeOf } from '../../language/ranges';
import { activeConfig } from './activeConfig';
import { textField } from '../arguments';
import { ask } from '../../prompts/ask';
import type { CommandContext } from '../commandContext';
import { pick } from '../../prompts/pick';

const list = ['selfservice', 'allowed_return_urls'] as const;

/** What a caller is told of a URL. */
interface Tried {
  readonly url: string;
  readonly verdict: ReturnUrlVerdict['kind'];
  /** The entry that lets it pass. */
  readonly by?: string;
  readonly misses?: readonly { readonly entry: string; readonly because: Miss }[];
}

/** Tries a URL against `allowed_return_urls`: `{url}` is answered at once; without one it is asked for, and Enter leads to the entry that decides. */
export async function run(context: CommandContext, argument?: unknown): Promise<Tried | undefined> {
  const found = await activeConfig(context, argument);
  if (!found) throw new Error(t('Open a configuration of Kratos first.'));
  const { document } = found;
  const { config } = found.open;
  const given = textField(argument, 'url');
  if (given !== undefined) return describeVerdict(given, isAllowedReturnUrl(given, config));
  const url = await askUrl(config);
  if (url === undefined) return undefined;
  const verdict = isAllowedReturnUrl(url, config);
  await follow(document, config, url, verdict);
  return describeVerdict(url, verdict);
}

function askUrl(config: ConfigDocument): Promise<string | undefined> {
  return ask({
    title: t('Would Kratos take this URL as return_to?'),
    prompt: t('A URL to come back to. Enter goes to the entry that decides'),
    placeholder: 'https://app.example.com/welcome',
    judge: (text) => {
      const verdict = isAllowedReturnUrl(text.trim(), config);
      const words = returnUrlWords(verdict, config);
      return verdict.kind === 'refused' || verdict.kind === 'unreadable'
        ? { kind: 'fine', note: words, isDoubtful: true }
        : { kind: 'fine', note: words };
    },
  });
}

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
      await offerEntry(document, config, url);
    }
  }
}

async function offerEntry(document: TextDocument, config: ConfigDocument, url: string): Promise<void> {
  const entry = entryFor(url);
  const edit = entry === undefined ? undefined : appendItems(config, list, [entry]);
  if (!edit) return;
  const add = { label: t('$(add) Allow {0}', entry ?? ''), description: t('a new entry of allowed_return_urls') };
  const picked = await pick({
    title: t('{0} is refused', url),
    placeholder: t('Escape leaves the list as it is'),
    items: [add, { label: t('$(close) Leave the list as it is') }],
  });
  if (picked !== add) return;
  const change = new WorkspaceEdit();
  change.replace(document.uri, rangeOf(document, edit.place), edit.text);
  await workspace.applyEdit(change);
}

async function reveal(document: TextDocument, place: Place): Promise<void> {
  const editor = await window.showTextDocument(document);
  const range = rangeOf(document, place);
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
