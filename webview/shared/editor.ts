interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): EditorApi;

/** The editor around the page: the one channel to the host. It may be asked for only once per page. */
export const editor = acquireVsCodeApi();
