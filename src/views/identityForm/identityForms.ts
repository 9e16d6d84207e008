import { t } from '@vscode/l10n';
import '../../platform/texts';
import { ViewColumn } from 'vscode';
import type { Uri, WebviewPanel } from 'vscode';
import { run } from '../../commands/contracts/call';
import type { Explorer } from '../../kratos/drive/explorer';
import { Disposables } from '../../platform/disposables';
import type { Log } from '../../platform/log';
import type { FromIdentityForm, ToIdentityForm } from '../../protocol/identityForm';
import { readFromIdentityForm } from '../../protocol/identityFormSchema';
import type { PageKind } from '../webviews/pageKind';
import { WebviewHost, type HostedPage, type PageDriver } from '../webviews/webviewHost';
import type { FormSubject } from '../../kratos/admin/identityWrites/formSubject';
import { FormSession } from './formSession';

const formPage: PageKind = {
  viewType: 'kratosFlows.identityForm',
  view: 'identity-form',
  files: 'identityForm',
  hasForm: true,
  // What is typed can be undone when the page comes back into view.
  options: { enableFindWidget: true, retainContextWhenHidden: true },
};

interface FormDriver extends PageDriver {
  readonly session: FormSession;
}

/**
 * The forms of identities that are open, one for each identity and one for new ones of each connection. What was typed
 * and not sent stays in memory when a page is closed, and is there when it is opened again; it is never written down.
 */
export class IdentityForms extends Disposables {
  private readonly host: WebviewHost<ToIdentityForm, FormDriver>;
  private readonly kept = new Map<string, FormSession>();

  constructor(
    extensionUri: Uri,
    private readonly explorer: Explorer,
    private readonly log: Log,
  ) {
    super();
    this.host = this.register(new WebviewHost(formPage, extensionUri));
  }

  /** Opens a form, or brings it forward. */
  show(subject: FormSubject): void {
    const key = keyOf(subject);
    const open = this.host.pages.find(({ driver }) => keyOf(driver.session.subject) === key);
    if (open) {
      open.panel.reveal();
      return;
    }
    const known = this.kept.get(key);
    const session = known?.isDirty === true ? known : this.begin(subject);
    session.welcomeBack();
    this.kept.set(key, session);
    const title = subject.identity ? t('Edit {0}', subject.identity.id.slice(0, 8)) : t('New Identity');
    this.host.create(title, { viewColumn: ViewColumn.Active, preserveFocus: false }, (page) =>
      this.drive(page, session, key),
    );
  }

  private begin(subject: FormSubject): FormSession {
    const { identityParts, identityWrites, adminIdentities, identityNews } = this.explorer;
    const writers = { parts: identityParts, writes: identityWrites, identities: adminIdentities };
    const connectionId = subject.connection.id;
    const session: FormSession = new FormSession(subject, writers, ({ id }, kind) => {
      identityNews.tell({ connectionId, identityId: id, kind });
      if (kind === 'made' && subject.invites === true) this.attempt(this.act(session, 'recover'));
    });
    return session;
  }

  private drive(page: HostedPage<ToIdentityForm>, session: FormSession, key: string): FormDriver {
    const draw = (): void => {
      page.post({ type: 'state', state: session.state });
    };
    session.changed = draw;
    draw();
    return {
      session,
      receive: (message) => {
        const read = readFromIdentityForm(message);
        if (!read) this.log.warn('A message of an identity’s form was not understood and ignored.');
        else if (read.type === 'action') this.attempt(this.act(session, read.id, page.panel));
        else if (read.type !== 'ready') session.take(read);
      },
      dispose: () => {
        session.changed = () => undefined;
        if (!session.isDirty) this.kept.delete(key);
      },
    };
  }

  private async act(
    session: FormSession,
    id: Extract<FromIdentityForm, { type: 'action' }>['id'],
    panel?: WebviewPanel,
  ): Promise<void> {
    const { identityId, subject } = session;
    switch (id) {
      case 'review':
      case 'send':
        await session.send();
        return;
      case 'back':
        session.back();
        return;
      case 'theirs':
        session.theirs();
        return;
      case 'discard':
        session.startOver();
        return;
      case 'another':
        session.startOver({});
        return;
      case 'show':
        panel?.dispose();
        await run('kratosFlows.showIdentity', { connection: subject.connection.id, identity: identityId });
        return;
      case 'recover':
        await run('kratosFlows.recoverIdentity', { connection: subject.connection.id, identity: identityId });
    }
  }

  private attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      void this.log.error('An identity’s form met a fault', error);
    });
  }
}

function keyOf({ connection, identity, schemaId }: FormSubject): string {
  return `${connection.id} ${identity ? identity.id : `new ${schemaId}`}`;
}
