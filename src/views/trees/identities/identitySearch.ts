import { t } from '@vscode/l10n';
import type { IdentitiesFound, SessionProblem } from '../../../kratos/admin/types';
import { matches } from '../../../kratos/identity/matches';
import type { IdentityDetails } from '../../../kratos/identity/types';
import type { Explorer } from '../../../kratos/drive/explorer';
import type { Connection } from '../../../kratos/record/types';

/** More results are not kept: a list that long is no answer. */
const mostFound = 1_000;

/** Identities that a text was searched for at a connection, in place of the list of all. */
export class IdentitySearch {
  private readonly found = new Map<string, IdentityDetails>();
  /** How it was found, where the server was asked. */
  by: Extract<IdentitiesFound, { kind: 'found' }>['by'] | undefined;
  /** There may be more than what was found. */
  isCut = false;
  /** How many identities were looked at, where all are; undefined where the server was asked for some. */
  read: number | undefined;
  /** Identities that could not be read. */
  unread = 0;
  state: 'running' | 'done' | 'stopped' = 'running';
  problem: SessionProblem | undefined;

  constructor(
    readonly connection: Connection,
    readonly text: string,
  ) {}

  get identities(): readonly IdentityDetails[] {
    return [...this.found.values()];
  }

  find(id: string): IdentityDetails | undefined {
    return this.found.get(id);
  }

  /** Puts an identity in the place of the one with its id, where that was found. */
  replace(identity: IdentityDetails): void {
    if (this.found.has(identity.id)) this.found.set(identity.id, identity);
  }

  /** Takes an identity away that was deleted. */
  remove(id: string): void {
    this.found.delete(id);
  }

  /** Asks the server for an id, an identifier, an external id or the beginning of an identifier. */
  async ask({ adminIdentities }: Explorer, signal: AbortSignal): Promise<void> {
    const answer = await adminIdentities.find(this.connection, this.text, signal);
    this.state = signal.aborted ? 'stopped' : 'done';
    if (answer.kind === 'problem') {
      this.problem = answer;
      return;
    }
    this.by = answer.by;
    this.isCut = answer.isCut;
    for (const identity of answer.identities) this.found.set(identity.id, identity);
  }

  /** Looks through all identities, page by page; `progress` is told after each. */
  async lookThrough({ adminIdentities }: Explorer, signal: AbortSignal, progress: () => void): Promise<void> {
    this.read = 0;
    const pages = adminIdentities.scan(this.connection, signal, (json) => matches(json, this.text));
    for await (const page of pages) {
      if (page.kind === 'problem') {
        this.problem = page;
        break;
      }
      this.read += page.identities.length + page.unread + page.unwanted;
      this.unread += page.unread;
      for (const identity of page.identities) this.keep(identity);
      progress();
      if (this.isCut) break;
    }
    this.state = signal.aborted || this.isCut || this.problem ? 'stopped' : 'done';
  }

  /** What the search has come to, in a line. */
  get words(): string {
    const found = this.found.size.toLocaleString();
    if (this.read === undefined) return this.foundWords(found);
    const read = this.read.toLocaleString();
    const line =
      this.state === 'running'
        ? t('Looking through all for “{0}”: {1} read, {2} found…', this.text, read, found)
        : this.isCut
          ? t('“{0}”: the first {1} are shown, {2} were read. A longer text finds fewer.', this.text, found, read)
          : this.state === 'stopped'
            ? t('“{0}”: stopped after {1} were read, {2} found.', this.text, read, found)
            : t('“{0}”: all {1} were read, {2} found.', this.text, read, found);
    return this.unread === 0 ? line : `${line} ${t('{0} could not be read.', this.unread.toLocaleString())}`;
  }

  private foundWords(found: string): string {
    if (this.state === 'running') return t('Looking for “{0}”…', this.text);
    switch (this.by) {
      case undefined:
        return t('“{0}”: nobody was found.', this.text);
      case 'id':
        return t('Found by the id {0}.', this.text);
      case 'identifier':
        return t('Found by the identifier “{0}”.', this.text);
      case 'externalId':
        return t('Found by the external id “{0}”.', this.text);
      case 'beginning':
        return this.isCut
          ? t('The first {0} with an identifier that begins with “{1}” (a preview of Kratos).', found, this.text)
          : t('{0} with an identifier that begins with “{1}” (a preview of Kratos).', found, this.text);
    }
  }

  private keep(identity: IdentityDetails): void {
    if (this.found.size < mostFound) this.found.set(identity.id, identity);
    else this.isCut = true;
  }
}
