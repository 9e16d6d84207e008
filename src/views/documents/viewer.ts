import { commands, Range, ViewColumn, window, workspace } from 'vscode';
import type { TextDocumentContentProvider, Uri } from 'vscode';
import type { InboxMessage } from '../../kratos/admin/inboxMessage';
import type { Session } from '../../kratos/flow/types';
import { Disposables } from '../../platform/disposables';
import type { ServerVersion } from '../../language/kratosDocument';
import { documentAddress } from './address';
import { documentationAddress, nameAddress, pastedAddress, storedErrorAddress } from './configAddresses';
import { isTrusted } from '../../platform/trust';
import type { ListenerWatch } from '../listeners/listenerWatch';
import type { PageEditor } from '../pages/pageEditor';
import type { Comparison, Spot } from './comparison';
import { ConfigPages } from './configPages';
import type { Kept } from './contents';
import { VirtualDocuments } from './virtualDocuments';

/** Which part of a flow is opened: the flow as the server sent it last, or one side of an exchange. */
export type RawPart = 'flow' | 'request' | 'response';

/**
 * Opens what is read rather than pressed: raw JSON of flows and exchanges, details of sessions, explanations. `kept` is
 * awaited when a document is first drawn, which after a reload may be before the stores are read back.
 */
export class DocumentViewer extends Disposables {
  private readonly documents = this.register(new VirtualDocuments());
  /** What the editor reads the documents from. */
  readonly provider: TextDocumentContentProvider = this.documents;
  /** Sessions that were opened, in memory only: a list of the server is nothing to keep. */
  private readonly sessions = new Map<string, Session>();
  /** Messages that were opened, in memory only too. */
  private readonly messages = new Map<string, InboxMessage>();

  /** What was said of pasted texts, by the number of the paste; in memory only. */
  private readonly pasted: string[] = [];

  private readonly configs: ConfigPages;
  /** What draws pages, loaded with the first. */
  readonly pages: Pick<PageEditor, 'show'> = { show: async (...page) => (await this.editor()).show(...page) };
  private pageEditor: Promise<PageEditor> | undefined;

  constructor(
    private readonly kept: () => Promise<Kept>,
    serverVersion: ServerVersion,
    listeners: ListenerWatch,
    private readonly extensionUri: Uri,
  ) {
    super();
    this.register(
      listeners.onDidChange(() => {
        this.documents.refresh(hookCallsAddress());
      }),
    );
    this.documents.serve('hook-calls', async () => {
      const { hookCallsText } = await import('../listeners/hookCallsText');
      const { hooks: state, calls } = await listeners.open();
      const known = (await this.kept()).personas.allSecrets();
      return hookCallsText({ state, calls: calls.all, total: calls.total, known, now: Date.now() });
    });
    this.configs = this.register(new ConfigPages(this.documents, serverVersion));
    this.documents.serve('flow', async ([flowId = '']) => (await contents()).flowText(await this.kept(), flowId));
    this.documents.serve('exchange', async ([flowId = '', exchangeId = '', side]) => {
      if (side !== 'request' && side !== 'response') return undefined;
      return (await contents()).exchangeText(await this.kept(), flowId, exchangeId, side);
    });
    this.documents.serve('session', async ([id = '']) => {
      const session = this.sessions.get(id);
      return session === undefined ? undefined : (await contents()).sessionText(session);
    });
    this.documents.serve('message', async ([id = '']) => {
      const message = this.messages.get(id);
      return message && { masked: (await import('./messageText')).messageText(message, Date.now()) };
    });
    this.documents.serve('pasted', ([number = '']) => {
      const markdown = this.pasted[Number(number) - 1];
      return markdown === undefined ? undefined : { masked: markdown };
    });
    this.documents.serve('error', async ([connectionId = '', id = '']) =>
      isTrusted() ? (await contents()).storedErrorText(await this.kept(), connectionId, id) : undefined,
    );
    this.documents.serve('identity', async ([connectionId = '', id = '']) =>
      isTrusted() ? (await contents()).identityText(await this.kept(), connectionId, id) : undefined,
    );
    this.documents.serve('comparison', async (parts) => {
      const [side, before, after] = readComparison(parts);
      const { compareSpots } = await import('./comparison');
      const comparison = compareSpots(await this.kept(), before, after);
      return comparison && { masked: comparison[side].text };
    });
    this.documents.serve('explanation', async (parts) => (await documentation()).explanation(parts.join('/')));
    this.documents.serve('documentation', async (parts) => (await documentation()).page(parts.join('/')));
  }

  /**
   * Opens raw JSON beside the active editor, secrets masked until the person asks for them. Without an exchange the
   * flow itself is opened.
   */
  async openRaw(flowId: string, part: RawPart = 'flow', exchangeId?: string): Promise<void> {
    const kept = await this.kept();
    if (part === 'flow' || exchangeId === undefined) {
      const type = kept.flows.get(flowId)?.type ?? 'flow';
      await this.documents.open(documentAddress('flow', [flowId], `${type}-${flowId.slice(0, 8)}.json`));
      return;
    }
    const name = (await contents()).exchangeName(kept, flowId, exchangeId, part);
    await this.documents.open(documentAddress('exchange', [flowId, exchangeId, part], name));
  }

  /**
   * Opens two flows, or two exchanges, side by side in the editor's own comparison, what differs first. Undefined when
   * one of them is not kept any more.
   */
  async compare(before: Spot, after: Spot): Promise<Comparison | undefined> {
    const { compareSpots } = await import('./comparison');
    const comparison = compareSpots(await this.kept(), before, after);
    if (comparison === undefined) return undefined;
    const sides = (['before', 'after'] as const).map((side) => comparisonAddress(side, before, after));
    for (const side of sides) this.documents.refresh(side);
    const title = `${comparison.before.name} ↔ ${comparison.after.name}`;
    await commands.executeCommand('vscode.diff', ...sides, title, {
      preview: true,
      // What differs is said first: the editor would go to the first change.
      selection: new Range(0, 0, 0, 0),
    });
    return comparison;
  }

  /** Opens a text of ours beside, as a new document that belongs to no file. */
  async openNew(content: string, language: string): Promise<void> {
    const document = await workspace.openTextDocument({ content, language });
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside });
  }

  /** Opens the details of a session as JSON. */
  async openSession(session: Session): Promise<void> {
    this.sessions.set(session.id, session);
    await this.documents.open(documentAddress('session', [session.id], `session-${session.id.slice(0, 8)}.json`));
  }

  /** Opens a message of the courier, as it was read. */
  async openMessage(message: InboxMessage): Promise<void> {
    this.messages.set(message.id, message);
    const address = documentAddress('message', [message.id], `message-${message.id.slice(0, 8)}.txt`);
    this.documents.refresh(address);
    await this.documents.open(address);
  }

  /** Opens the JSON of an identity, read from its server. */
  async openIdentity(connectionId: string, id: string): Promise<void> {
    await this.documents.open(documentAddress('identity', [connectionId, id], `identity-${id.slice(0, 8)}.json`));
  }

  /** Opens what is known of an error that a server keeps for its error page. */
  async openStoredError(connectionId: string, id: string): Promise<void> {
    await this.documents.openPage(storedErrorAddress(connectionId, id));
  }

  /** Opens what a configuration lets people do as a page beside; it follows the file. */
  async explainConfig(file: Uri): Promise<void> {
    await this.configs.open(file);
  }

  /** Opens what web hooks sent to the listener; it follows what comes. */
  async openHookCalls(): Promise<void> {
    await this.documents.open(hookCallsAddress());
  }

  /**
   * Opens the explanation of a message id, error id, setting or check (`kratos/…`) as a page beside. Any text is
   * answered, known or not.
   */
  async explain(id: string): Promise<void> {
    await this.documents.openPage(nameAddress(id));
  }

  /** Opens a page of the documentation by its path; its contents without one, or where there is no such page. */
  async showDocumentation(path = ''): Promise<void> {
    await this.documents.openPage(documentationAddress(path, (await documentation()).titleOf(path)));
  }

  private editor(): Promise<PageEditor> {
    return (this.pageEditor ??= import('../pages/pageEditor').then((module) =>
      this.register(new module.PageEditor(this.extensionUri, this.documents)),
    ));
  }

  /** Opens what is said of a pasted text, or anything else under a title, as a page beside. */
  async showPasted(markdown: string, title?: string): Promise<void> {
    await this.documents.openPage(pastedAddress(this.pasted.push(markdown), title));
  }
}

/** What is known, as pages: loaded with the first of them. */
function documentation(): Promise<typeof import('./documentation')> {
  return import('./documentation');
}

/** Both sides of a comparison name both spots: each begins with what differs. */
function comparisonAddress(side: 'before' | 'after', ...spots: readonly [Spot, Spot]): Uri {
  const parts = spots.flatMap(({ flow, exchange = '-' }) => [flow, exchange]);
  return documentAddress('comparison', [side, ...parts], 'comparison.txt');
}

function readComparison([side, ...parts]: readonly string[]): readonly ['before' | 'after', Spot, Spot] {
  const spot = (flow = '', exchange = '-'): Spot => ({ flow, ...(exchange !== '-' && { exchange }) });
  return [side === 'before' ? side : 'after', spot(parts[0], parts[1]), spot(parts[2], parts[3])];
}

function hookCallsAddress(): Uri {
  return documentAddress('hook-calls', [], 'hook-calls.txt');
}

/** What makes the texts is loaded with the first document. */
function contents(): Promise<typeof import('./contents')> {
  return import('./contents');
}
