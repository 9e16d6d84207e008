import type { FlowType } from '../flow/types';

/** A mail (or text message) that the courier sent or keeps to send. Times are epoch milliseconds. */
export interface InboxMessage {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: number;
  readonly status: string;
  /** E.g. `login_code_valid`; `…_invalid` is the mail to someone who has no account. */
  readonly template: string;
  /** The flow that the template belongs to; undefined for templates that belong to none. */
  readonly flowType?: FlowType;
  /** Named by the link in the mail, where there is one. */
  readonly flowId?: string;
  readonly code?: string;
  readonly link?: string;
  /** `sms` or `email`, as the server names it. */
  readonly channel?: string;
  /** How often the courier has tried to send it. */
  readonly sendCount?: number;
  /** Why tries failed, oldest first, in the words of the server; read for messages that did not go out. */
  readonly failures?: readonly string[];
  /** How often it was posted to the listener of this editor; absent when it was not. */
  readonly posts?: number;
  /**
   * True when it is what was asked for: recipient, flow type, flow and time fit. Among these the newest holds the code
   * to fill.
   */
  readonly fits: boolean;
}

/** What mail is awaited. */
export interface Wanted {
  readonly recipient?: string;
  readonly flowType?: FlowType;
  readonly flowId?: string;
  /** Epoch milliseconds; older messages do not fit. */
  readonly since?: number;
}

/**
 * What a server without `--dev` puts in the place of a body; v26.2.0 hides the subject too, which holds the code there.
 */
export const hidden = '<redacted-unless-dev-mode>';
