import type { Explorer } from '../../../kratos/drive/explorer';
import type { Session } from '../../../kratos/flow/types';
import { Disposables } from '../../../platform/disposables';
import type { SessionLists } from './sessionLists';
import { isOutdated } from './sessionNews';
import { isOver } from '../../../kratos/knowledge/timeLeft';

/**
 * Follows the sessions that personas are signed in with. Each is asked for when it is shown for the first time, when
 * its time is over, and when a server is back that could not say. Lists that a change makes out of date are read again.
 */
export class SessionWatch extends Disposables {
  /** Personas that were asked for in this window: what was known before may be over by now. */
  private readonly asked = new Set<string>();
  /** Sessions whose time was over when they were asked for: what the server says then counts. */
  private readonly overdue = new Set<string>();
  /** The session of each persona when it was heard of last. */
  private readonly known = new Map<string, Session | undefined>();

  /** @param changed is told of the persona whose session may look different. */
  constructor(
    private readonly explorer: Explorer,
    private readonly lists: SessionLists,
    private readonly changed: (personaId: string) => void,
  ) {
    super();
    for (const { id } of explorer.personas.all()) this.known.set(id, this.session(id));
    this.register({
      dispose: explorer.personas.onDidChange((change) => {
        if (change.kind === 'session') this.hear(change.personaId);
      }),
    });
    this.register({
      dispose: explorer.health.onDidChange((change) => {
        if (change.kind === 'connection') this.recover(change.id);
      }),
    });
  }

  /** The session that a persona is signed in with. */
  session(personaId: string): Session | undefined {
    const { status, session } = this.explorer.personas.session(personaId);
    return status === 'signed-in' ? session : undefined;
  }

  /** A persona is on view at this time (epoch milliseconds). */
  look(personaId: string, now: number): void {
    const session = this.session(personaId);
    const isNew = !this.asked.has(personaId);
    const isOverdue = session !== undefined && isOver(session.expiresAt, now) && !this.overdue.has(session.id);
    if (!isNew && !isOverdue) return;
    this.asked.add(personaId);
    if (isOverdue) this.overdue.add(session.id);
    void this.explorer.driver.checkSession(personaId);
  }

  private hear(personaId: string): void {
    const persona = this.explorer.personas.get(personaId);
    if (!persona) return;
    const news = { persona, before: this.known.get(personaId), after: this.session(personaId) };
    this.known.set(personaId, news.after);
    this.changed(personaId);
    this.lists.outdate((line, pages) => isOutdated(line, pages, news, (id) => this.session(id)?.identity?.id));
  }

  private recover(connectionId: string): void {
    const { driver, health, personas } = this.explorer;
    if (health.get(connectionId)?.kind !== 'healthy') return;
    for (const { id } of personas.ofConnection(connectionId)) {
      if (personas.session(id).problem) void driver.checkSession(id);
    }
    this.lists.outdate(({ connection }, { problem }) => connection === connectionId && problem !== undefined);
  }
}
