import type { TreeDataProvider, TreeItem } from 'vscode';
import type { Explorer } from '../../../kratos/drive/explorer';
import type { StoreChange } from '../../../kratos/store/types';
import { isOwn, type OwnRecord } from '../../../kratos/record/abilities';
import type { FlowRecord } from '../../../kratos/record/types';
import { Disposables } from '../../../platform/disposables';
import { isTrusted, onTrusted } from '../../../platform/trust';
import type { Connections } from '../../connections/connections';
import type { HealthWatch } from '../../connections/healthWatch';
import { drawAdvice, drawConnection } from './connectionRow';
import type { ConnectionNode, FlowLine, FlowNode, LooseNode, OlderNode, PersonaNode } from './flowNodes';
import { drawFlow } from './flowRow';
import { Lines } from '../shared/lines';
import { drawGone, drawNoFlow, drawOlderFlows, drawSettingProblem } from '../shared/noteRow';
import { drawPersona } from './personaRow';
import type { TreeRow } from '../shared/row';
import { Ticker } from '../shared/ticker';
import { nextChange } from '../../../kratos/knowledge/timeLeft';
import { toTreeItem } from '../shared/treeItem';

/** So many flows of a persona are shown at first, and more with each press. */
const pageSize = 100;

/**
 * Connections, their personas, and the flows of each, newest first. The core is loaded when a connection is opened for the first time;
 * nothing is drawn in a workspace that is not trusted (the view says so).
 */
export class FlowsTree extends Disposables implements TreeDataProvider<FlowNode> {
  private readonly lines = this.register(new Lines<FlowNode>());
  private readonly ticker = this.register(new Ticker((now) => this.tick(now)));
  private readonly shown = new Map<string, number>();
  private readonly loose = new Map<string, TreeRow>();
  /** Flows on view, by persona. */
  private readonly onView = new Map<string, readonly string[]>();
  private explorer: Explorer | undefined;

  readonly onDidChangeTreeData = this.lines.onDidChange;

  constructor(
    private readonly connections: Connections,
    private readonly health: HealthWatch,
    private readonly openExplorer: () => Promise<Explorer>,
  ) {
    super();
    const all = (): void => {
      this.lines.refresh();
    };
    this.register(connections.onDidChange(all));
    this.register(onTrusted(all));
    this.register(
      health.onDidChange((id) => {
        this.lines.refresh(this.lines.get(`connection/${id}`));
      }),
    );
  }

  /** Follows the stores from now on. */
  follow(explorer: Explorer): void {
    this.explorer = explorer;
    const hear = (change: StoreChange): void => {
      this.hear(explorer, change);
    };
    this.register({ dispose: explorer.flows.onDidChange(hear) });
    this.register({ dispose: explorer.personas.onDidChange(hear) });
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
    const node = record?.connectionId === undefined ? undefined : this.connectionNode(record.connectionId);
    return node && this.lines.isSettled(`connection/${node.connection}`, [node]) ? node : undefined;
  }

  getTreeItem(node: FlowNode): TreeItem {
    return toTreeItem(this.lines.draw(this.row(node, Date.now())));
  }

  getParent(node: FlowNode): FlowNode | undefined {
    switch (node.kind) {
      case 'connection':
        return undefined;
      case 'persona':
        return this.connectionNode(node.connection);
      case 'flow':
      case 'older':
        return this.personaNode(node.connection, node.persona);
      case 'loose':
        if (node.connection === undefined) return undefined;
        return node.persona === undefined
          ? this.connectionNode(node.connection)
          : this.personaNode(node.connection, node.persona);
    }
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
    const problems = this.connections.problems.map(({ entry, sentence }) =>
      this.looseNode(drawSettingProblem(entry, sentence)),
    );
    return [...this.connections.all.map(({ id }) => this.connectionNode(id)), ...problems];
  }

  private underConnection({ connection: id }: ConnectionNode, explorer: Explorer): FlowNode[] {
    const connection = this.connections.get(id);
    if (!connection) return [];
    const advice = drawAdvice(connection, this.health.of(connection)).map((row) => this.looseNode(row, id));
    const personas = explorer.personas.ofConnection(id).map((persona) => this.personaNode(id, persona.id));
    return [...advice, ...(personas.length > 0 ? personas : [this.looseNode(drawNoFlow(id), id)])];
  }

  private underPersona({ connection, persona }: PersonaNode, explorer: Explorer): FlowNode[] {
    const records = explorer.flows.ofPersona(persona);
    const shown = records.slice(-(this.shown.get(persona) ?? pageSize)).reverse();
    this.onView.set(
      persona,
      shown.map(({ id }) => id),
    );
    this.ticker.wake();
    if (records.length === 0) return [this.looseNode(drawNoFlow(connection, persona), connection, persona)];
    const lines = shown.filter(isOwn).map((record) => this.flowLine(record));
    return shown.length < records.length ? [...lines, this.olderNode(connection, persona)] : lines;
  }

  private row(node: FlowNode, now: number): TreeRow {
    switch (node.kind) {
      case 'connection':
        return this.connectionRow(node) ?? drawGone(`connection/${node.connection}`);
      case 'persona':
        return this.personaRow(node, now) ?? drawGone(`persona/${node.persona}`);
      case 'flow':
        return this.flowRow(node.id, now) ?? drawGone(`flow/${node.id}`);
      case 'older':
        return drawOlderFlows(
          node.persona,
          this.onView.get(node.persona)?.length ?? 0,
          this.explorer?.flows.ofPersona(node.persona).length ?? 0,
        );
      case 'loose':
        return this.loose.get(node.id) ?? drawGone(node.id);
    }
  }

  private connectionRow({ connection: id }: ConnectionNode): TreeRow | undefined {
    const connection = this.connections.get(id);
    return (
      connection &&
      drawConnection(connection, {
        health: this.health.of(connection),
        active: this.connections.active?.id === id,
        single: this.connections.all.length === 1,
        finished: count(this.explorer?.flows.ofConnection(id)),
      })
    );
  }

  private personaRow({ persona: id, connection }: PersonaNode, now: number): TreeRow | undefined {
    const persona = this.explorer?.personas.get(id);
    if (!this.explorer || !persona) return undefined;
    const flows = this.explorer.flows.ofPersona(id);
    return drawPersona(
      persona,
      {
        session: this.explorer.personas.session(id),
        flows: flows.length,
        finished: count(flows),
        expanded: true,
        connectionName: this.connections.get(connection)?.name ?? '',
      },
      now,
    );
  }

  private flowRow(id: string, now: number): TreeRow | undefined {
    const record = this.explorer?.flows.get(id);
    const personas = this.explorer?.personas;
    return (
      record && personas && drawFlow(record, personas.get(record.personaId), now, personas.session(record.personaId))
    );
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
          this.refreshPersona(line.persona);
          this.redraw(this.connectionNode(line.connection), Date.now());
        }
        break;
      }
      case 'persona': {
        const known = explorer.personas.get(change.id);
        if (known && this.lines.wasDrawn(`persona/${change.id}`))
          this.redraw(this.personaNode(known.connectionId, known.id), Date.now());
        else this.lines.refresh(known && this.connectionNode(known.connectionId));
        break;
      }
      case 'session':
        this.refreshPersona(change.personaId);
        break;
      case 'connection':
        break;
    }
  }

  /** A new flow is a new line below its persona; a known one is drawn again, with what stands above it. */
  private flowChanged(record: FlowRecord): void {
    if (!isOwn(record)) return;
    const now = Date.now();
    const line = this.flowLine(record);
    if (!this.lines.wasDrawn(`flow/${record.id}`)) this.refreshPersona(record.personaId);
    else if (this.redraw(line, now)) {
      // Menus of persona and connection offer to clear what is over.
      this.redraw(this.personaNode(record.connectionId, record.personaId), now);
      this.redraw(this.connectionNode(record.connectionId), now);
    }
    this.ticker.wake();
  }

  private refreshPersona(personaId: string): void {
    const node = this.lines.get(`persona/${personaId}`);
    const persona = this.explorer?.personas.get(personaId);
    if (node && this.lines.wasDrawn(`persona/${personaId}`)) this.lines.refresh(node);
    else if (persona) this.lines.refresh(this.connectionNode(persona.connectionId));
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
      if (record?.status !== 'open' || !isOwn(record)) continue;
      this.redraw(this.flowLine(record), now);
      wait = Math.min(wait, nextChange(record.expiresAt, now));
    }
    return wait;
  }

  private connectionNode(connection: string): ConnectionNode {
    return this.lines.node(`connection/${connection}`, () => ({ kind: 'connection', connection }));
  }

  private personaNode(connection: string, persona: string): PersonaNode {
    return this.lines.node(`persona/${persona}`, () => ({ kind: 'persona', connection, persona }));
  }

  private flowLine({ id, connectionId: connection, personaId: persona }: OwnRecord): FlowLine {
    return this.lines.node(`flow/${id}`, () => ({ kind: 'flow', connection, persona, id }));
  }

  private olderNode(connection: string, persona: string): OlderNode {
    return this.lines.node(`older/${persona}`, () => ({ kind: 'older', connection, persona }));
  }

  private looseNode(row: TreeRow, connection?: string, persona?: string): LooseNode {
    const { id } = row;
    this.loose.set(id, row);
    return this.lines.node(id, () => ({
      kind: 'loose',
      id,
      ...(connection !== undefined && { connection }),
      ...(persona !== undefined && { persona }),
    }));
  }
}

function count(flows: readonly FlowRecord[] = []): number {
  return flows.filter(({ status }) => status !== 'open').length;
}
