import type { TreeDataProvider, TreeItem } from 'vscode';
import type { Explorer } from '../../../kratos/drive/explorer';
import type { Session } from '../../../kratos/flow/types';
import type { Connection, Persona } from '../../../kratos/record/types';
import { Disposables } from '../../../platform/disposables';
import { isTrusted, onTrusted } from '../../../platform/trust';
import type { Connections } from '../../connections/connections';
import { drawGone, drawNoAnswer, drawNobody, drawNoOther, drawNoPage, drawNoSessions } from '../shared/noteRow';
import type { TreeRow } from '../shared/row';
import { drawAllHeader, drawMore, drawNoAdmin, drawOwnHeader } from './sessionHeaders';
import { SessionLines, lineId } from './sessionLines';
import { SessionLists } from './sessionLists';
import type { OwnLine, SessionNode } from './sessionNodes';
import { createPageReader } from './pageReader';
import type * as SessionRows from './sessionRow';
import { SessionWatch } from './sessionWatch';
import { Ticker } from '../shared/ticker';
import { epoch } from '../../../kratos/flow/time';
import { nextSecond } from '../../../kratos/knowledge/timeLeft';
import { toTreeItem } from '../shared/treeItem';

/** Session times are hours: once a minute is often enough, until the last two minutes are counted in seconds. */
const tickMs = 60_000;

/**
 * The sessions at the active connection: each persona's own with the others of its identity, and with an admin URL all
 * of them, page by page.
 */
export class SessionsTree extends Disposables implements TreeDataProvider<SessionNode> {
  private readonly lines = this.register(new SessionLines());
  private readonly ticker = this.register(new Ticker((now) => this.tick(now)));
  private readonly lists = new SessionLists(
    (line) => createPageReader(line, this.connections, this.openExplorer),
    (line) => {
      this.lines.refresh(line);
    },
  );
  private explorer: Explorer | undefined;
  private rows: typeof SessionRows | undefined;
  private watch: SessionWatch | undefined;

  readonly onDidChangeTreeData = this.lines.onDidChange;

  constructor(
    private readonly connections: Connections,
    private readonly openExplorer: () => Promise<Explorer>,
  ) {
    super();
    const all = (): void => {
      this.lists.keepOnly(connections.active?.id);
      this.lists.outdate(() => true);
      this.lines.refresh();
    };
    this.register(connections.onDidChange(all));
    this.register(onTrusted(all));
  }

  /** Follows the stores from now on; sessions are drawn by `rows`. */
  follow(explorer: Explorer, rows: typeof SessionRows): void {
    const changed = (personaId: string): void => {
      this.personaChanged(explorer, personaId);
    };
    this.explorer = explorer;
    this.rows = rows;
    this.watch = this.register(new SessionWatch(explorer, this.lists, changed));
    this.register({
      dispose: explorer.personas.onDidChange((change) => {
        if (change.kind === 'persona') changed(change.id);
      }),
    });
  }

  setVisible(visible: boolean): void {
    this.ticker.switch(visible);
  }

  /** A list that is folded is let go, and read anew when it is opened again. */
  fold(node: SessionNode): void {
    if (node.kind !== 'all' && node.kind !== 'own-session') return;
    this.lines.forgetListed(node, this.lists.of(node).items);
    this.lists.forget(node);
    this.lines.refresh(node);
  }

  /** Reads again what is on view: of one persona, or everything. */
  async refresh(personaId?: string): Promise<void> {
    const explorer = await this.openExplorer();
    this.lists.outdate(
      (line) => personaId === undefined || (line.kind === 'own-session' && line.persona === personaId),
    );
    const ids = personaId === undefined ? this.personas(explorer).map(({ id }) => id) : [personaId];
    await Promise.all(ids.map((id) => explorer.driver.checkSession(id)));
  }

  /** Reads the next page of all sessions, or the one that failed. */
  async loadMore(connectionId: string): Promise<void> {
    const header = this.lines.allHeader(connectionId);
    await this.lists.of(header).more();
    this.lines.refresh(header);
  }

  /** A session that is on view: another one of a persona's identity, or one of all at the connection. */
  find(sessionId: string, connection: string, persona?: string): Session | undefined {
    const line = persona === undefined ? this.lines.allHeader(connection) : this.lines.ownLine(connection, persona);
    return this.lists.of(line).find(sessionId);
  }

  /** Takes a session off the lists that was ended here. */
  ended(sessionId: string): void {
    this.lists.remove(sessionId);
  }

  /** Reads the lists at a connection again: something was changed there. */
  readAgain(connectionId: string): void {
    this.lists.outdate(({ connection }) => connection === connectionId);
  }

  getTreeItem(node: SessionNode): TreeItem {
    return toTreeItem(this.lines.draw(this.row(node, Date.now())));
  }

  async getChildren(node?: SessionNode): Promise<SessionNode[]> {
    const connection = node ? this.connections.get(node.connection) : this.connections.active;
    if (!connection || !isTrusted()) return [];
    switch (node?.kind) {
      case undefined:
        return this.roots(connection);
      case 'own':
        return this.underOwn(connection, await this.openExplorer());
      case 'own-session':
        return this.underPersona(node);
      case 'all':
        return this.underAll(connection);
      case 'other-session':
      case 'admin-session':
      case 'loose':
        return [];
    }
  }

  private roots(connection: Connection): SessionNode[] {
    const { id, adminUrl } = connection;
    const all = adminUrl === undefined ? this.lines.note(drawNoAdmin(connection), id) : this.lines.allHeader(id);
    return [this.lines.ownHeader(id), all];
  }

  private underOwn({ id: connection }: Connection, explorer: Explorer): SessionNode[] {
    const own = explorer.personas.ofConnection(connection).map(({ id }) => this.lines.ownLine(connection, id));
    this.ticker.wake();
    return own.length > 0 ? own : [this.lines.note(drawNobody(connection), connection)];
  }

  private async underPersona(line: OwnLine): Promise<SessionNode[]> {
    const pages = this.lists.of(line);
    await pages.show();
    this.ticker.wake();
    const note = (row: TreeRow): SessionNode[] => [this.lines.note(row, line.connection, line.persona)];
    if (pages.problem) return note(drawNoAnswer(line.persona, pages.problem));
    if (pages.items.length === 0) return note(drawNoOther(line.persona));
    return pages.items.map(({ id }) => this.lines.listed(line, id));
  }

  private async underAll(connection: Connection): Promise<SessionNode[]> {
    const header = this.lines.allHeader(connection.id);
    const pages = this.lists.of(header);
    await pages.show();
    this.redraw(header, Date.now());
    this.ticker.wake();
    const lines: SessionNode[] = pages.items.map(({ id }) => this.lines.listed(header, id));
    const note = (row: TreeRow): SessionNode[] => [...lines, this.lines.note(row, connection.id)];
    if (pages.problem) return note(drawNoPage(connection.id, pages.problem));
    if (pages.hasMore) return note(drawMore(connection, pages));
    return lines.length > 0 ? lines : note(drawNoSessions(connection.id));
  }

  private row(node: SessionNode, now: number): TreeRow {
    return this.draw(node, now) ?? drawGone(lineId(node));
  }

  private draw(node: SessionNode, now: number): TreeRow | undefined {
    const connection = this.connections.get(node.connection);
    if (!connection) return undefined;
    switch (node.kind) {
      case 'own':
        return drawOwnHeader(connection);
      case 'all':
        return drawAllHeader(connection, this.lists.of(node));
      case 'own-session':
        return this.drawOwn(node, connection.adminUrl !== undefined, now);
      case 'other-session': {
        const session = this.find(node.session, node.connection, node.persona);
        return session && this.rows?.drawSession(session, 'other', node.persona, node, now);
      }
      case 'admin-session': {
        const session = this.find(node.session, node.connection);
        return session && this.rows?.drawSession(session, 'admin', node.connection, node, now);
      }
      case 'loose':
        return this.lines.noted(node);
    }
  }

  private drawOwn({ persona: id }: OwnLine, hasAdmin: boolean, now: number): TreeRow | undefined {
    const { explorer, rows } = this;
    const persona = explorer?.personas.get(id);
    if (!explorer || !rows || !persona) return undefined;
    const session = explorer.personas.session(id);
    return session.status === 'signed-in'
      ? rows.drawOwnSession(persona, session, hasAdmin, now)
      : rows.drawNoSession(persona, session);
  }

  private personaChanged(explorer: Explorer, personaId: string): void {
    const line = this.lines.get(`session/own/${personaId}`);
    const persona = explorer.personas.get(personaId);
    if (line && persona) this.redraw(line, Date.now());
    else if (persona) this.lines.refresh(this.lines.ownHeader(persona.connectionId));
    else if (line?.kind === 'own-session') {
      this.lists.forget(line);
      this.lines.refresh(this.lines.ownHeader(line.connection));
    }
    this.ticker.wake();
  }

  private redraw(node: SessionNode, now: number): void {
    if (this.lines.looksDifferent(this.row(node, now))) this.lines.refresh(node);
  }

  /** Draws the times that count down, and has asked for sessions whose time is over. */
  private tick(now: number): number {
    let wait = tickMs;
    const look = (line: SessionNode | undefined, session: Session | undefined): void => {
      if (line) this.redraw(line, now);
      wait = Math.min(wait, nextSecond(epoch(session?.expiresAt), now));
    };
    for (const { id } of this.explorer ? this.personas(this.explorer) : []) {
      const line = this.lines.get(`session/own/${id}`);
      if (line) this.watch?.look(id, now);
      look(line, this.watch?.session(id));
    }
    for (const { line, session } of this.lists.all()) look(this.lines.listed(line, session.id), session);
    this.lists.outdateEnded(now);
    return wait;
  }

  private personas(explorer: Explorer): readonly Persona[] {
    const { active } = this.connections;
    return active ? explorer.personas.ofConnection(active.id) : [];
  }
}
