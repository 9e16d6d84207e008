import { t } from '@vscode/l10n';
import '../../platform/texts';
import { env, ViewColumn, window } from 'vscode';
import type { Uri } from 'vscode';
import { run } from '../../commands/contracts/call';
import type { Connection } from '../../kratos/record/types';
import { configurationOf, type FoundSetup } from '../../language/configurationOf';
import type { TakenCensus } from '../../language/whoIsAsked/takeCensus';
import type { Log } from '../../platform/log';
import type { CensusState, FromCensus, ToCensus } from '../../protocol/census';
import { readFromCensus } from '../../protocol/censusSchema';
import { SinglePage, type SinglePageKind } from '../webviews/singlePage';
import { copyCensus } from './copies';
import { censusType, readKeptCensus } from './kept';
import { buildCensus } from './state/censusState';

/** Whose identities the page is about, and what was counted of them. */
interface Shown {
  readonly connection: string;
  readonly taken?: TakenCensus;
}

const censusPage: SinglePageKind<FromCensus, Shown> = {
  viewType: censusType,
  view: 'who-has-what',
  files: 'census',
  hasForm: true,
  options: { enableFindWidget: true },
  readMessage: readFromCensus,
  readKept: readKeptCensus,
};

/** What the page is drawn from beside what it is told. */
export interface CensusNeeds {
  readonly extensionUri: Uri;
  readonly log: Log;
  /** The connection of an id, while there is one. */
  readonly findConnection: (id: string) => Connection | undefined;
  /** The version that the server of a connection names, once it has answered. */
  readonly serverVersion: (connection: Connection) => string | undefined;
  /** Calls back whenever what configurations are read from may have changed. */
  readonly onSetupChange: (changed: () => void) => { dispose(): unknown };
}

/**
 * The page "Who Has What?": one for a window. What was counted stays in memory, by kinds of people and not by people,
 * so that a change is worked out at once; the configuration is read anew as it changes.
 */
export class CensusPage extends SinglePage<ToCensus, FromCensus, Shown> {
  private supposed = '';
  private isStale = false;

  constructor(private readonly needs: CensusNeeds) {
    super(censusPage, needs.extensionUri, needs.log);
    this.register(
      needs.onSetupChange(() => {
        this.drawSoon();
      }),
    );
  }

  /** Shows what was counted, in the page that is open or a new one; with a change that is typed in. */
  async show(connection: Connection, taken: TakenCensus, supposed?: string): Promise<void> {
    this.supposed = supposed ?? (this.shown?.connection === connection.id ? this.supposed : '');
    this.shown = { connection: connection.id, taken };
    this.isStale = false;
    if (this.page) this.page.panel.reveal();
    else this.create(t('Who Has What?'), { viewColumn: ViewColumn.Active, preserveFocus: false });
    await this.draw();
  }

  /** Identities of a connection were changed from this window. */
  age(connectionId: string): void {
    if (this.shown?.connection !== connectionId || this.isStale) return;
    this.isStale = true;
    this.drawSoon();
  }

  protected override closed(): void {
    super.closed();
    this.shown = undefined;
    this.supposed = '';
  }

  protected async draw(): Promise<void> {
    const { shown } = this;
    const state = await this.state();
    // Something else was counted meanwhile, and is drawn by that.
    if (!shown || !state || shown !== this.shown) return;
    this.page?.post({ type: 'state', state, kept: { connection: shown.connection } });
  }

  private async state(): Promise<CensusState | undefined> {
    const { shown, supposed, isStale } = this;
    if (!shown) return undefined;
    const connection = this.needs.findConnection(shown.connection);
    const name = connection?.name ?? shown.connection;
    if (!shown.taken) return { kind: 'uncounted', connection: name };
    const found = connection && (await this.configuration(connection));
    return buildCensus({
      connection: name,
      taken: shown.taken,
      ...(found && { configuration: { file: found.name, setup: found.setup } }),
      supposed,
      isStale,
    });
  }

  private configuration(connection: Connection): Promise<FoundSetup | undefined> {
    return configurationOf(connection, this.needs.serverVersion(connection));
  }

  protected async press(message: FromCensus): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    const connection = this.needs.findConnection(shown.connection);
    switch (message.type) {
      case 'ready':
        // The host has sent what is to be seen.
        return;
      case 'count':
        await run('kratosFlows.whoHasWhat', { connection: shown.connection });
        return;
      case 'choose-configuration':
        await run('kratosFlows.chooseConfiguration', { connection: shown.connection });
        return this.draw();
      case 'open-configuration': {
        const found = connection && (await this.configuration(connection));
        if (found) await window.showTextDocument(found.setup.document, { viewColumn: ViewColumn.Beside });
        return;
      }
      case 'suppose':
        this.supposed = message.text;
        return this.draw();
      case 'copy': {
        const state = await this.state();
        if (state?.kind === 'counted') await env.clipboard.writeText(copyCensus(state, message.format));
      }
    }
  }
}
