import type { DescribedTrait } from '../../config/facts/traitTitles';
import type { IdentityParts } from '../../kratos/admin/identityParts/identityParts';
import type { SessionPage } from '../../kratos/admin/types';
import type { IdentityDetails } from '../../kratos/identity/types';
import type { Connection } from '../../kratos/record/types';
import { listAddresses } from './state/addressViews';
import type { Read } from './state/identityState';

/** Takes what was answered so far, whenever something was. */
type Take = (read: Read) => void;

/**
 * Reads the parts of an identity, each by itself: one that fails says so in its own place. What was read before stays
 * in sight until it is answered anew. Whoever reads again ends what is under way.
 */
export class IdentityReader {
  private read: Read = {};
  private running = new AbortController();

  constructor(
    private readonly parts: IdentityParts,
    private readonly take: Take,
  ) {}

  /** What was answered so far. */
  get answers(): Read {
    return this.read;
  }

  async start(connection: Connection, id: string): Promise<void> {
    const signal = this.begin();
    // What reads schemas is loaded while the server is asked.
    const titles = import('../../config/facts/traitTitles');
    const sessions = this.parts.sessions(connection, id, undefined, signal).then((answer) => {
      this.answer(signal, { sessions: answer });
    });
    const answer = await this.parts.identity(connection, id, signal);
    this.answer(signal, { identity: answer });
    const rest = answer.kind === 'identity' ? this.readAbout(connection, answer.identity, signal, titles) : undefined;
    await Promise.all([sessions, rest]);
  }

  /** Reads the sessions that follow those in sight. */
  async readMoreSessions(connection: Connection, id: string): Promise<void> {
    const { sessions } = this.read;
    if (sessions?.kind !== 'page' || sessions.next === undefined) return;
    const { signal } = this.running;
    const next = await this.parts.sessions(connection, id, sessions.next, signal);
    this.answer(signal, { sessions: joined(sessions, next) });
  }

  /** Forgets what was read, for instance since it is of a connection that is gone. */
  forget(): void {
    this.begin();
    this.read = {};
  }

  stop(): void {
    this.running.abort();
  }

  private async readAbout(
    connection: Connection,
    identity: IdentityDetails,
    signal: AbortSignal,
    titles: Promise<{ readonly listTraits: (text: string) => readonly DescribedTrait[] }>,
  ): Promise<void> {
    const schema = this.parts.schema(connection, identity.schemaId, signal).then(async (answer) => {
      const { listTraits } = await titles;
      this.answer(signal, {
        schema: answer.kind === 'schema' ? { kind: 'traits', traits: listTraits(answer.text) } : answer,
      });
    });
    const messages = this.parts.messages(connection, listAddresses(identity), signal).then((answer) => {
      this.answer(signal, { messages: answer });
    });
    await Promise.all([schema, messages]);
  }

  private begin(): AbortSignal {
    this.running.abort();
    this.running = new AbortController();
    return this.running.signal;
  }

  private answer(signal: AbortSignal, news: Partial<Read>): void {
    if (signal.aborted) return;
    this.read = { ...this.read, ...news };
    this.take(this.read);
  }
}

function joined(before: Extract<SessionPage, { kind: 'page' }>, next: SessionPage): SessionPage {
  if (next.kind === 'problem') return next;
  return { ...next, sessions: [...before.sessions, ...next.sessions] };
}
