import type { TreeDataProvider, TreeItem } from 'vscode';
import type { Explorer } from '../../kratos/drive/explorer';
import type { Session } from '../../kratos/flow/types';
import type { Connection, Persona, StoreChange } from '../../kratos/store/types';
import { Disposables } from '../../platform/disposables';
import { sessionPageSize } from '../../platform/settings';
import { isTrusted, onTrusted } from '../../platform/trust';
import { t } from '../../platform/translate';
import type { Connections } from '../connections/connections';
import { Lines } from './lines';
import { drawNote, drawProblem } from './notePicture';
import type { Picture } from './picture';
import { drawAllHeader, drawMore, drawNoAdmin, drawOwnHeader } from './sessionHeaders';
import type { AllHeader, OtherLine, OwnLine, SessionLoose, SessionNode } from './sessionNodes';
import { SessionPages } from './sessionPages';
import { drawNoSession, drawOwnSession, drawSession } from './sessionPicture';
import { Ticker } from './ticker';
import { treeItemOf } from './treeItem';

/** Session times are hours: once a minute is often enough. */
const tickMs = 60_000;

/**
 * The sessions at the active connection: each persona's own with the others of its identity, and with an admin URL all of them, page by page.
 * A persona's session is asked for when its line is shown for the first time in this window.
 */
export class SessionsTree extends Disposables implements TreeDataProvider<SessionNode> {
  private readonly lines = this.register(new Lines<SessionNode>());
  private readonly ticker = this.register(new Ticker((now) => this.tick(now)));
  private readonly loose = new Map<string, Picture>();
  private readonly all = new Map<string, SessionPages>();
  private readonly others = new Map<string, SessionPages>();
  private readonly asked = new Set<string>();
  private explorer: Explorer | undefined;

  readonly onDidChangeTreeData = this.lines.onDidChange;

  constructor(
    private readonly connections: Connections,
    private readonly openExplorer: () => Promise<Explorer>,
  ) {
    super();
    const all = (): void => {
      this.lines.refresh();
    };
    this.register(connections.onDidChange(all));
    this.register(onTrusted(all));
  }

  follow(explorer: Explorer): void {
    this.explorer = explorer;
    this.register({
      dispose: explorer.personas.onDidChange((change) => {
        this.hear(change);
      }),
    });
    this.register({
      dispose: explorer.health.onDidChange((change) => {
        if (change.kind === 'connection') this.recover(explorer, change.id);
      }),
    });
  }

  setVisible(visible: boolean): void {
    this.ticker.switch(visible);
  }

  /** A list that is folded is let go, and read anew when it is opened again. */
  fold(node: SessionNode): void {
    const pages =
      node.kind === 'all'
        ? this.all.get(node.connection)
        : node.kind === 'own-session'
          ? this.others.get(node.persona)
          : undefined;
    if (!pages) return;
    pages.reset();
    this.lines.refresh(node);
  }

  /** Reads again what is on view: of one persona, or everything. */
  async refresh(personaId?: string): Promise<void> {
    const explorer = await this.openExplorer();
    if (personaId === undefined) {
      for (const pages of this.all.values()) pages.reset();
      for (const pages of this.others.values()) pages.reset();
      this.lines.refresh();
    } else {
      this.others.get(personaId)?.reset();
    }
    const ids = personaId === undefined ? this.personas(explorer).map(({ id }) => id) : [personaId];
    await Promise.all(ids.map((id) => explorer.driver.checkSession(id)));
    if (personaId !== undefined) this.lines.refresh(this.lines.get(`session/own/${personaId}`));
  }

  async loadMore(connectionId: string): Promise<void> {
    const connection = this.connections.get(connectionId);
    if (!connection) return;
    await this.pagesOf(connection, await this.openExplorer()).more();
    this.lines.refresh(this.allHeader(connection.id));
  }

  /** A session that is on view. */
  find(sessionId: string, where: { readonly persona?: string; readonly connection?: string }): Session | undefined {
    const lists = where.persona === undefined ? [...this.all.values()] : [this.others.get(where.persona)];
    return lists.map((pages) => pages?.find(sessionId)).find((session) => session !== undefined);
  }

  /** A session was ended by the administrator: a persona that had it asks again. */
  async checkWhoHas(sessionId: string): Promise<void> {
    const explorer = await this.openExplorer();
    const holders = explorer.personas.all().filter(({ id }) => explorer.personas.session(id).session?.id === sessionId);
    await Promise.all(holders.map(({ id }) => explorer.driver.checkSession(id)));
  }

  /** The other sessions of a persona's identity were ended: personas that are the same identity ask again. */
  async checkSameIdentity(personaId: string): Promise<void> {
    const { driver, personas } = await this.openExplorer();
    const identity = personas.session(personaId).session?.identity?.id;
    const same = personas
      .all()
      .filter(
        ({ id }) =>
          id !== personaId && identity !== undefined && personas.session(id).session?.identity?.id === identity,
      );
    await Promise.all(same.map(({ id }) => driver.checkSession(id)));
  }

  /** Takes sessions off the lists that were ended here. Without an id: all others of the persona. */
  ended(sessionId: string | undefined, personaId?: string): void {
    for (const pages of [...this.all.values(), ...this.others.values()])
      if (sessionId !== undefined) pages.remove(sessionId);
    if (sessionId === undefined && personaId !== undefined) this.others.get(personaId)?.reset();
    this.lines.refresh();
  }

  getTreeItem(node: SessionNode): TreeItem {
    return treeItemOf(this.lines.draw(this.picture(node, Date.now())));
  }

  getParent(node: SessionNode): SessionNode | undefined {
    switch (node.kind) {
      case 'own':
      case 'all':
        return undefined;
      case 'own-session':
        return this.lines.get(`own/${node.connection}`);
      case 'other-session':
        return this.ownLine(node.connection, node.persona);
      case 'admin-session':
        return this.allHeader(node.connection);
      case 'loose':
        return node.persona === undefined ? undefined : this.ownLine(node.connection, node.persona);
    }
  }

  async getChildren(node?: SessionNode): Promise<SessionNode[]> {
    const connection = node ? this.connections.get(node.connection) : this.connections.active;
    if (!connection || !isTrusted()) return [];
    if (!node) return this.roots(connection);
    switch (node.kind) {
      case 'own':
        return this.underOwn(connection, await this.openExplorer());
      case 'own-session':
        return this.underPersona(connection, node.persona, await this.openExplorer());
      case 'all':
        return this.underAll(connection, await this.openExplorer());
      case 'other-session':
      case 'admin-session':
      case 'loose':
        return [];
    }
  }

  private roots(connection: Connection): SessionNode[] {
    const { id } = connection;
    const own = this.lines.node(`own/${id}`, () => ({ kind: 'own', connection: id }) as const);
    return [own, connection.adminUrl === undefined ? this.looseNode(drawNoAdmin(connection), id) : this.allHeader(id)];
  }

  private underOwn(connection: Connection, explorer: Explorer): SessionNode[] {
    const personas = explorer.personas.ofConnection(connection.id);
    for (const persona of personas) this.askOnce(explorer, persona);
    if (personas.length > 0) return personas.map(({ id }) => this.ownLine(connection.id, id));
    const start = { id: 'kratosFlows.startFlow', title: t('Start flow'), argument: { connection: connection.id } };
    return [
      this.looseNode(
        drawNote(`nobody/${connection.id}`, t('Nobody yet: start a flow'), { id: 'add' }, start),
        connection.id,
      ),
    ];
  }

  /** Asks who a persona is, once in this window: what was known before may be over by now. */
  private askOnce(explorer: Explorer, persona: Persona): void {
    if (this.asked.has(persona.id)) return;
    this.asked.add(persona.id);
    void explorer.driver.checkSession(persona.id);
  }

  /** A server that is back is asked again for what it could not say. */
  private recover(explorer: Explorer, connectionId: string): void {
    if (explorer.health.get(connectionId)?.kind !== 'healthy') return;
    for (const persona of explorer.personas.ofConnection(connectionId)) {
      if (explorer.personas.session(persona.id).problem) void explorer.driver.checkSession(persona.id);
    }
    const pages = this.all.get(connectionId);
    if (pages?.problem) {
      pages.reset();
      this.lines.refresh(this.lines.get(`all/${connectionId}`));
    }
  }

  private async underPersona(connection: Connection, personaId: string, explorer: Explorer): Promise<SessionNode[]> {
    const pages = this.othersOf(personaId, explorer);
    await readFirst(pages);
    const note = (picture: Picture): SessionNode[] => [this.looseNode(picture, connection.id, personaId)];
    if (pages.problem) return note(drawProblem(`problem/${personaId}`, pages.problem));
    if (pages.sessions.length === 0)
      return note(drawNote(`no-other/${personaId}`, t('No other session of this identity'), { id: 'info' }));
    return pages.sessions.map(({ id }) => this.otherLine(connection.id, personaId, id));
  }

  private async underAll(connection: Connection, explorer: Explorer): Promise<SessionNode[]> {
    const pages = this.pagesOf(connection, explorer);
    if (!pages.begun || pages.problem) {
      await readFirst(pages);
      this.redraw(this.allHeader(connection.id), Date.now());
    }
    const lines: SessionNode[] = pages.sessions.map(({ id }) =>
      this.lines.node(
        `session/admin/${connection.id}/${id}`,
        () => ({ kind: 'admin-session', connection: connection.id, session: id }) as const,
      ),
    );
    if (pages.problem)
      return [...lines, this.looseNode(drawProblem(`problem/${connection.id}`, pages.problem), connection.id)];
    if (pages.hasMore) return [...lines, this.looseNode(drawMore(connection, pages), connection.id)];
    return lines.length > 0
      ? lines
      : [this.looseNode(drawNote(`none/${connection.id}`, t('No active session'), { id: 'info' }), connection.id)];
  }

  private picture(node: SessionNode, now: number): Picture {
    return this.draw(node, now) ?? drawNote(`gone/${node.connection}`, '', { id: 'blank' });
  }

  private draw(node: SessionNode, now: number): Picture | undefined {
    const connection = this.connections.get(node.connection);
    if (!connection) return undefined;
    switch (node.kind) {
      case 'own':
        return drawOwnHeader(connection);
      case 'all':
        return drawAllHeader(connection, this.all.get(connection.id));
      case 'own-session':
        return this.drawOwn(node, connection.adminUrl !== undefined, now);
      case 'other-session': {
        const session = this.others.get(node.persona)?.find(node.session);
        return session && drawSession(session, 'other', node.persona, node, now);
      }
      case 'admin-session': {
        const session = this.all.get(node.connection)?.find(node.session);
        return session && drawSession(session, 'admin', node.connection, node, now);
      }
      case 'loose':
        return this.loose.get(node.id);
    }
  }

  private drawOwn({ persona: id }: OwnLine, hasAdmin: boolean, now: number): Picture | undefined {
    const persona = this.explorer?.personas.get(id);
    if (!this.explorer || !persona) return undefined;
    const session = this.explorer.personas.session(id);
    return session.status === 'signed-in'
      ? drawOwnSession(persona, session, hasAdmin, now)
      : drawNoSession(persona, session);
  }

  private hear(change: StoreChange): void {
    if (change.kind === 'session') {
      this.completeAll(change.personaId);
      const line = this.lines.get(`session/own/${change.personaId}`);
      if (!line) return;
      // Whoever signed in is another identity perhaps: the list of its other sessions is read anew.
      if (this.redraw(line, Date.now())) this.others.get(change.personaId)?.reset();
    } else if (change.kind === 'persona') {
      const known = this.explorer?.personas.get(change.id);
      const line = this.lines.get(`session/own/${change.id}`);
      if (known && line) this.redraw(line, Date.now());
      else this.lines.refresh();
    }
  }

  /** A list that was read to its end stays complete: a session that came since, of a persona here, has it read anew. */
  private completeAll(personaId: string): void {
    const connection = this.explorer?.personas.get(personaId)?.connectionId;
    const own = this.explorer?.personas.session(personaId).session;
    const pages = connection === undefined ? undefined : this.all.get(connection);
    if (connection === undefined || !own || !pages?.begun || pages.hasMore || pages.find(own.id)) return;
    pages.reset();
    this.lines.refresh(this.allHeader(connection));
  }

  private redraw(node: SessionNode, now: number): boolean {
    const different = this.lines.looksDifferent(this.picture(node, now));
    if (different) this.lines.refresh(node);
    return different;
  }

  private tick(now: number): number {
    for (const persona of this.explorer ? this.personas(this.explorer) : []) {
      const line = this.lines.get(`session/own/${persona.id}`);
      if (line) this.redraw(line, now);
    }
    return tickMs;
  }

  private personas(explorer: Explorer): readonly Persona[] {
    const { active } = this.connections;
    return active ? explorer.personas.ofConnection(active.id) : [];
  }

  private pagesOf(connection: Connection, explorer: Explorer): SessionPages {
    return keep(this.all, connection.id, () => {
      const { id } = connection;
      return new SessionPages((token, signal) => {
        const current = this.connections.get(id) ?? connection;
        return explorer.adminSessions.list(
          current,
          { size: sessionPageSize(), active: true, ...(token !== undefined && { token }) },
          signal,
        );
      });
    });
  }

  private othersOf(personaId: string, explorer: Explorer): SessionPages {
    return keep(this.others, personaId, () => {
      return new SessionPages((token, signal) =>
        explorer.ownSessions.list(personaId, { size: 250, ...(token !== undefined && { token }) }, signal),
      );
    });
  }

  private ownLine(connection: string, persona: string): OwnLine {
    return this.lines.node(`session/own/${persona}`, () => ({ kind: 'own-session', connection, persona }));
  }

  private otherLine(connection: string, persona: string, session: string): OtherLine {
    return this.lines.node(`session/other/${persona}/${session}`, () => ({
      kind: 'other-session',
      connection,
      persona,
      session,
    }));
  }

  private allHeader(connection: string): AllHeader {
    return this.lines.node(`all/${connection}`, () => ({ kind: 'all', connection }));
  }

  private looseNode(picture: Picture, connection: string, persona?: string): SessionLoose {
    this.loose.set(picture.id, picture);
    return this.lines.node(picture.id, () => ({
      kind: 'loose',
      id: picture.id,
      connection,
      ...(persona !== undefined && { persona }),
    }));
  }
}

function keep<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

/** Reads the first page, or the one that failed. A refresh meanwhile makes that answer count for nothing: then the next one is awaited. */
async function readFirst(pages: SessionPages): Promise<void> {
  if (pages.problem) await pages.more();
  while (!pages.begun) await pages.more();
}
