import { t } from '@vscode/l10n';
import type { AdminIdentities } from '../../kratos/admin/types';
import { explainLine } from '../../kratos/admin/identityWrites/explainLine';
import { findMade, isThere } from '../../kratos/admin/identityWrites/findMade';
import type { IdentityWrites } from '../../kratos/admin/identityWrites/identityWrites';
import type { ImportCounts } from '../../kratos/admin/identityWrites/importWanted';
import { ImportRun, type ImportEnd } from '../../kratos/admin/identityWrites/importRun';
import { readJournal, writeNote } from '../../kratos/identity/import/journal';
import type { ImportEntry, LineOutcome } from '../../kratos/identity/import/types';
import type { ImportJournal } from '../../platform/importJournals';
import type { ImportSubject } from './importSubject';

/** What an import is done with. */
export interface ImportNeeds {
  readonly writes: Pick<IdentityWrites, 'batch' | 'create'>;
  readonly identities: Pick<AdminIdentities, 'read' | 'find'>;
  readonly journal: ImportJournal;
  /** Somebody was made: one of them for all of a batch. */
  readonly told: (id: string) => void;
}

/** Whether a line goes along when those with problems are not wanted. */
export function isRight({ findings }: ImportEntry): boolean {
  return findings.every(({ weight }) => weight === 'doubtful');
}

/** Whether there is anything to send of a line. */
export function isReadable({ body }: ImportEntry): boolean {
  return body !== '';
}

/** The import of one file, from its preview to what became of each line. `changed` is called when there is news. */
export class ImportSession {
  private run: ImportRun;
  private abort: AbortController | undefined;
  private before: ReadonlySet<number>;
  private lastTold = 0;
  private end: ImportEnd | { readonly kind: 'taken' } | undefined;
  withProblems = false;
  changed: () => void = () => undefined;

  private constructor(
    readonly subject: ImportSubject,
    private readonly needs: ImportNeeds,
    journal: string,
  ) {
    this.run = this.begin(journal);
    this.before = new Set(this.run.outcomes.keys());
  }

  /** With what is known of earlier tries to import the same file. */
  static async open(subject: ImportSubject, needs: ImportNeeds): Promise<ImportSession> {
    return new ImportSession(subject, needs, await needs.journal.read());
  }

  get outcomes(): ReadonlyMap<number, LineOutcome> {
    return this.run.outcomes;
  }

  get isRunning(): boolean {
    return this.abort !== undefined;
  }

  /** Somebody wants it stopped, and the batch that was sent is waited for. */
  get isStopping(): boolean {
    return this.abort?.signal.aborted === true;
  }

  /** How the last press ended. */
  get ended(): ImportEnd | { readonly kind: 'taken' } | undefined {
    return this.end;
  }

  /** How many lines an earlier import of this file has dealt with. */
  get knownBefore(): number {
    return this.before.size;
  }

  /** Of how many lines it is not known whether they were made. */
  get open(): number {
    return this.run.open;
  }

  /** The lines that are sent with a press. */
  get wanted(): readonly ImportEntry[] {
    return this.subject.entries.filter((entry) => isReadable(entry) && (this.withProblems || isRight(entry)));
  }

  get counts(): ImportCounts {
    const counts = { made: 0, madeEarlier: 0, exists: 0, refused: 0, unknown: 0 };
    for (const { line } of this.subject.entries) {
      const outcome = this.outcomes.get(line);
      if (!outcome) continue;
      counts[outcome.kind] += 1;
      if (outcome.kind === 'made' && outcome.earlier) counts.madeEarlier += 1;
    }
    const { wanted } = this;
    return {
      ...counts,
      leftOut: this.subject.entries.length - wanted.length,
      left: wanted.filter(({ line }) => !this.outcomes.has(line)).length,
    };
  }

  /** Sends what is left; again with those that were refused once nothing else is. A second press does nothing. */
  async send(report: (done: number, of: number) => void = () => undefined): Promise<void> {
    if (this.abort) return;
    const abort = new AbortController();
    this.abort = abort;
    this.end = undefined;
    this.changed();
    try {
      this.end = await this.sendHeld(abort.signal, report);
    } catch (error) {
      // What cannot be written down is not sent: after the end of the window nobody would know of it.
      const why = error instanceof Error ? error.message : String(error);
      this.end = { kind: 'trouble', what: t('What is kept of this import cannot be read or written: {0}.', why) };
      throw error;
    } finally {
      this.abort = undefined;
      this.changed();
    }
  }

  /** Sends what is left while nobody else does. */
  private async sendHeld(
    signal: AbortSignal,
    report: (done: number, of: number) => void,
  ): Promise<ImportEnd | { readonly kind: 'taken' }> {
    const release = await this.needs.journal.take();
    if (!release) return { kind: 'taken' };
    try {
      // Another window may have sent lines since this one read the journal.
      this.run.recall(readJournal(await this.needs.journal.read()));
      return await this.sendAll(signal, report);
    } finally {
      await release();
    }
  }

  private sendAll(signal: AbortSignal, report: (done: number, of: number) => void): Promise<ImportEnd> {
    const { wanted, run } = this;
    const fresh = wanted.filter(({ line }) => !run.outcomes.has(line));
    return run.run(fresh.length > 0 ? fresh : wanted, signal, () => {
      this.tellNews();
      report(wanted.filter(({ line }) => run.outcomes.has(line)).length, wanted.length);
      this.changed();
    });
  }

  /** Stops once the batch that was sent is answered. */
  stop(): void {
    this.abort?.abort();
    this.changed();
  }

  /** Lets go of what is known of earlier tries: all lines are sent again. */
  async forget(): Promise<void> {
    if (this.abort) return;
    await this.needs.journal.forget();
    this.run = this.begin('');
    this.before = new Set();
    this.end = undefined;
    this.changed();
  }

  private tellNews(): void {
    const made = [...this.outcomes.values()].filter(({ kind }) => kind === 'made');
    const last = made.at(-1);
    if (made.length > this.lastTold && last?.kind === 'made') this.needs.told(last.id);
    this.lastTold = made.length;
  }

  private begin(journal: string): ImportRun {
    const { connection, file, schemas } = this.subject;
    const { writes, identities, journal: kept } = this.needs;
    return new ImportRun(
      {
        file: file.hash,
        send: (body) => writes.batch(connection, body),
        find: ({ body }, sentAt) => findMade(identities, connection, { body, schemas, sentAt }),
        explain: ({ body }) => explainLine(writes, connection, body),
        isThere: (id) => isThere(identities, connection, id),
        note: (note) => kept.note(writeNote(note)),
        now: () => Date.now(),
      },
      readJournal(journal),
    );
  }
}

/** How an import ended, as a sentence for a notification. */
export function sayEnd({ counts, ended }: ImportSession): string {
  const made = t('{0} identities are made.', counts.made.toLocaleString());
  const left = counts.left > 0 ? ` ${t('{0} are left.', counts.left.toLocaleString())}` : '';
  return ended?.kind === 'trouble' ? `${made}${left} ${ended.what}` : `${made}${left}`;
}
