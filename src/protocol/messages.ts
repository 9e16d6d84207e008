/**
 * The messages between panel and host: one typed union each way, validated at run time on both sides (see validate.ts).
 */
import type { Target } from './simulator';
import type { Encoding, Entries, ExchangeView, PanelState, WireText } from './state';

export type ToPanel =
  | { readonly type: 'state'; readonly state: PanelState }
  /**
   * The exact request that a press would send now; `submitter` is the key it was built for. `payloadProblem` says why
   * the transient payload cannot go along: nothing is sent then.
   */
  | {
      readonly type: 'preview';
      readonly submitter: string;
      readonly request: WireText;
      readonly payloadProblem?: string;
    }
  | { readonly type: 'exchange'; readonly exchange: ExchangeView }
  /** Put a value into a field and focus it (inbox code, authenticator code from a command). */
  | { readonly type: 'fill'; readonly name: string; readonly value: string }
  /** Focus the first field or, when none, the primary action. */
  | { readonly type: 'focus' };

export type ToHost =
  | { readonly type: 'ready' }
  /**
   * What stands in the form now; sent (debounced) as fields change. The host keeps what is no secret and answers with a
   * preview.
   */
  | { readonly type: 'edit'; readonly entries: Entries; readonly submitter: string; readonly encoding: Encoding }
  | { readonly type: 'submit'; readonly entries: Entries; readonly submitter: string; readonly encoding: Encoding }
  | { readonly type: 'cancel' }
  | { readonly type: 'action'; readonly id: string }
  | { readonly type: 'explain'; readonly id: string }
  | { readonly type: 'show-exchange'; readonly id: string }
  | { readonly type: 'open-raw'; readonly what: 'flow' | 'request' | 'response'; readonly exchangeId?: string }
  | { readonly type: 'open-link'; readonly url: string }
  | { readonly type: 'copy'; readonly text: string }
  /** What was done, as code; one request that was sent, as a command of curl. `clear`: its secrets are shown. */
  | { readonly type: 'export'; readonly exchangeId?: string; readonly clear?: boolean }
  /** The sequence of the run: to the clipboard as Mermaid, or into a file as a picture. */
  | { readonly type: 'sequence'; readonly to: 'clipboard' | 'file' }
  /** An exchange beside another one that the person chooses; or the flow again, beginning with it. */
  | { readonly type: 'again'; readonly how: 'compare' | 'replay'; readonly exchangeId: string }
  /** A stretch of the configuration, or of an identity schema that it names: show it. */
  | ({ readonly type: 'open-line' } & Target)
  /** The authenticator's code ran out: send the next. */
  | { readonly type: 'next-code' }
  | { readonly type: 'refresh-inbox' };
