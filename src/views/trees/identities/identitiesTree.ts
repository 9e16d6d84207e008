import type { TreeDataProvider, TreeItem, TreeView } from 'vscode';
import type { IdentityChange } from '../../../kratos/admin/identityNews';
import type { Explorer } from '../../../kratos/drive/explorer';
import type { IdentityDetails } from '../../../kratos/identity/types';
import type { Connection } from '../../../kratos/record/types';
import { Disposables } from '../../../platform/disposables';
import { setContext } from '../../../platform/contextKeys';
import { isTrusted, onTrusted } from '../../../platform/trust';
import type { Connections } from '../../connections/connections';
import { Lines } from '../shared/lines';
import { drawGone, troubleText } from '../shared/noteRow';
import { Pages } from '../shared/pages';
import type { TreeRow } from '../shared/row';
import { toTreeItem } from '../shared/treeItem';
import type { IdentityNode } from './identityNodes';
import { drawMoreIdentities, drawNoIdentities, drawNoIdentityPage, drawSearchNotes } from './identityNotes';
import { drawIdentity } from './identityRow';
import { IdentitySearch } from './identitySearch';

/** So many identities are read at a time. */
const pageSize = 50;

/** Results of a long search are drawn so often. */
const drawEveryMs = 250;

/** The identities at the active connection, page by page, or those that were searched for. */
export class IdentitiesTree extends Disposables implements TreeDataProvider<IdentityNode> {
  private readonly lines = this.register(new Lines<IdentityNode>());
  /** How lines look that only say something. */
  private readonly loose = new Map<string, TreeRow>();
  private list: { readonly connection: string; readonly pages: Pages<IdentityDetails> } | undefined;
  private search: IdentitySearch | undefined;
  private searching: AbortController | undefined;

  readonly onDidChangeTreeData = this.lines.onDidChange;

  /** @param view says above the lines what is searched for. */
  constructor(
    private readonly connections: Connections,
    private readonly explorer: Explorer,
    private readonly view: Pick<TreeView<IdentityNode>, 'message' | 'description'>,
  ) {
    super();
    const all = (): void => {
      if (this.search && this.search.connection.id !== connections.active?.id) this.endSearch();
      this.list?.pages.outdate();
      this.redraw();
    };
    this.register(connections.onDidChange(all));
    this.register(onTrusted(all));
    this.register({ dispose: explorer.identityNews.onDidChange((change) => void this.hear(change)) });
    this.register({ dispose: () => this.searching?.abort() });
  }

  /** Reads again what is on view; a search is made again. */
  async refresh(signal: AbortSignal): Promise<void> {
    const { search } = this;
    if (search) {
      if (search.read === undefined) await this.find(search.text, signal);
      else await this.lookThrough(search.text, signal, () => undefined);
      return;
    }
    this.list?.pages.outdate();
    this.redraw();
  }

  /** Reads the next page, or the one that failed. */
  async loadMore(): Promise<void> {
    const { active } = this.connections;
    if (!active) return;
    await this.pagesOf(active).more();
    this.redraw();
  }

  /** Has the identities shown that the server finds by a text; nothing where there is nobody to ask. */
  async find(text: string, signal: AbortSignal): Promise<IdentitySearch | undefined> {
    return this.searchFor(text, signal, (search, ended) => search.ask(this.explorer, ended));
  }

  /** Has the identities shown as they come of which a trait holds a text. `report` is told how far it is. */
  async lookThrough(
    text: string,
    signal: AbortSignal,
    report: (words: string) => void,
  ): Promise<IdentitySearch | undefined> {
    let drawn = 0;
    return this.searchFor(text, signal, (search, ended) =>
      search.lookThrough(this.explorer, ended, () => {
        report(search.words);
        if (Date.now() - drawn < drawEveryMs) return;
        drawn = Date.now();
        this.redraw();
      }),
    );
  }

  /** Shows all identities again. */
  endSearch(): void {
    this.searching?.abort();
    this.search = undefined;
    this.redraw();
  }

  getTreeItem(node: IdentityNode): TreeItem {
    return toTreeItem(this.lines.draw(this.draw(node)));
  }

  getParent(): undefined {
    return undefined;
  }

  async getChildren(node?: IdentityNode): Promise<IdentityNode[]> {
    const { active } = this.connections;
    // What is to be done in these places is said by the editor's own welcome.
    if (node !== undefined) return [];
    if (active?.adminUrl === undefined || !isTrusted()) {
      this.view.message = '';
      return [];
    }
    this.view.description = active.name;
    if (this.search) return this.underSearch(this.search);
    const pages = this.pagesOf(active);
    await pages.show();
    this.sayAbove();
    const problem = drawNoIdentityPage(active, pages);
    const more = pages.hasMore ? drawMoreIdentities(active, pages) : undefined;
    const none = pages.size === 0 ? drawNoIdentities(active) : undefined;
    return this.linesOf(active, pages.items, [problem ?? more ?? none]);
  }

  private underSearch(search: IdentitySearch): IdentityNode[] {
    return this.linesOf(search.connection, search.identities, drawSearchNotes(search));
  }

  private linesOf(
    { id: connection }: Connection,
    identities: readonly IdentityDetails[],
    notes: readonly (TreeRow | undefined)[],
  ): IdentityNode[] {
    const listed = identities.map(({ id }) =>
      this.lines.node<IdentityNode>(`identity/${connection}/${id}`, () => ({
        kind: 'identity',
        connection,
        identity: id,
      })),
    );
    const said = notes.flatMap((row) => {
      if (!row) return [];
      this.loose.set(row.id, row);
      return [this.lines.node<IdentityNode>(row.id, () => ({ kind: 'loose', id: row.id, connection }))];
    });
    return [...listed, ...said];
  }

  private draw(node: IdentityNode): TreeRow {
    if (node.kind === 'loose') return this.loose.get(node.id) ?? drawGone(node.id);
    const identity = this.search?.find(node.identity) ?? this.list?.pages.find(node.identity);
    return identity
      ? drawIdentity(identity, node.connection, Date.now())
      : drawGone(`identity/${node.connection}/${node.identity}`);
  }

  private pagesOf({ id }: Connection): Pages<IdentityDetails> {
    if (this.list?.connection !== id) {
      this.list?.pages.forget();
      this.list = { connection: id, pages: new Pages((token, signal) => this.readPage(id, token, signal)) };
    }
    return this.list.pages;
  }

  private async readPage(id: string, token: string | undefined, signal: AbortSignal): ReturnType<PageReader> {
    const connection = this.connections.get(id);
    if (!connection) return { kind: 'page', items: [] };
    const query = token === undefined ? { size: pageSize } : { size: pageSize, token };
    const page = await this.explorer.adminIdentities.list(connection, query, signal);
    if (page.kind === 'problem') return page;
    const { identities: items, next } = page;
    return next === undefined ? { kind: 'page', items } : { kind: 'page', items, next };
  }

  private async searchFor(
    text: string,
    signal: AbortSignal,
    work: (search: IdentitySearch, signal: AbortSignal) => Promise<void>,
  ): Promise<IdentitySearch | undefined> {
    const { active } = this.connections;
    if (!active || text.trim() === '') return undefined;
    this.searching?.abort();
    const abort = new AbortController();
    const search = new IdentitySearch(active, text.trim());
    this.searching = abort;
    this.search = search;
    this.redraw();
    await work(search, AbortSignal.any([signal, abort.signal]));
    this.redraw();
    return search;
  }

  /** What was done to an identity from here: it is read again, and the list where one is new. */
  private async hear({ connectionId, identityId, kind }: IdentityChange): Promise<void> {
    const connection = this.connections.get(connectionId);
    if (this.list?.connection !== connectionId || !connection) return;
    const { pages } = this.list;
    if (kind === 'made') pages.outdate();
    if (kind === 'gone') {
      pages.remove(identityId);
      this.search?.remove(identityId);
    }
    if (kind === 'changed') {
      const answer = await this.explorer.adminIdentities.read(connection, identityId);
      if (answer.kind !== 'identity') return;
      pages.replace(answer.identity);
      this.search?.replace(answer.identity);
    }
    this.redraw();
  }

  /** What is searched for, or what is wrong with the list. */
  private sayAbove(): void {
    const { active } = this.connections;
    const problem = active && this.list?.connection === active.id ? this.list.pages.problem : undefined;
    this.view.message = this.search?.words ?? (problem ? troubleText(problem) : '');
  }

  private redraw(): void {
    this.sayAbove();
    setContext('kratosFlows.inIdentitySearch', this.search !== undefined);
    this.lines.refresh();
  }
}

type PageReader = ConstructorParameters<typeof Pages<IdentityDetails>>[0];
