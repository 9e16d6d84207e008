import type Protocol from 'devtools-protocol';
import type { Exchange } from '../exchange/types';

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

/** Who of a page sent a request: the browser itself as it went to an address, or a script. */
export type Sender = 'navigation' | 'script';

/** One exchange of a page that is watched, with what only the browser knows of it. */
export interface CapturedExchange {
  /** Its `source` is `captured`. The body of its answer is empty as long as it was not asked for. */
  readonly exchange: Exchange;
  /** What the browser knows the request by; the redirects of one share it. */
  readonly requestId: string;
  /** The target that has the body of the answer. */
  readonly target: string;
  readonly sender: Sender;
  /** Address of the page that it was sent from. */
  readonly page: string;
  /** What the page loaded with, or the worker that it is: two exchanges of one page have the same. */
  readonly pageId: string;
  /** Whether the browser has the body of the answer: never that of a redirect. */
  readonly hasBody: boolean;
  /** The server allows pages of this origin nothing: the script got an error in place of the answer. */
  readonly corsRefused?: boolean;
  /** Why the browser did not send or keep Kratos's CSRF cookie with it. */
  readonly keptBack?: KeptBack;
}

/** A page (or the page around its frame) of another site gets no cookies; over http, none that want https. */
export type KeptBack = 'another-site' | 'needs-https';
