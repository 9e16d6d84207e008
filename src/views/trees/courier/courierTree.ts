import type { CancellationToken, TreeDataProvider, TreeItem, TreeView } from 'vscode';
import type { InboxMessage } from '../../../kratos/admin/inboxMessage';
import type { Explorer } from '../../../kratos/drive/explorer';
import type { Connection } from '../../../kratos/record/types';
import { Disposables } from '../../../platform/disposables';
import { isTrusted, onTrusted } from '../../../platform/trust';
import type { Connections } from '../../connections/connections';
import { Lines } from '../shared/lines';
import { drawGone, troubleText } from '../shared/noteRow';
import { Pages, type ReadPage } from '../shared/pages';
import type { TreeRow } from '../shared/row';
import { toMarkdown, toTreeItem } from '../shared/treeItem';
import type { CourierNode, MessageLine } from './courierNodes';
import { drawCourierNote, drawFailures, drawNoMessage } from './courierNotes';
import { drawMessage } from './messageRow';

/** So many messages are read at a time. */
const pageSize = 50;

/** The messages of the active connection's courier, newest first, page by page. */
export class CourierTree extends Disposables implements TreeDataProvider<CourierNode> {
  private readonly lines = this.register(new Lines<CourierNode>());
  /** How lines look that only say something. */
  private readonly loose = new Map<string, TreeRow>();
  private list: { readonly connection: string; readonly pages: Pages<InboxMessage> } | undefined;

  readonly onDidChangeTreeData = this.lines.onDidChange;

  constructor(
    private readonly connections: Connections,
    private readonly explorer: Explorer,
    private readonly view: Pick<TreeView<CourierNode>, 'message' | 'description'>,
  ) {
    super();
    const all = (): void => {
      this.refresh();
    };
    this.register(connections.onDidChange(all));
    this.register(onTrusted(all));
  }

  /** Reads again what is on view. */
  refresh(): void {
    this.list?.pages.outdate();
    this.lines.refresh();
  }

  /** Reads the next page, or the one that failed. */
  async loadMore(): Promise<void> {
    const { active } = this.connections;
    if (!active) return;
    await this.pagesOf(active).more();
    this.lines.refresh();
  }

  getTreeItem(node: CourierNode): TreeItem {
    const row = this.lines.draw(this.draw(node));
    const item = toTreeItem(row);
    // The editor asks for a tooltip that is missing when somebody points at the line.
    if (node.kind === 'message' && row.open !== undefined) item.tooltip = undefined;
    return item;
  }

  /** Why a message did not go out is read when somebody points at its line: the list does not have it. */
  async resolveTreeItem(item: TreeItem, node: CourierNode, token: CancellationToken): Promise<TreeItem> {
    if (node.kind !== 'message') return item;
    const abort = new AbortController();
    token.onCancellationRequested(() => {
      abort.abort();
    });
    const { tooltip } = this.draw(node);
    const { sentences = [] } = tooltip;
    const failures = (await this.failuresOf(node, abort.signal)).map(({ label, description }) =>
      description === undefined ? label : `${label} ${description}`,
    );
    item.tooltip = toMarkdown({ ...tooltip, sentences: [...failures, ...sentences] });
    return item;
  }

  getParent(): undefined {
    return undefined;
  }

  async getChildren(node?: CourierNode): Promise<CourierNode[]> {
    const { active } = this.connections;
    if (active?.adminUrl === undefined || !isTrusted()) {
      this.view.message = '';
      return [];
    }
    if (node) {
      if (node.kind !== 'message') return [];
      return (await this.failuresOf(node)).map((row) => this.note(row, node.connection));
    }
    this.view.description = active.name;
    const pages = this.pagesOf(active);
    await pages.show();
    this.view.message = pages.problem ? troubleText(pages.problem) : '';
    const { id: connection } = active;
    const note = drawCourierNote(active, pages);
    return [
      ...pages.items.map(({ id }) =>
        this.lines.node<CourierNode>(`message/${connection}/${id}`, () => ({
          kind: 'message',
          connection,
          message: id,
        })),
      ),
      ...(note ? [this.note(note, connection)] : []),
    ];
  }

  /** What kept a message from going out, a line each. */
  private async failuresOf(
    { connection: id, message }: MessageLine,
    signal?: AbortSignal,
  ): Promise<readonly TreeRow[]> {
    const connection = this.connections.get(id);
    if (!connection) return [];
    const answer = await this.explorer.adminCourier.read(connection, message, signal);
    return answer.kind === 'problem'
      ? [drawNoMessage(message, answer)]
      : drawFailures(message, answer.message.failures);
  }

  private note(row: TreeRow, connection: string): CourierNode {
    this.loose.set(row.id, row);
    return this.lines.node<CourierNode>(row.id, () => ({ kind: 'loose', id: row.id, connection }));
  }

  private draw(node: CourierNode): TreeRow {
    if (node.kind === 'loose') return this.loose.get(node.id) ?? drawGone(node.id);
    const message = this.list?.pages.find(node.message);
    return message
      ? drawMessage(message, node.connection, Date.now())
      : drawGone(`message/${node.connection}/${node.message}`);
  }

  private pagesOf({ id }: Connection): Pages<InboxMessage> {
    if (this.list?.connection !== id) {
      this.list?.pages.forget();
      this.list = { connection: id, pages: new Pages(this.reader(id)) };
    }
    return this.list.pages;
  }

  private reader(id: string): ReadPage<InboxMessage> {
    return async (token, signal) => {
      const connection = this.connections.get(id);
      if (!connection) return { kind: 'page', items: [] };
      const query = token === undefined ? { size: pageSize } : { size: pageSize, token };
      const page = await this.explorer.adminCourier.list(connection, query, signal);
      if (page.kind === 'problem') return page;
      const { messages: items, next } = page;
      return next === undefined ? { kind: 'page', items } : { kind: 'page', items, next };
    };
  }
}
