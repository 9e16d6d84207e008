import type { WebviewPanel } from 'vscode';
import { Disposables } from '../../platform/disposables';
import type { OpenPanels } from './openPanels';
import type { FlowPanelsDeps, ShowOptions } from './panelType';

/** The panels that show flows: one for each flow, brought forward when it is open already. */
export interface FlowPanels {
  /** Shows a flow; one that is not kept gives a panel that says so. */
  show(flowId: string, options?: ShowOptions): Promise<void>;
  /** Takes over a panel that VS Code brings back after a restart; `state` is what the page kept. */
  restore(panel: WebviewPanel, state: unknown): Promise<void>;
  /** The flow shown in the active panel, for commands that work on "this flow". */
  readonly active: string | undefined;
  dispose(): void;
}

/** What draws and drives panels is loaded with the first one that is shown or comes back after a restart. */
export function createFlowPanels(deps: FlowPanelsDeps): FlowPanels {
  const owned = new Disposables();
  let loading: Promise<OpenPanels> | undefined;
  let loaded: OpenPanels | undefined;
  const panels = (): Promise<OpenPanels> =>
    (loading ??= Promise.all([import('./openPanels'), deps.explorer()]).then(([module, explorer]) => {
      loaded = owned.register(new module.OpenPanels(deps, explorer));
      return loaded;
    }));
  return {
    show: async (flowId, options = {}) => {
      await (await panels()).show(flowId, options);
    },
    restore: async (panel, state) => {
      (await panels()).restore(panel, state);
    },
    get active() {
      return loaded?.active;
    },
    dispose: () => {
      owned.dispose();
    },
  };
}
