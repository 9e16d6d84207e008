import type { Uri, ViewColumn, WebviewPanel } from 'vscode';
import { Disposables } from '../../platform/disposables';
import type { Log } from '../../platform/log';
import type { PageKind } from './pageKind';
import { WebviewHost, type HostedPage, type Message, type PageDriver } from './webviewHost';

/** A kind of page of which a window has one. */
export interface SinglePageKind<FromPage, Shown> extends PageKind {
  /** Reads a message of the page; undefined when it is none. */
  readonly readMessage: (message: unknown) => FromPage | undefined;
  /** Reads what the editor kept of a page over a restart; undefined when it is nothing of ours. */
  readonly readKept: (state: unknown) => Shown | undefined;
}

/** Changes that come one after the other are drawn together. */
const pauseMs = 150;

/** The one page of its kind in a window: what it shows, and when it is drawn anew. */
export abstract class SinglePage<ToPage extends Message, FromPage, Shown> extends Disposables {
  /** The page, while it is open. */
  protected page: HostedPage<ToPage> | undefined;
  protected shown: Shown | undefined;
  private readonly host: WebviewHost<ToPage, PageDriver>;
  private waiting: NodeJS.Timeout | undefined;

  constructor(
    private readonly kind: SinglePageKind<FromPage, Shown>,
    extensionUri: Uri,
    private readonly log: Log,
  ) {
    super();
    this.host = this.register(new WebviewHost(kind, extensionUri));
    this.register({
      dispose: () => {
        clearTimeout(this.waiting);
      },
    });
  }

  /** Makes the picture and sends it, unless something else is to be shown by then. */
  protected abstract draw(): Promise<void>;

  /** Does what was pressed. */
  protected abstract press(message: FromPage): Promise<void>;

  /**
   * A page that VS Code brings back after a restart; its state is what the page kept. Where another was opened
   * meanwhile, or nothing was kept, its tab is closed.
   */
  async restore(panel: WebviewPanel, state: unknown): Promise<void> {
    const shown = this.kind.readKept(state);
    if (this.page || !shown) {
      panel.dispose();
      return;
    }
    this.shown = shown;
    this.host.adopt(panel, (page) => this.drive(page));
    await this.draw();
  }

  protected create(title: string, column: { readonly viewColumn: ViewColumn; readonly preserveFocus: boolean }): void {
    this.host.create(title, column, (page) => this.drive(page));
  }

  protected drawSoon(): void {
    if (!this.page) return;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.attempt(this.draw());
    }, pauseMs);
  }

  /** A page was opened, or came back. */
  protected opened(page: HostedPage<ToPage>): void {
    this.page = page;
  }

  protected closed(): void {
    this.page = undefined;
  }

  private drive(page: HostedPage<ToPage>): PageDriver {
    this.opened(page);
    return {
      receive: (message) => {
        const read = this.kind.readMessage(message);
        if (read) this.attempt(this.press(read));
        else this.log.warn(`A message of the page ${this.kind.view} was not understood and ignored.`);
      },
      closed: () => {
        this.closed();
      },
      dispose: () => undefined,
    };
  }

  private attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      void this.log.error(`The page ${this.kind.view} met a fault`, error);
    });
  }
}
