import type { ToHost } from '../../../src/protocol/messages';
import type { Encoding, PanelState } from '../../../src/protocol/state';
import type { Typed } from '../entries';
import type { PanelMemory } from '../state';
import type { Tab } from '../tabs';

/** What a person can do to the panel itself; each changes the memory and has the panel drawn anew. */
export interface Commands {
  readonly post: (message: ToHost) => void;
  /** Runs one of the host's actions. */
  readonly act: (id: string) => void;
  /** A field changed under the hand. */
  readonly type: (key: string, value: Typed) => void;
  /** Puts a value into a field, as if typed, and moves there. */
  readonly fill: (key: string, value: string) => void;
  /** Fills the authenticator's next code as soon as the host has sent it. */
  readonly wantCode: (key: string) => void;
  readonly press: (submitter: string) => void;
  /** The submit node that Enter and the preview mean from here on. */
  readonly aim: (submitter: string | undefined) => void;
  readonly reveal: (what: string) => void;
  readonly fold: (what: string, open: boolean) => void;
  readonly chooseTab: (tab: Tab) => void;
  readonly chooseExchange: (id: string) => void;
  /** Shows an exchange in the timeline. */
  readonly showExchange: (id: string) => void;
  readonly chooseEncoding: (encoding: Encoding) => void;
}

/**
 * Everything a part of the panel is drawn from. `now` is epoch milliseconds; `narrow` when the wire stands below the
 * form.
 */
export interface View {
  readonly state: PanelState;
  readonly memory: PanelMemory;
  readonly now: number;
  readonly narrow: boolean;
  readonly run: Commands;
}
