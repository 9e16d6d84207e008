import { t } from '@vscode/l10n';
import { EventEmitter, ViewColumn, window } from 'vscode';
import type { WebviewPanel } from 'vscode';
import type { Explorer } from '../../kratos/drive/explorer';
import type { FlowRecord } from '../../kratos/record/types';
import { Disposables } from '../../platform/disposables';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import { FlowPanelController } from './controller';
import { editorPort } from './editorPort';
import { flowPanelType, type FlowPanelsDeps, type ShowOptions } from './panelType';
import { preparePage } from './page';
import { bringForward, tabsBehind } from './sleepingTabs';
import { Told } from './state/told';

interface OpenPanel {
  readonly panel: WebviewPanel;
  readonly controller: FlowPanelController;
  /** What ends with the panel. */
  readonly owned: Disposables;
}

const noHold = (): void => undefined;

/** The flow panels that are open now. */
export class OpenPanels extends Disposables {
  private readonly open = new Set<OpenPanel>();
  private readonly told = new Told();
  private readonly restored = this.register(new EventEmitter<void>());

  constructor(
    private readonly deps: FlowPanelsDeps,
    private readonly explorer: Explorer,
  ) {
    super();
    this.register(
      deps.connections.onDidChange(() => {
        for (const { controller } of this.open) controller.draw();
      }),
    );
  }

  /** The flow shown in the active panel. */
  get active(): string | undefined {
    return [...this.open].find(({ panel }) => panel.active)?.controller.shown;
  }

  async show(flowId: string, options: ShowOptions): Promise<void> {
    if (this.reveal(flowId, options.preserveFocus) || (await this.wake(flowId))) return;
    const record = this.explorer.flows.get(flowId);
    const column = { viewColumn: ViewColumn.Active, preserveFocus: options.preserveFocus ?? false };
    // What is typed stays when the panel is hidden; passwords could not be put back otherwise.
    const panel = window.createWebviewPanel(flowPanelType, this.title(record), column, {
      retainContextWhenHidden: true,
    });
    this.attach(panel, flowId);
  }

  /**
   * A panel that VS Code brings back after a restart; its state is what the page kept. A flow that is shown by another
   * panel meanwhile stays there.
   */
  restore(panel: WebviewPanel, state: unknown): void {
    const { flowId } = (state ?? {}) as { flowId?: unknown };
    const known = typeof flowId === 'string' ? flowId : '';
    if (known !== '' && this.reveal(known)) panel.dispose();
    else this.attach(panel, known);
    this.restored.fire();
  }

  /** Looks for the flow's panel among the tabs that sleep. */
  private async wake(flowId: string): Promise<boolean> {
    const title = this.title(this.explorer.flows.get(flowId));
    const awake = [...this.open].filter(({ panel }) => panel.title === title && !panel.visible).length;
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

  /** Panels stay as pages without a host: VS Code closes them, or brings them back, by itself. */
  override dispose(): void {
    super.dispose();
    for (const { owned } of this.open) owned.dispose();
    this.open.clear();
  }

  private attach(panel: WebviewPanel, flowId: string): void {
    const { deps, explorer } = this;
    const owned = new Disposables();
    let letGo = noHold;
    const controller = new FlowPanelController(
      {
        post: (message) => void panel.webview.postMessage(message),
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
        editor: editorPort(deps.documents),
        log: deps.log,
        now: Date.now,
        revealOther: (id) => this.reveal(id),
      },
      flowId,
      this.told,
    );
    const entry: OpenPanel = { panel, controller, owned };
    this.open.add(entry);
    owned.register(controller);
    owned.register(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        controller.receive(message);
      }),
    );
    owned.register(
      panel.onDidChangeViewState(() => {
        controller.seen(panel.visible);
        if (panel.active) deps.onShown(controller.shown);
      }),
    );
    owned.register(
      panel.onDidDispose(() => {
        this.open.delete(entry);
        letGo();
        owned.dispose();
      }),
    );
    // Last, so that no message of the page is missed.
    preparePage(panel, deps.extensionUri);
  }

  private reveal(flowId: string, preserveFocus = false): boolean {
    const found = [...this.open].find(({ controller }) => controller.shown === flowId);
    found?.panel.reveal(undefined, preserveFocus);
    if (!preserveFocus) found?.controller.focus();
    return found !== undefined;
  }

  private title(record: FlowRecord | undefined): string {
    if (record === undefined) return t('Flow');
    const persona = this.explorer.personas.get(record.personaId);
    return persona === undefined ? flowTitle(record.type) : `${flowTitle(record.type)} · ${persona.name}`;
  }
}
