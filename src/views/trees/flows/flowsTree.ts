import type { TreeDataProvider, TreeItem } from 'vscode';
import type { Explorer } from '../../../kratos/drive/explorer';
import type { StoreChange } from '../../../kratos/store/types';
import type { FlowRecord, Persona } from '../../../kratos/record/types';
import { Disposables } from '../../../platform/disposables';
import { isTrusted, onTrusted } from '../../../platform/trust';
import type { Connections } from '../../connections/connections';
import type { HealthWatch } from '../../connections/healthWatch';
import type { ServerWatch } from '../../servers/serverWatch';
import { drawAdvice, drawConnection } from './connectionRow';
import { FlowLines, lineId } from './flowLines';
import type { ConnectionNode, FlowLine, FlowNode, PersonaNode } from './flowNodes';
import type { ListenersSource } from './listenerRow';
import { importedLines } from './importedLines';
import { drawRootNotes } from './rootNotes';
import type * as FlowRows from './flowRows';
import { keysRead } from './keysRead';
import { drawGone, drawNoFlow } from '../shared/noteRow';
import type { TreeRow } from '../shared/row';
import { Ticker } from '../shared/ticker';
import { nextChange } from '../../../kratos/knowledge/timeLeft';
import { toTreeItem } from '../shared/treeItem';

/** So many flows of a persona are shown at first, and more with each press. */
const pageSize = 100;

/**
 * Connections, their personas, and the flows of each, newest first. The core is loaded when a connection is opened for
 * the first time; nothing is drawn in a workspace that is not trusted (the view says so).
 */
export class FlowsTree extends Disposables implements TreeDataProvider<FlowNode> {
  private readonly lines = this.register(new FlowLines());
  private readonly ticker = this.register(new Ticker((now) => this.tick(now)));
  private readonly shown = new Map<string, number>();
  /** Flows on view, by persona. */
  private readonly onView = new Map<string, readonly string[]>();
  private explorer: Explorer | undefined;
  private rows: typeof FlowRows | undefined;

  readonly onDidChangeTreeData = this.lines.onDidChange;

  constructor(
    private readonly connections: Connections,
    private readonly health: HealthWatch,
    private readonly listeners: ListenersSource,
    private readonly servers: Pick<ServerWatch, 'state' | 'onDidChange'>,
    private readonly openExplorer: () => Promise<Explorer>,
  ) {
    super();
    const all = this.refresh.bind(this);
    for (const on of [connections.onDidChange, listeners.onDidChange, onTrusted]) this.register(on(all));
    const one = (id: string): void => {
      this.lines.refresh(this.lines.get(`connection/${id}`));
    };
    for (const { onDidChange } of [health, servers]) this.register(onDidChange(one));
  }

  /** Follows the stores from now on; what they know is drawn by `rows`. */
  follow(explorer: Explorer, rows: typeof FlowRows): void {
    this.explorer = explorer;
    this.rows = rows;
    const hear = (change: StoreChange): void => {
      this.hear(explorer, change);
    };
    for (const { onDidChange } of [explorer.flows, explorer.personas, explorer.browsers])
      this.register({ dispose: onDidChange(hear) });
  }

  /** Counts down while the view is visible. */
  setVisible(visible: boolean): void {
    this.ticker.switch(visible);
  }

  refresh(): void {
    this.lines.refresh();
  }

  showMore(personaId: string): void {
    this.shown.set(personaId, (this.shown.get(personaId) ?? pageSize) + pageSize);
    this.refreshPersona(personaId);
  }

  /** The line of a flow, when the editor knows it. */
  settledLine(flowId: string): FlowLine | undefined {
    const line = this.lines.get(`flow/${flowId}`);
    return line?.kind === 'flow' && this.lines.isSettled(`flow/${flowId}`, this.branch(line)) ? line : undefined;
  }

  /** The connection of a flow, when the editor knows its line. */
  settledConnection(flowId: string): ConnectionNode | undefined {
    const record = this.explorer?.flows.get(flowId);
    const node = record?.connectionId === undefined ? undefined : this.lines.connectionNode(record.connectionId);
    return node && this.lines.isSettled(`connection/${node.connection}`, [node]) ? node : undefined;
  }

  getTreeItem(node: FlowNode): TreeItem {
    return toTreeItem(this.lines.draw(this.row(node, Date.now())));
  }

  getParent(node: FlowNode): FlowNode | undefined {
    return this.lines.parentOf(node);
  }

  async getChildren(node?: FlowNode): Promise<FlowNode[]> {
    if (!isTrusted()) return [];
    if (!node) return this.roots();
    if (node.kind === 'connection') return this.underConnection(node, await this.openExplorer());
    if (node.kind === 'persona') return this.underPersona(node, await this.openExplorer());
    return [];
  }

  /** A line with what stands above it. */
  private branch(line: FlowNode): readonly FlowNode[] {
    const parent = this.getParent(line);
    return parent ? [line, ...this.branch(parent)] : [line];
  }

  private roots(): FlowNode[] {
    const notes = drawRootNotes(this.connections, this.listeners).map((row) => this.lines.looseNode(row));
    const connections = this.connections.all.map(({ id }) => this.lines.connectionNode(id));
    return [...connections, ...importedLines(this.lines, this.explorer), ...notes];
  }

  private underConnection({ connection: id }: ConnectionNode, explorer: Explorer): FlowNode[] {
    const connection = this.connections.get(id);
    if (!connection) return [];
    const advice = drawAdvice(connection, this.health.words(connection)).map((row) => this.lines.looseNode(row, id));
    const personas = explorer.personas.ofConnection(id).map((persona) => this.lines.personaNode(id, persona.id));
    const lines = [...personas, ...importedLines(this.lines, explorer, id)];
    return [...advice, ...(lines.length > 0 ? lines : [this.lines.looseNode(drawNoFlow(id), id)])];
  }

  private underPersona({ connection, persona }: PersonaNode, explorer: Explorer): FlowNode[] {
    const records = explorer.flows.ofPersona(persona);
    const shown = records.slice(-(this.shown.get(persona) ?? pageSize)).reverse();
    const ids = shown.map(({ id }) => id);
    this.onView.set(persona, ids);
    this.ticker.wake();
    const keys = keysRead(explorer, persona).map((key) => this.lines.keyLine(connection, persona, key));
    if (records.length === 0)
      return [...keys, this.lines.looseNode(drawNoFlow(connection, persona), connection, persona)];
    const lines = [...keys, ...shown.map((record) => this.lines.flowLine(record))];
    return shown.length < records.length ? [...lines, this.lines.olderNode(connection, persona)] : lines;
  }

  private row(node: FlowNode, now: number): TreeRow {
    return this.draw(node, now) ?? drawGone(lineId(node));
  }

  private draw(node: FlowNode, now: number): TreeRow | undefined {
    if (node.kind === 'connection') return this.drawConnection(node);
    if (node.kind === 'loose') return this.lines.noted(node);
    const { explorer, rows, connections, onView } = this;
    return explorer && rows?.drawStored(node, { explorer, connections, onView }, now);
  }

  private drawConnection({ connection: id }: ConnectionNode): TreeRow | undefined {
    const { connections, health, servers, explorer } = this;
    const connection = connections.get(id);
    if (!connection) return undefined;
    return drawConnection(connection, {
      health: health.of(connection),
      words: health.words(connection),
      server: servers.state(id),
      active: connections.active?.id === id,
      single: connections.all.length === 1,
      hasFinished: explorer?.flows.ofConnection(id).some(({ status }) => status !== 'open') ?? false,
    });
  }

  private hear(explorer: Explorer, change: StoreChange): void {
    switch (change.kind) {
      case 'flow': {
        const record = explorer.flows.get(change.id);
        if (record) this.flowChanged(record);
        break;
      }
      case 'flow-removed': {
        const line = this.lines.get(`flow/${change.id}`);
        this.lines.forget(`flow/${change.id}`);
        if (line?.kind === 'flow') {
          this.refreshAbove(line);
          for (const above of this.branch(line).slice(-1)) this.redraw(above, Date.now());
        }
        break;
      }
      case 'persona': {
        const known = explorer.personas.get(change.id);
        if (known && this.lines.wasDrawn(`persona/${change.id}`)) this.personaChanged(explorer, known);
        else this.lines.refresh(known && this.lines.connectionNode(known.connectionId));
        break;
      }
      case 'session':
      case 'browser':
        this.refreshPersona(change.personaId);
        break;
      case 'older-flows':
      case 'connection':
        this.refresh();
        break;
    }
  }

  /** A new flow is a new line below its persona; a known one is drawn again, with what stands above it. */
  private flowChanged(record: FlowRecord): void {
    const line = this.lines.flowLine(record);
    if (!this.lines.wasDrawn(`flow/${record.id}`)) this.refreshAbove(line);
    else if (this.redraw(line, Date.now()))
      // Menus of persona and connection offer to clear what is over.
      for (const above of this.branch(line).slice(1)) this.redraw(above, Date.now());
    this.ticker.wake();
  }

  /** A persona tells of its keys too: one more, or one with another name, is another line below it. */
  private personaChanged(explorer: Explorer, { id, connectionId }: Persona): void {
    const now = Date.now();
    this.redraw(this.lines.personaNode(connectionId, id), now);
    for (const key of keysRead(explorer, id)) this.redraw(this.lines.keyLine(connectionId, id, key), now);
  }

  private refreshAbove(line: FlowLine): void {
    if (line.persona !== undefined) this.refreshPersona(line.persona);
    else this.lines.refresh(this.getParent(line));
  }

  private refreshPersona(personaId: string): void {
    const node = this.lines.get(`persona/${personaId}`);
    const persona = this.explorer?.personas.get(personaId);
    if (node && this.lines.wasDrawn(`persona/${personaId}`)) this.lines.refresh(node);
    else if (persona) this.lines.refresh(this.lines.connectionNode(persona.connectionId));
  }

  /** Tells the editor when a line looks different from before. */
  private redraw(node: FlowNode, now: number): boolean {
    const different = this.lines.looksDifferent(this.row(node, now));
    if (different) this.lines.refresh(node);
    return different;
  }

  private tick(now: number): number {
    let wait = Infinity;
    for (const id of [...this.onView.values()].flat()) {
      const record = this.explorer?.flows.get(id);
      if (record?.status !== 'open') continue;
      this.redraw(this.lines.flowLine(record), now);
      wait = Math.min(wait, nextChange(record.expiresAt, now));
    }
    return wait;
  }
}
