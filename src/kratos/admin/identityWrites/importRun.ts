import { t } from '@vscode/l10n';
import { mostInBatch, adjustLimits, firstLimits, takeBatch, type BatchLimits } from '../../identity/import/batches';
import type { ImportMemory, JournalNote } from '../../identity/import/journal';
import type { ImportEntry, LineOutcome } from '../../identity/import/types';
import type { Exchange } from '../../exchange/types';
import type { Trouble } from '../../session/answer';
import { judgeBatch } from './batchVerdict';
import { patchId } from './patchId';

/** What an import sends by, and what it keeps. */
export interface ImportMeans {
  /** The hash of the file's content: lines have their ids of it. */
  readonly file: string;
  /** Sends a batch. It is never cut off: what was sent is waited for. */
  readonly send: (body: string) => Promise<Exchange>;
  /** Looks for whoever was made of a line whose answer never came, though somebody has what nobody else may have. */
  readonly find: (entry: ImportEntry, sentAt: number) => Promise<LineOutcome>;
  /** Asks about a line alone that a batch was refused for without a reason; undefined where none is told either. */
  readonly explain: (entry: ImportEntry) => Promise<LineOutcome | undefined>;
  /** Whether there is an identity of this id; undefined where that cannot be found out. */
  readonly isThere: (id: string) => Promise<boolean | undefined>;
  /** Writes down a batch before it is sent, and once it was answered. */
  readonly note: (note: JournalNote) => Promise<void>;
  readonly now: () => number;
}

/** How an import ended: all were sent, somebody stopped it, or the server could not be gone on with. */
export type ImportEnd = { readonly kind: 'done' | 'stopped' } | ({ readonly kind: 'trouble' } & Trouble);

/** So many lines alone may end in an error of the server, one after the other, until it is the server's own fault. */
const mostFaults = 5;

/** So many lines are asked about alone: a request each. */
const mostExplained = 200;

/**
 * Sends entries batch by batch, and finds out what became of each. A batch that is refused as a whole is halved until
 * the line is found that it is refused for, and the others are made. What is known is told and kept as it comes, so
 * that an import can be stopped between batches, and goes on where it was without making anyone twice.
 */
export class ImportRun {
  private readonly known = new Map<number, LineOutcome>();
  /** Lines of batches whose answers never came, with when they were sent. */
  private readonly unanswered = new Map<number, number>();
  private limits: BatchLimits = firstLimits;
  private faults = 0;
  private explained = 0;

  constructor(
    private readonly means: ImportMeans,
    memory: ImportMemory,
  ) {
    this.recall(memory);
  }

  /** Takes over what was written down of the same file, by another window too. */
  recall({ made, exists, unanswered }: ImportMemory): void {
    const isOpen = (line: number): boolean => !this.known.has(line) || this.known.get(line)?.kind === 'refused';
    const learn = (line: number, outcome: LineOutcome): void => {
      if (!isOpen(line)) return;
      this.known.set(line, outcome);
      this.unanswered.delete(line);
    };
    for (const [line, id] of made) learn(line, { kind: 'made', id });
    for (const line of exists) learn(line, { kind: 'exists' });
    for (const [line, since] of unanswered) if (isOpen(line)) this.keepOpen(line, since);
  }

  /** What became of the lines so far, by their numbers. */
  get outcomes(): ReadonlyMap<number, LineOutcome> {
    return this.known;
  }

  /** Of how many lines it cannot be known yet what became of them. */
  get open(): number {
    return this.unanswered.size;
  }

  /** Whether a line is still to be sent: what was refused may be sent again. */
  isLeft({ line }: ImportEntry): boolean {
    const kind = this.known.get(line)?.kind;
    return kind === undefined || kind === 'refused';
  }

  /** Sends those of some entries that are left; `told` is called after each batch. */
  async run(entries: readonly ImportEntry[], signal: AbortSignal, told: () => void): Promise<ImportEnd> {
    const left = entries.filter((entry) => this.isLeft(entry));
    // Nobody is made twice: of what cannot be told apart from somebody else, it is not known whether it was made.
    for (const { line } of left.filter((entry) => !entry.isUnique && this.unanswered.has(entry.line)))
      this.known.set(line, { kind: 'unknown' });
    const queue = left.filter((entry) => this.known.get(entry.line)?.kind !== 'unknown');
    for (let at = 0; at < queue.length;) {
      if (signal.aborted) return { kind: 'stopped' };
      const batch = takeBatch(queue, at, this.limits);
      const trouble = await this.send(batch, signal);
      told();
      if (trouble) return trouble;
      at += batch.length;
    }
    if (queue.every((entry) => this.known.has(entry.line))) return { kind: 'done' };
    return signal.aborted ? { kind: 'stopped' } : untold();
  }

  private async send(batch: readonly ImportEntry[], signal: AbortSignal): Promise<ImportEnd | undefined> {
    const { means } = this;
    const lines = batch.map(({ line }) => line);
    const parts = batch.map((one) => `{"create":${one.body},"patch_id":"${patchId(means.file, one.line)}"}`);
    const sentAt = means.now();
    await means.note({ sent: lines, at: sentAt });
    const verdict = judgeBatch(await means.send(`{"identities":[${parts.join(',')}]}`));
    switch (verdict.kind) {
      case 'answered':
        this.faults = 0;
        this.learn(batch, means.now() - sentAt);
        return this.take(batch, verdict.outcomes, signal);
      case 'refused':
        await this.noteAnswered(this.closed(lines));
        // An error of the server may have come after its work.
        if (verdict.status >= 500)
          for (const { line } of batch.filter(({ isUnique }) => isUnique)) this.keepOpen(line, sentAt);
        // One line alone that is too large says nothing of how many others go together.
        if (verdict.status === 413 && batch.length > 1) this.limits = shorter(this.limits, batch);
        return this.divide(batch, verdict, signal);
      case 'not-taken':
        await this.noteAnswered(this.closed(lines));
        return { ...verdict, kind: 'trouble' };
      case 'unanswered':
        for (const line of lines) this.keepOpen(line, sentAt);
        this.limits = smaller(this.limits, batch.length);
        return { ...verdict, kind: 'trouble' };
    }
  }

  private async take(
    batch: readonly ImportEntry[],
    outcomes: ReadonlyMap<string, LineOutcome>,
    signal: AbortSignal,
  ): Promise<ImportEnd | undefined> {
    const isDone = await this.isDone([...outcomes.values()]);
    const again: ImportEntry[] = [];
    for (const entry of batch) {
      const outcome = outcomes.get(patchId(this.means.file, entry.line));
      if (outcome?.kind === 'made' && isDone === false) again.push(entry);
      else if (!outcome || (outcome.kind === 'made' && isDone === undefined))
        this.keepOpen(entry.line, this.means.now());
      else await this.settle(entry, outcome);
    }
    await this.noteAnswered(this.closed(batch.map(({ line }) => line)));
    if (again.length === 0) return undefined;
    return signal.aborted ? { kind: 'stopped' } : this.send(again, signal);
  }

  /**
   * Whether those who are said to be made are there. Where one of a batch is there already, Kratos v1.3 takes back all
   * of it, and yet answers 200 with the ids of identities that are none.
   */
  private isDone(outcomes: readonly LineOutcome[]): Promise<boolean | undefined> {
    const made = outcomes.find((one) => one.kind === 'made');
    const isDoubtful = outcomes.some(({ kind }) => kind === 'exists');
    return made && isDoubtful ? this.means.isThere(made.id) : Promise.resolve(true);
  }

  /** Somebody who is there already may be of a batch whose answer never came. */
  private async settle(entry: ImportEntry, told: LineOutcome): Promise<void> {
    const since = this.unanswered.get(entry.line);
    const outcome = told.kind === 'refused' && told.what === '' ? ((await this.explain(entry)) ?? told) : told;
    const isPerhapsOurs = outcome.kind === 'exists' && since !== undefined;
    this.known.set(entry.line, isPerhapsOurs ? await this.means.find(entry, since) : outcome);
    this.unanswered.delete(entry.line);
  }

  private explain(entry: ImportEntry): Promise<LineOutcome | undefined> {
    this.explained += 1;
    return this.explained > mostExplained ? Promise.resolve(undefined) : this.means.explain(entry);
  }

  private closed(lines: readonly number[]): readonly number[] {
    return lines.filter((line) => !this.unanswered.has(line));
  }

  /** Halves what was refused as a whole, until one line is left: it is that. */
  private async divide(
    batch: readonly ImportEntry[],
    { what, status }: { readonly what: string; readonly status: number },
    signal: AbortSignal,
  ): Promise<ImportEnd | undefined> {
    const [first] = batch;
    if (first && batch.length === 1) {
      await this.settle(first, status === 409 ? { kind: 'exists' } : { kind: 'refused', what });
      await this.noteAnswered([first.line]);
      this.faults = status >= 500 ? this.faults + 1 : 0;
      return this.faults < mostFaults ? undefined : { kind: 'trouble', what };
    }
    const middle = Math.ceil(batch.length / 2);
    for (const half of [batch.slice(0, middle), batch.slice(middle)]) {
      if (signal.aborted) return { kind: 'stopped' };
      const trouble = await this.send(half, signal);
      if (trouble) return trouble;
    }
    return undefined;
  }

  private learn(batch: readonly ImportEntry[], tookMs: number): void {
    const passwords = batch.filter((entry) => entry.hasPassword).length;
    this.limits = adjustLimits(this.limits, { entries: batch.length, passwords, tookMs });
  }

  private keepOpen(line: number, since: number): void {
    if (!this.unanswered.has(line)) this.unanswered.set(line, since);
  }

  private noteAnswered(answered: readonly number[]): Promise<void> {
    const made: [number, string][] = [];
    const exists: number[] = [];
    for (const line of answered) {
      const outcome = this.known.get(line);
      if (outcome?.kind === 'made') made.push([line, outcome.id]);
      else if (outcome?.kind === 'exists') exists.push(line);
    }
    return this.means.note({ answered, made, exists });
  }
}

/** Batches were answered, and yet it is not said, or could not be found out, what became of some lines. */
function untold(): ImportEnd {
  return {
    kind: 'trouble',
    what: t('The answer to a batch does not say for certain what became of each of its lines.'),
    todo: t('Check whether Kratos is running, and read its log.'),
  };
}

/** After a batch that was too large: half of it may fit. */
function shorter(limits: BatchLimits, batch: readonly ImportEntry[]): BatchLimits {
  const size = batch.reduce((sum, { body }) => sum + body.length, 0);
  return { ...limits, size: Math.min(limits.size, Math.ceil(size / 2)) };
}

/** After an answer that never came: perhaps the batch took too long. */
function smaller(limits: BatchLimits, sent: number): BatchLimits {
  const entries = Math.max(1, Math.min(mostInBatch.entries, Math.ceil(sent / 4)));
  return { ...limits, entries, passwords: Math.max(1, Math.min(limits.passwords, entries)) };
}
