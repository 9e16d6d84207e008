import { t } from '@vscode/l10n';
import { EventEmitter, ViewColumn, workspace } from 'vscode';
import type { WebviewPanel } from 'vscode';
import type { Explorer } from '../../kratos/drive/explorer';
import type { FlowRecord } from '../../kratos/record/types';
import { Disposables } from '../../platform/disposables';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import { onConfigurationChosen } from '../../language/chosenConfigurations';
import type { ToPanel } from '../../protocol/messages';
import { WebviewHost, type HostedPage, type PageDriver } from '../webviews/webviewHost';
import type { PageKind } from '../webviews/pageKind';
import { FlowPanelController } from './controller';
import { editorPort } from './editorPort';
import { flowPanelType, type FlowPanelsDeps, type ShowOptions } from './panelType';
import { bringForward, tabsBehind } from './sleepingTabs';
import { Told } from './state/told';

const flowPage: PageKind = {
  viewType: flowPanelType,
  view: 'flow',
  files: 'flow',
  hasForm: true,
  // What is typed stays when the panel is hidden; passwords could not be put back otherwise.
  options: { retainContextWhenHidden: true },
  icon: 'flow',
};

/** What drives one panel. */
interface FlowPanel extends PageDriver {
  readonly controller: FlowPanelController;
}

const noHold = (): void => undefined;

/** The flow panels that are open now. */
export class OpenPanels extends Disposables {
  private readonly host: WebviewHost<ToPanel, FlowPanel>;
  private readonly told = new Told();
  private readonly restored = this.register(new EventEmitter<void>());

  constructor(
    private readonly deps: FlowPanelsDeps,
    private readonly explorer: Explorer,
  ) {
    super();
    this.host = this.register(new WebviewHost(flowPage, deps.extensionUri));
    this.register(
      deps.connections.onDidChange(() => {
        for (const { driver } of this.host.pages) driver.controller.draw();
      }),
    );
    this.register(
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (/\.(?:ya?ml|jsonc?)$/i.test(uri.path)) for (const { driver } of this.host.pages) driver.controller.saved();
      }),
    );
    this.register(
      onConfigurationChosen(() => {
        for (const { driver } of this.host.pages) driver.controller.saved();
      }),
    );
    this.register(
      deps.listeners.onDidChange(() => {
        for (const { panel, driver } of this.host.pages)
          if (panel.visible) driver.controller.receive({ type: 'refresh-inbox' });
      }),
    );
  }

  /** The flow shown in the active panel. */
  get active(): string | undefined {
    return this.host.pages.find(({ panel }) => panel.active)?.driver.controller.shown;
  }

  async show(flowId: string, options: ShowOptions): Promise<void> {
    if (this.reveal(flowId, options.preserveFocus) || (await this.wake(flowId))) return;
    const record = this.explorer.flows.get(flowId);
    const column = { viewColumn: ViewColumn.Active, preserveFocus: options.preserveFocus ?? false };
    this.host.create(this.title(record), column, (page) => this.drive(page, flowId));
  }

  /**
   * A panel that VS Code brings back after a restart; its state is what the page kept. A flow that is shown by another
   * panel meanwhile stays there.
   */
  restore(panel: WebviewPanel, state: unknown): void {
    const { flowId } = (state ?? {}) as { flowId?: unknown };
    const known = typeof flowId === 'string' ? flowId : '';
    if (known !== '' && this.reveal(known)) panel.dispose();
    else this.host.adopt(panel, (page) => this.drive(page, known));
    this.restored.fire();
  }

  /** Looks for the flow's panel among the tabs that sleep. */
  private async wake(flowId: string): Promise<boolean> {
    const title = this.title(this.explorer.flows.get(flowId));
    const awake = this.host.pages.filter(({ panel }) => panel.title === title && !panel.visible).length;
    const tabs = tabsBehind(title);
    if (tabs.length <= awake) return false;
    for (const tab of tabs) {
      const back = this.nextRestored();
      await bringForward(tab);
      await back;
      if (this.reveal(flowId)) return true;
    }
    return false;
  }

  /** Resolves with the next panel that comes back; after a moment in any case, since the tab may have been awake. */
  private nextRestored(): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(patience);
        heard.dispose();
        resolve();
      };
      const patience = setTimeout(end, 1500);
      const heard = this.restored.event(end);
    });
  }

  private drive({ panel, post }: HostedPage<ToPanel>, flowId: string): FlowPanel {
    const { deps, explorer } = this;
    let letGo = noHold;
    const controller = new FlowPanelController(
      {
        post,
        get visible() {
          return panel.visible;
        },
        shows: (record) => {
          letGo();
          letGo = record === undefined ? noHold : explorer.flows.hold(record.id);
          panel.title = this.title(record);
          if (record !== undefined && panel.active) deps.onShown(record.id);
        },
      },
      {
        explorer,
        connections: () => deps.connections.all,
        editor: editorPort(deps.documents, deps.listeners),
        log: deps.log,
        now: Date.now,
        revealOther: (id) => this.reveal(id),
      },
      flowId,
      this.told,
    );
    return {
      controller,
      receive: (message) => {
        controller.receive(message);
      },
      seen: (visible) => {
        controller.seen(visible);
        if (panel.active) deps.onShown(controller.shown);
      },
      closed: () => {
        letGo();
      },
      dispose: () => {
        controller.dispose();
      },
    };
  }

  private reveal(flowId: string, preserveFocus = false): boolean {
    const found = this.host.pages.find(({ driver }) => driver.controller.shown === flowId);
    found?.panel.reveal(undefined, preserveFocus);
    if (!preserveFocus) found?.driver.controller.focus();
    return found !== undefined;
  }

  private title(record: FlowRecord | undefined): string {
    if (record === undefined) return t('Flow');
    const persona = this.explorer.personas.get(record.personaId);
    return persona === undefined ? flowTitle(record.type) : `${flowTitle(record.type)} · ${persona.name}`;
  }
}
