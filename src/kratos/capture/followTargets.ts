import type { Capture } from './capture';
import type { NetworkEvent } from './types';

/** What a browser tells of its targets, as far as a capture hears it. */
interface TargetNews {
  readonly kind: 'attached' | 'detached' | 'event';
  readonly target: { readonly sessionId: string };
  readonly event?: { readonly method: string };
}

/** A browser's targets, whose traffic can be watched. */
export interface WatchableTargets {
  readonly onNews: (listener: (news: TargetNews) => void) => () => void;
  watchNetwork(options: {
    readonly maxTotalBufferSize?: number;
    readonly maxResourceBufferSize?: number;
    readonly maxPostDataSize?: number;
    readonly enableDurableMessages?: boolean;
  }): void;
}

/** The events that exchanges are made of. */
const heard: ReadonlySet<string> = new Set<NetworkEvent['method']>([
  'Network.requestWillBeSent',
  'Network.requestWillBeSentExtraInfo',
  'Network.responseReceived',
  'Network.responseReceivedExtraInfo',
  'Network.loadingFinished',
  'Network.loadingFailed',
]);

/** Largest body that is looked at, in bytes: no flow is that big. */
const largestBody = 1_000_000;

/** Has a capture hear all targets of a browser; the function that is given back ends that. */
export function followTargets(targets: WatchableTargets, capture: Capture): () => void {
  const stop = targets.onNews(({ kind, target, event }) => {
    if (kind === 'detached') capture.leave(target.sessionId);
    else if (event && heard.has(event.method)) capture.hear(target.sessionId, event as NetworkEvent);
  });
  targets.watchNetwork({
    maxTotalBufferSize: 20 * largestBody,
    maxResourceBufferSize: largestBody,
    maxPostDataSize: largestBody,
    enableDurableMessages: true,
  });
  return () => {
    stop();
    targets.watchNetwork({});
  };
}
