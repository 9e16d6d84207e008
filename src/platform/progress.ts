import { t } from '@vscode/l10n';
import { ProgressLocation, window } from 'vscode';

/** So long a request may take before its progress can be seen and cancelled as a notification. */
const patienceMs = 2_000;

/**
 * Runs work that may wait for a server. First only the view shows that something is under way; work that takes long can
 * be cancelled. `work` gets the signal and is expected to end soon after it; what it reports is said then.
 */
export async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  let tell: ((message: string) => void) | undefined;
  const running = work(abort.signal, (message) => tell?.(message));
  const settled = running.then(
    () => undefined,
    () => undefined,
  );
  void window.withProgress({ location: { viewId: 'kratosFlows.flows' }, title }, () => settled);
  const late = setTimeout(() => {
    void window.withProgress(
      { location: ProgressLocation.Notification, title: t('Kratos: {0}', title), cancellable: true },
      async (progress, token) => {
        tell = (message) => {
          progress.report({ message });
        };
        token.onCancellationRequested(() => {
          abort.abort();
        });
        await settled;
      },
    );
  }, patienceMs);
  try {
    return await running;
  } finally {
    clearTimeout(late);
  }
}
