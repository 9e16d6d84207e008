import type { Panel, Workbench } from '../kit';

/** One step as the person at the panel has it, in milliseconds. */
export interface PaintTime {
  /** From the press, as the browser got it, to the frame after the new form was drawn. */
  readonly pressToPaintMs: number;
  /** What the exchange itself took, as the timeline shows it. */
  readonly serverMs: number;
}

declare global {
  interface Window {
    benchAnswer?: Promise<PaintTime>;
    benchEditor?: { postMessage(message: unknown): void };
  }
}

/** Presses in a flow panel and waits for the answer and for the frame that shows it. */
export async function timePress(panel: Panel, press: () => Promise<void>): Promise<PaintTime> {
  await panel.evaluate(watchNextAnswer);
  await press();
  return panel.evaluate(() => window.benchAnswer ?? Promise.reject(new Error('Nothing was watched.')));
}

/**
 * Runs in the panel. The panel's own listener comes first, so the new form is in the document when this one hears of
 * it.
 */
function watchNextAnswer(): void {
  window.benchAnswer = new Promise((resolve) => {
    let pressedAt: number | undefined;
    document.addEventListener(
      'click',
      ({ timeStamp }) => {
        pressedAt = timeStamp;
      },
      { capture: true, once: true },
    );
    const hear = ({ data }: MessageEvent): void => {
      const { type, state } = data as {
        type?: string;
        state?: { busy?: unknown; timeline: { durationMs: number }[] };
      };
      const last = state?.timeline.at(-1);
      if (pressedAt === undefined || type !== 'state' || !state || state.busy !== undefined || !last) return;
      window.removeEventListener('message', hear);
      const began = pressedAt;
      // A task after the frame's callbacks runs when the frame is painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          resolve({ pressToPaintMs: performance.now() - began, serverMs: last.durationMs });
        };
        port2.postMessage(undefined);
      });
    };
    window.addEventListener('message', hear);
  });
}

/**
 * What the editor itself takes on this machine: a message from a bare webview to the extension host, its echo, and the
 * next frame. No panel can be faster. Opens a webview of its own and closes it.
 */
export async function timeEchoes(workbench: Workbench, times: number): Promise<number[]> {
  await workbench.inHost(openEcho);
  const echo = await workbench.panel('bench-echo');
  const seen: number[] = [];
  while (seen.length < times) seen.push(await echo.evaluate(timeEcho));
  await workbench.executeCommand('workbench.action.closeActiveEditor');
  return seen;
}

/** Runs in the extension host. */
const openEcho = (vscode: typeof import('vscode')): void => {
  const panel = vscode.window.createWebviewPanel('bench', 'Echo', vscode.ViewColumn.One, { enableScripts: true });
  panel.webview.onDidReceiveMessage((message: unknown) => panel.webview.postMessage(message));
  panel.webview.html =
    '<html lang="en"><body data-view="bench-echo"><main>Echo</main><script>window.benchEditor = acquireVsCodeApi()</script></body></html>';
};

/** Runs in the webview. */
function timeEcho(): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now();
    const hear = (): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          resolve(performance.now() - began);
        };
        port2.postMessage(undefined);
      });
    };
    window.addEventListener('message', hear, { once: true });
    window.benchEditor?.postMessage('echo');
  });
}
