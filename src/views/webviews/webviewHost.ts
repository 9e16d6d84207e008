import { window } from 'vscode';
import type { Uri, ViewColumn, WebviewPanel } from 'vscode';
import { Disposables } from '../../platform/disposables';
import { fillPage } from './fillPage';
import type { PageKind } from './pageKind';

/** A message to a page. The one called `state` is everything that is seen; others are of the moment. */
export interface Message {
  readonly type: string;
}

/** A page as whoever drives it sees it. */
export interface HostedPage<ToPage extends Message> {
  readonly panel: WebviewPanel;
  /**
   * Sends a message. Whenever the page is loaded (it is again when it comes back into view, unless its kind keeps it)
   * it has the last `state` first; anything else reaches only a page that is loaded.
   */
  readonly post: (message: ToPage) => void;
}

/** What drives one page. */
export interface PageDriver {
  /** Takes one message of the page, whatever it is. Never throws. */
  receive(message: unknown): void;
  /** The page came into view or left it, or another one became active. */
  seen?(visible: boolean): void;
  /** Its tab was closed. */
  closed?(): void;
  dispose(): void;
}

/**
 * The pages of one kind that are open now: opens them or takes them back after a restart, fills them, hands messages
 * both ways, and ends what drives them.
 */
export class WebviewHost<ToPage extends Message, Driver extends PageDriver> extends Disposables {
  private readonly open = new Map<WebviewPanel, { readonly driver: Driver; readonly owned: Disposables }>();

  constructor(
    private readonly kind: PageKind,
    private readonly extensionUri: Uri,
  ) {
    super();
  }

  /** The pages that are open, with what drives them. */
  get pages(): readonly { readonly panel: WebviewPanel; readonly driver: Driver }[] {
    return [...this.open].map(([panel, { driver }]) => ({ panel, driver }));
  }

  /** Opens a page. */
  create(
    title: string,
    column: { readonly viewColumn: ViewColumn; readonly preserveFocus: boolean },
    drive: (page: HostedPage<ToPage>) => Driver,
  ): Driver {
    return this.adopt(window.createWebviewPanel(this.kind.viewType, title, column, this.kind.options), drive);
  }

  /** Takes over a page that VS Code brings back after a restart. */
  adopt(panel: WebviewPanel, drive: (page: HostedPage<ToPage>) => Driver): Driver {
    const { webview } = panel;
    let isLoaded = false;
    let state: ToPage | undefined;
    const driver = drive({
      panel,
      post: (message) => {
        if (message.type === 'state') state = message;
        if (isLoaded) void webview.postMessage(message);
      },
    });
    const owned = new Disposables();
    this.open.set(panel, { driver, owned });
    owned.register(driver);
    owned.register(
      webview.onDidReceiveMessage((message: unknown) => {
        if (isReady(message)) {
          isLoaded = true;
          if (state !== undefined) void webview.postMessage(state);
        }
        driver.receive(message);
      }),
    );
    owned.register(
      panel.onDidChangeViewState(() => {
        driver.seen?.(panel.visible);
      }),
    );
    owned.register(
      panel.onDidDispose(() => {
        this.open.delete(panel);
        driver.closed?.();
        owned.dispose();
      }),
    );
    // Last, so that no message of the page is missed.
    fillPage(panel, this.kind, this.extensionUri);
    return driver;
  }

  /** Pages stay without a host: VS Code closes them, or brings them back, by itself. */
  override dispose(): void {
    super.dispose();
    for (const { owned } of this.open.values()) owned.dispose();
    this.open.clear();
  }
}

/** Whether a page says that it is loaded. */
function isReady(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';
}
