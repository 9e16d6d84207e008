import type { WebviewPanelOptions } from 'vscode';

/** A kind of page that a script of `webview/` draws. */
export interface PageKind {
  /** The view type; VS Code keeps it with an open page over a restart. */
  readonly viewType: string;
  /** The name of the kind in the page itself. */
  readonly view: string;
  /** The name of its script and style in `dist/webview`, as `esbuild.mjs` makes them. */
  readonly files: 'flow' | 'simulator' | 'identity' | 'identityForm' | 'identityImport' | 'census';
  readonly hasForm: boolean;
  readonly options: WebviewPanelOptions;
  /** The name of its icon in `media`, before `-light.svg` and `-dark.svg`. */
  readonly icon?: string;
}
