import type Protocol from 'devtools-protocol';
import type { SeenExchange } from '../exchange/seen';

/** The events of the DevTools protocol that exchanges are made of. Any other is let by. */
export type NetworkEvent =
  | { readonly method: 'Network.requestWillBeSent'; readonly params: Protocol.Network.RequestWillBeSentEvent }
  | {
      readonly method: 'Network.requestWillBeSentExtraInfo';
      readonly params: Protocol.Network.RequestWillBeSentExtraInfoEvent;
    }
  | { readonly method: 'Network.responseReceived'; readonly params: Protocol.Network.ResponseReceivedEvent }
  | {
      readonly method: 'Network.responseReceivedExtraInfo';
      readonly params: Protocol.Network.ResponseReceivedExtraInfoEvent;
    }
  | { readonly method: 'Network.loadingFinished'; readonly params: Protocol.Network.LoadingFinishedEvent }
  | { readonly method: 'Network.loadingFailed'; readonly params: Protocol.Network.LoadingFailedEvent };

/** One exchange of a page that is watched, with what the browser still has of it. */
export interface CapturedExchange extends SeenExchange {
  /** What the browser knows the request by; the redirects of one share it. */
  readonly requestId: string;
  /** The target that has the body of the answer. */
  readonly target: string;
  /** Whether the browser has the body of the answer, which the exchange lacks until then: never that of a redirect. */
  readonly hasBody: boolean;
}
