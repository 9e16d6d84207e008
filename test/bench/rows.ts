import type { TreeView } from '../kit';

/**
 * Waits, in the workbench's page, until a row whose text matches is in the tree and painted. Resolves to that moment in
 * epoch milliseconds. To be called before what brings the row.
 */
export function timeRow(tree: TreeView, text: RegExp): Promise<number> {
  return tree.pane.evaluate((pane, source) => {
    const wanted = new RegExp(source);
    const isThere = (): boolean =>
      [...pane.querySelectorAll('.monaco-list-row')].some((row) => wanted.test(row.textContent));
    return new Promise<number>((resolve) => {
      const look = (): void => {
        if (!isThere()) return;
        observer.disconnect();
        // A task after the frame's callbacks runs when the frame is painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            resolve(performance.timeOrigin + performance.now());
          };
          port2.postMessage(undefined);
        });
      };
      const observer = new MutationObserver(look);
      observer.observe(pane, { childList: true, subtree: true, characterData: true });
      look();
    });
  }, text.source);
}
