import { EventEmitter } from 'vscode';
import type { Event } from 'vscode';
import { Disposables } from '../../platform/disposables';
import type { Picture } from './picture';

/** After so long without news the editor has read the tree again. */
const quietMs = 250;

/** How long changes are gathered before the tree hears of them. */
const gatherMs = 40;

/**
 * The lines of a tree as they were drawn last. A node that looks as before is not told to the editor again, and changes that come together
 * are told together. Nodes are kept by id, since the editor knows them by identity.
 */
export class Lines<Node extends object> extends Disposables {
  private readonly nodes = new Map<string, Node>();
  private readonly drawn = new Map<string, string>();
  private dirty = new Set<Node>();
  private all = false;
  private timer: NodeJS.Timeout | undefined;
  private toldAt = 0;
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
  }

  /** Notes how a node looks now, and hands the picture on. */
  draw(picture: Picture): Picture {
    this.drawn.set(picture.id, JSON.stringify(picture));
    return picture;
  }

  /** Whether a node that was drawn would look different now. */
  looksDifferent(picture: Picture): boolean {
    const before = this.drawn.get(picture.id);
    return before !== undefined && before !== JSON.stringify(picture);
  }

  wasDrawn(id: string): boolean {
    return this.drawn.has(id);
  }

  /** Whether the editor has had the time to draw the last news. */
  get isQuiet(): boolean {
    return this.timer === undefined && Date.now() - this.toldAt >= quietMs;
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
    this.toldAt = Date.now();
    const nodes = [...this.dirty];
    const all = this.all;
    this.dirty = new Set();
    this.all = false;
    this.changed.fire(all ? undefined : nodes);
  }
}
