import { EventEmitter } from 'vscode';
import type { Event } from 'vscode';
import { Disposables } from '../../../platform/disposables';
import type { TreeRow } from './row';

/** How long changes are gathered before the tree hears of them. */
const gatherMs = 40;

/**
 * The lines of a tree as they were drawn last. A node that looks as before is not told to the editor again, and changes
 * that come together are told together. Nodes are kept by id, since the editor knows them by identity.
 */
export class Lines<Node extends object> extends Disposables {
  private readonly nodes = new Map<string, Node>();
  private readonly drawn = new Map<string, string>();
  /** News and drawings in the order in which they came. */
  private moment = 0;
  private readonly drawnAt = new Map<string, number>();
  private readonly toldAt = new WeakMap<Node, number>();
  private allToldAt = 0;
  private dirty = new Set<Node>();
  private all = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly changed = this.register(new EventEmitter<Node | Node[] | undefined>());

  readonly onDidChange: Event<Node | Node[] | undefined> = this.changed.event;

  /** The same object for the same id; `make` is asked once. */
  node<Kind extends Node>(id: string, make: () => Kind): Kind {
    const known = this.nodes.get(id);
    if (known) return known as Kind;
    const made = make();
    this.nodes.set(id, made);
    return made;
  }

  get(id: string): Node | undefined {
    return this.nodes.get(id);
  }

  /** What is gone: its id may come back as another thing. */
  forget(id: string): void {
    this.nodes.delete(id);
    this.drawn.delete(id);
    this.drawnAt.delete(id);
  }

  /** Notes how a node looks now, and hands the row on. */
  draw(row: TreeRow): TreeRow {
    this.drawn.set(row.id, JSON.stringify(row));
    this.drawnAt.set(row.id, (this.moment += 1));
    return row;
  }

  /** Whether a node that was drawn would look different now. */
  looksDifferent(row: TreeRow): boolean {
    const before = this.drawn.get(row.id);
    return before !== undefined && before !== JSON.stringify(row);
  }

  wasDrawn(id: string): boolean {
    return this.drawn.has(id);
  }

  /**
   * Whether the editor knows a line: it has drawn it since the last news of the line itself or of what stands above it
   * (`branch`, itself included). A line that it does not know cannot be selected.
   */
  isSettled(id: string, branch: readonly Node[]): boolean {
    const drawnAt = this.drawnAt.get(id);
    if (drawnAt === undefined || this.all || drawnAt < this.allToldAt) return false;
    return branch.every((node) => !this.dirty.has(node) && (this.toldAt.get(node) ?? 0) < drawnAt);
  }

  /** Has a node, with what is below it, read again. Without a node: the whole tree. */
  refresh(node?: Node): void {
    if (node) this.dirty.add(node);
    else this.all = true;
    this.timer ??= setTimeout(() => {
      this.tell();
    }, gatherMs);
  }

  override dispose(): void {
    clearTimeout(this.timer);
    super.dispose();
  }

  private tell(): void {
    this.timer = undefined;
    const nodes = [...this.dirty];
    const all = this.all;
    this.moment += 1;
    if (all) this.allToldAt = this.moment;
    for (const node of nodes) this.toldAt.set(node, this.moment);
    this.dirty = new Set();
    this.all = false;
    this.changed.fire(all ? undefined : nodes);
  }
}
