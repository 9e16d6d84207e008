import { createHash } from 'node:crypto';
import path from 'node:path';
import { t } from '@vscode/l10n';
import '../../platform/texts';
import { Range, Uri, ViewColumn, window, workspace } from 'vscode';
import { run } from '../../commands/contracts/call';
import type { ImportCounts, ImportWanted } from '../../kratos/admin/identityWrites/importWanted';
import type { Explorer } from '../../kratos/drive/explorer';
import { Disposables } from '../../platform/disposables';
import { openImportJournal } from '../../platform/importJournals';
import type { Log } from '../../platform/log';
import { withProgress } from '../../platform/progress';
import type { FromIdentityImport, ToIdentityImport } from '../../protocol/identityImport';
import { readFromIdentityImport } from '../../protocol/identityImportSchema';
import type { PageKind } from '../webviews/pageKind';
import { WebviewHost, type HostedPage, type PageDriver } from '../webviews/webviewHost';
import { ImportSession, sayEnd } from './importSession';
import type { ImportSubject } from './importSubject';
import { readSubject } from './readSubject';
import { writeResults } from './results';
import { buildImportState } from './state/importState';

const importPage: PageKind = {
  viewType: 'kratosFlows.identityImport',
  view: 'identity-import',
  files: 'identityImport',
  hasForm: false,
  options: { enableFindWidget: true },
};

interface ImportDriver extends PageDriver {
  readonly session: ImportSession;
}

/** What imports are made with. */
export interface ImportsNeeds {
  readonly extensionUri: Uri;
  readonly explorer: Explorer;
  readonly log: Log;
  /** The folder of what is kept of imports. */
  readonly folder: string;
  /** Says how one ended whose page is closed. */
  readonly tell: (sentence: string) => void;
}

/**
 * The imports of files of identities: a page for each file and connection. One that is under way goes on when its page
 * is closed, and is there again when the file is chosen again; what is kept of it over the end of the window is its
 * journal.
 */
export class IdentityImports extends Disposables {
  private readonly host: WebviewHost<ToIdentityImport, ImportDriver>;
  private readonly sessions = new Map<string, ImportSession>();

  constructor(private readonly needs: ImportsNeeds) {
    super();
    this.host = this.register(new WebviewHost(importPage, needs.extensionUri));
  }

  /**
   * Reads a file and shows what would become of it; with `begin` it is sent at once. Yields how many lines became what;
   * undefined when reading was cancelled. Throws a sentence where the file cannot be read.
   */
  async show(
    wanted: ImportWanted,
    { begin, withProblems }: { readonly begin: boolean; readonly withProblems: boolean },
  ): Promise<ImportCounts | undefined> {
    const subject = await withProgress(t('Reading identities from a file'), (signal, report) =>
      readSubject(wanted, signal, report),
    );
    if (!subject) return undefined;
    const session = await this.sessionOf(subject);
    if (!session.isRunning && withProblems) session.withProblems = true;
    this.reveal(session);
    if (begin) await this.send(session);
    return session.counts;
  }

  private async sessionOf(subject: ImportSubject): Promise<ImportSession> {
    const { connection, file } = subject;
    const key = createHash('sha256')
      .update(`${file.hash} ${connection.adminUrl ?? ''}`)
      .digest('hex');
    const known = this.sessions.get(key);
    if (known?.isRunning === true) return known;
    const { identityWrites, adminIdentities, identityNews } = this.needs.explorer;
    const session = await ImportSession.open(subject, {
      writes: identityWrites,
      identities: adminIdentities,
      journal: await openImportJournal(path.normalize(this.needs.folder), key),
      told: (id) => {
        identityNews.tell({ connectionId: connection.id, identityId: id, kind: 'made' });
      },
    });
    if (known) this.pageOf(known)?.panel.dispose();
    this.sessions.set(key, session);
    return session;
  }

  private pageOf(session: ImportSession): { readonly panel: { reveal(): void; dispose(): unknown } } | undefined {
    return this.host.pages.find(({ driver }) => driver.session === session);
  }

  private reveal(session: ImportSession): void {
    const open = this.pageOf(session);
    if (open) open.panel.reveal();
    else
      this.host.create(
        t('Import {0}', session.subject.file.name),
        { viewColumn: ViewColumn.Active, preserveFocus: false },
        (page) => this.drive(page, session),
      );
  }

  private drive(page: HostedPage<ToIdentityImport>, session: ImportSession): ImportDriver {
    const draw = (): void => {
      page.post({ type: 'state', state: buildImportState(session) });
    };
    session.changed = draw;
    draw();
    return {
      session,
      receive: (message) => {
        const read = readFromIdentityImport(message);
        if (!read) this.needs.log.warn('A message of the page of an import was not understood and ignored.');
        else
          this.press(session, read).catch((error: unknown) => {
            void this.needs.log.error('An import met a fault', error);
          });
      },
      dispose: () => {
        session.changed = () => undefined;
        this.letGo(session);
      },
    };
  }

  /** One that nobody sees and that does nothing is read again when it is wanted: a file may be large. */
  private letGo(session: ImportSession): void {
    if (session.isRunning) return;
    for (const [key, one] of this.sessions) if (one === session) this.sessions.delete(key);
  }

  private async press(session: ImportSession, message: FromIdentityImport): Promise<void> {
    const { connection, file } = session.subject;
    switch (message.type) {
      case 'ready':
        return;
      case 'show':
        await run('kratosFlows.showIdentity', { connection: connection.id, identity: message.identity });
        return;
      case 'go': {
        const at = new Range(message.line - 1, 0, message.line - 1, 0);
        await window.showTextDocument(Uri.parse(file.uri), { selection: at, viewColumn: ViewColumn.Beside });
        return;
      }
      case 'action':
        await this.act(session, message.id);
    }
  }

  private async act(session: ImportSession, id: Extract<FromIdentityImport, { type: 'action' }>['id']): Promise<void> {
    switch (id) {
      case 'import':
        await this.send(session);
        return;
      case 'stop':
        session.stop();
        return;
      case 'with-problems':
      case 'without-problems':
        session.withProblems = id === 'with-problems';
        session.changed();
        return;
      case 'choose':
        await run('kratosFlows.importIdentities', { connection: session.subject.connection.id });
        return;
      case 'save':
        await saveResults(session);
        return;
      case 'forget':
        if (await isSureToForget()) await session.forget();
        return;
      case 'list':
        await run('kratosFlows.refreshIdentities', {});
    }
  }

  /** Sends what is left, with a progress by which it can be stopped too. */
  private async send(session: ImportSession): Promise<void> {
    if (session.isRunning) return;
    await withProgress(t('Importing {0}', session.subject.file.name), async (signal, report) => {
      signal.addEventListener('abort', () => {
        session.stop();
      });
      await session.send((done, of) => {
        report(t('{0} of {1}', done.toLocaleString(), of.toLocaleString()));
      });
    });
    if (this.pageOf(session)) return;
    this.needs.tell(`${session.subject.file.name}: ${sayEnd(session)}`);
    this.letGo(session);
  }
}

async function isSureToForget(): Promise<boolean> {
  const yes = t('Forget It');
  const chosen = await window.showWarningMessage(
    t('Forget what was made of this file?'),
    {
      modal: true,
      detail: t(
        'The identities stay. A next import sends every line again: whoever has an identifier, an address or an external id is refused as there already, all others are made a second time.',
      ),
    },
    yes,
  );
  return chosen === yes;
}

async function saveResults(session: ImportSession): Promise<void> {
  const { name, uri } = session.subject.file;
  const beside = Uri.joinPath(Uri.parse(uri), '..', `${name.replace(/\.\w+$/, '')}-results.csv`);
  const target = await window.showSaveDialog({
    title: t('Save what became of each line'),
    defaultUri: beside,
    filters: { CSV: ['csv'], JSON: ['json'] },
  });
  if (!target) return;
  const text = writeResults(session, target.path.endsWith('.json') ? 'json' : 'csv');
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
}
