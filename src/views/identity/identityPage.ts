import { t } from '@vscode/l10n';
import { env } from 'vscode';
import { noAdmin } from '../../kratos/admin/sessions';
import type { SessionProblem } from '../../kratos/admin/types';
import type { Explorer } from '../../kratos/drive/explorer';
import type { Connection } from '../../kratos/record/types';
import { toKnownVersion } from '../../config/reference/versions';
import { run } from '../../commands/contracts/call';
import type { Log } from '../../platform/log';
import { isTrusted } from '../../platform/trust';
import type { ActionId, FromIdentity, ToIdentity } from '../../protocol/identity';
import { readFromIdentity } from '../../protocol/identitySchema';
import { goToTarget } from '../simulator/lines';
import type { HostedPage, PageDriver } from '../webviews/webviewHost';
import { IdentityReader } from './identityReader';
import type { ShownIdentity } from './kept';
import { OffersReader } from './offersReader';
import type { Configuration } from './readConfiguration';
import { buildState, type Read } from './state/identityState';

/** What one page works with. */
export interface IdentityPageDeps {
  readonly explorer: Explorer;
  /** Its connection; undefined when it is gone. */
  readonly connection: () => Connection | undefined;
  /** The version of its server, once that has answered. */
  readonly version: () => string | undefined;
  readonly log: Log;
}

/** One identity on a page: reads it, draws each answer as it comes, and does what is pressed. */
export class IdentityPage implements PageDriver {
  private readonly reader: IdentityReader;
  /** The connection that was read from, to tell when its address changes. */
  private asked: string | undefined;
  private isOver = false;
  private setup: Configuration | 'loading' | 'none' = 'loading';
  private waiting: NodeJS.Immediate | undefined;
  private readonly offers: OffersReader;

  constructor(
    private readonly page: HostedPage<ToIdentity>,
    readonly shown: ShownIdentity,
    private readonly deps: IdentityPageDeps,
  ) {
    this.reader = new IdentityReader(deps.explorer.identityParts, () => {
      this.drawSoon();
      this.askOffers();
    });
    this.offers = new OffersReader(deps.explorer, shown.connection, () => {
      this.drawSoon();
    });
  }

  /** Reads everything anew. Nothing is sent before the workspace is trusted. */
  refresh(): void {
    const connection = this.deps.connection();
    this.asked = connection && addressOf(connection);
    const problem = problemOf(connection);
    if (problem || !connection) {
      this.reader.forget();
      this.draw(problem ? { identity: problem, sessions: problem, messages: problem } : {});
      return;
    }
    // What was read before stays in sight as it is.
    if (!this.reader.answers.identity) this.draw(this.reader.answers);
    this.offers.outdate();
    this.attempt(this.reader.start(connection, this.shown.identity));
    this.attempt(this.readSetup(connection));
  }

  /** The configuration of the server may have changed: what follows from it is judged anew. */
  setupChanged(): void {
    const connection = this.deps.connection();
    if (connection && this.reader.answers.identity) this.attempt(this.readSetup(connection));
  }

  /** Where there is no configuration, somebody's settings say what they offer, once it is known whose they are. */
  askOffers(): void {
    const { identity } = this.reader.answers;
    if (this.setup === 'none' && identity?.kind === 'identity') this.attempt(this.offers.ask(identity.identity));
  }

  /** Connections were changed: another address is asked anew. */
  connectionsChanged(): void {
    const connection = this.deps.connection();
    if ((connection && addressOf(connection)) !== this.asked) this.refresh();
  }

  receive(message: unknown): void {
    const read = readFromIdentity(message);
    if (read) this.attempt(this.press(read));
    else this.deps.log.warn('A message of an identity’s page was not understood and ignored.');
  }

  dispose(): void {
    this.isOver = true;
    clearImmediate(this.waiting);
    this.reader.stop();
    this.offers.stop();
  }

  private async readSetup(connection: Connection): Promise<void> {
    const { readConfiguration } = await import('./readConfiguration');
    const setup = (await readConfiguration(connection, this.deps.version())) ?? 'none';
    if (this.isOver) return;
    const isNews = setup !== 'none' || this.setup !== 'none';
    this.setup = setup;
    if (isNews) this.drawSoon();
    this.askOffers();
  }

  /** Draws what came in this turn, once: a page that is busy with one picture shows the next one later. */
  private drawSoon(): void {
    clearImmediate(this.waiting);
    this.waiting = setImmediate(() => {
      this.draw(this.reader.answers);
    });
  }

  private draw(read: Read): void {
    clearImmediate(this.waiting);
    const connection = this.deps.connection();
    const version = toKnownVersion(this.deps.version() ?? '');
    const state = buildState({
      read,
      id: this.shown.identity,
      connection: connection?.name ?? '',
      server: {
        isFirstMajor: version === 'v1.3.1',
        ...(typeof this.setup === 'object' && { codesSignIn: this.setup.codesSignIn }),
      },
      setup: this.setup === 'none' ? (this.offers.answer ?? 'loading') : this.setup,
      now: Date.now(),
    });
    this.page.post({ type: 'state', state, kept: this.shown });
  }

  private async press(message: FromIdentity): Promise<void> {
    const { connection, identity } = this.shown;
    switch (message.type) {
      case 'ready':
        // The host has sent what is to be seen.
        return;
      case 'copy-id':
        await env.clipboard.writeText(identity);
        return;
      case 'more-sessions': {
        const asked = this.deps.connection();
        if (asked) await this.reader.readMoreSessions(asked, identity);
        return;
      }
      case 'go':
        if (typeof this.setup === 'object') await goToTarget(this.setup.setup, message.target);
        return;
      case 'choose-configuration':
        await run('kratosFlows.chooseConfiguration', { connection });
        this.setupChanged();
        return;
      case 'step-up': {
        const read = this.reader.answers.identity;
        const persona = read?.kind === 'identity' ? this.offers.find(read.identity)?.persona.id : undefined;
        if (persona !== undefined) await run('kratosFlows.stepUp', { persona });
        return;
      }
      case 'show-message':
        await run('kratosFlows.showMessage', { connection, message: message.id });
        return;
      case 'action':
        await this.act(message.id);
        return;
      case 'revoke-session':
        await run('kratosFlows.revokeSession', { session: message.id, connection });
        this.refresh();
        return;
      case 'revoke-sessions':
        await run('kratosFlows.revokeIdentitySessions', this.shown);
        return;
      case 'remove': {
        const { credential: type, identifier } = message;
        await run('kratosFlows.removeCredential', { ...this.shown, type, identifier });
      }
    }
  }

  private async act(id: ActionId): Promise<void> {
    switch (id) {
      case 'refresh':
        this.refresh();
        return;
      case 'raw':
        await run('kratosFlows.openRawIdentity', this.shown);
        return;
      case 'edit':
        await run('kratosFlows.editIdentity', this.shown);
        return;
      case 'recover':
        await run('kratosFlows.recoverIdentity', this.shown);
        return;
      case 'set-password':
        await run('kratosFlows.setPassword', this.shown);
        return;
      case 'who-is-asked':
        await run('kratosFlows.whoIsAsked', this.shown);
        return;
      case 'activate':
        await run('kratosFlows.activateIdentity', this.shown);
        return;
      case 'deactivate':
        await run('kratosFlows.deactivateIdentity', this.shown);
        return;
      case 'delete':
        await run('kratosFlows.deleteIdentity', this.shown);
    }
  }

  private attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      void this.deps.log.error('An identity’s page met a fault', error);
    });
  }
}

function addressOf({ publicUrl, adminUrl = '' }: Connection): string {
  return `${publicUrl} ${adminUrl}`;
}

/** Why nobody can be asked. */
function problemOf(connection: Connection | undefined): SessionProblem | undefined {
  if (!isTrusted())
    return { kind: 'problem', what: t('The workspace is not trusted, so nothing is sent to a server.') };
  if (!connection) return { kind: 'problem', what: t('The connection of this page is no longer there.') };
  return connection.adminUrl === undefined
    ? { ...noAdmin(), todo: t('Edit the connection and give it one: identities are read through the admin API.') }
    : undefined;
}
