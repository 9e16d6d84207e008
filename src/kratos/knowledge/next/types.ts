import type { ClientKind } from '../../flow/types';

/** One line for the person: what the server waits for, and the body that answers it. Plain text, no markup. */
export interface NextStep {
  readonly text: string;
  /** Names to send, as `method=totp, totp_code`; alternatives are joined by ` or `. Absent when nothing can be sent. */
  readonly body?: string;
  /** The same alternatives, each with the group of the button that sends it; where there is more than one. */
  readonly ways?: readonly Way[];
}

/** One of several bodies that answer a step. */
export interface Way {
  readonly group: string;
  readonly body: string;
}

export interface NextContext {
  /** How the persona that owns the flow speaks to Kratos. */
  readonly client: ClientKind;
  /** The group the person is looking at, where one is unfolded; settings then speak of that group alone. */
  readonly group?: string;
}
