import type { Disposable, Uri } from 'vscode';
import type { Explorer } from '../../kratos/drive/explorer';
import type { Connection } from '../../kratos/record/types';
import type { Log } from '../../platform/log';
import type { DocumentViewer } from '../documents/viewer';
import type { ListenerWatch } from '../listeners/listenerWatch';

/** The view type of flow panels; VS Code keeps it with an open panel over a restart. */
export const flowPanelType = 'kratosFlows.flow';

export interface ShowOptions {
  /** The focus stays where it is. */
  readonly preserveFocus?: boolean;
}

/** What panels work with. */
export interface FlowPanelsDeps {
  readonly extensionUri: Uri;
  /** The core, with what was stored read back. Asked for with the first panel. */
  readonly explorer: () => Promise<Explorer>;
  readonly connections: { readonly all: readonly Connection[]; onDidChange(listener: () => void): Disposable };
  readonly documents: Pick<DocumentViewer, 'openRaw'>;
  readonly listeners: Pick<ListenerWatch, 'inbox' | 'heardHooks' | 'onDidChange'>;
  readonly log: Log;
  /** Told which flow the active panel shows, whenever that changes. */
  readonly onShown: (flowId: string) => void;
}
