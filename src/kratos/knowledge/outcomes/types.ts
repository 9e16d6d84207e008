import type { CookieTrouble } from '../../flow/cookieTrouble';
import type { FlowType } from '../../flow/types';
import type { RoundOutlook, Way } from '../../providers/ways';
import type { BrowserState } from '../../record/browsing';
import type { Connection, FlowRecord, PersonaSession } from '../../record/types';

/** All that is known when something is said of a flow. */
export interface Situation {
  readonly record: FlowRecord;
  readonly personaName: string;
  readonly connection: Connection | undefined;
  /** What is known of the persona's session now; newer than what an outcome tells. */
  readonly session: PersonaSession;
  /** The persona's cookies that do not come back to the server. */
  readonly cookieTroubles: readonly CookieTrouble[];
  /** The last press is still in memory (secrets typed with it included), so it can be sent once more. */
  readonly canSendAgain: boolean;
  /** How the round to a provider can be made that the flow waits for. */
  readonly round?: RoundOutlook | undefined;
  /** What is known of the persona's browser. */
  readonly browser?: BrowserState | undefined;
  /** The type of the flow that this one interrupted, when it can go on. */
  readonly resumes: FlowType | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

export type Tone = 'neutral' | 'good' | 'bad' | 'warn';

/** Where a flow stands, in a word or two, and how that feels. */
export interface Standing {
  readonly short: string;
  readonly tone: Tone;
}

/** What went wrong or what is asked for: the true cause first, then what to do, and what does it. Plain text. */
export interface Explanation extends Standing {
  readonly title: string;
  /** The message id or error id that has an explanation of its own. */
  readonly id?: string;
  readonly why?: string;
  readonly todo?: string;
  /** What the server literally said. */
  readonly literal?: string;
  /** What was compared, a line each, without any secret. */
  readonly comparison?: readonly Compared[];
  readonly remedies: readonly Remedy[];
}

/** One of several things that should fit together. */
export interface Compared {
  readonly what: string;
  readonly value: string;
  /** It is the one that does not fit. */
  readonly isWrong: boolean;
}

/** An explanation without the words of where the flow stands, which are the same whatever the cause. */
export type Cause = Omit<Explanation, 'short'>;

/** How a flow ended that went well. */
export interface Ending {
  readonly title: string;
  readonly lines: readonly string[];
  readonly steps: readonly { readonly aal: string; readonly method: string; readonly at?: string }[];
  readonly remedies: readonly Remedy[];
  /** The session that came of it is over: it is told as something of the past. */
  readonly past?: boolean;
  readonly suggestions: readonly Suggestion[];
}

/** An item of `continue_with`, with what follows it (nothing where there is nothing to press). */
export interface Suggestion {
  readonly icon: string;
  readonly text: string;
  /** Its action, as Kratos names it. */
  readonly name: string;
  readonly remedy?: Remedy;
}

/** Something that can be done, with its name and a codicon for a button. */
export interface Remedy {
  readonly action: RemedyAction;
  readonly label: string;
  readonly icon: string;
  readonly primary?: boolean;
}

/** What a remedy does, wherever it is offered. */
export type RemedyAction =
  /** A new flow with the same options. */
  | { readonly kind: 'restart' }
  /** The press that got no answer, once more. */
  | { readonly kind: 'send-again' }
  /** Reads the flow from the server again. */
  | { readonly kind: 'refetch' }
  /** The flow that the server named in place of this one, or whose address it sent. */
  | { readonly kind: 'use-flow' }
  | { readonly kind: 'step-up' }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'sign-in' }
  /** Goes on with what waited for a login that another flow has brought. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'sign-out' }
  /** The persona keeps what another one of its identity has enrolled. */
  | { readonly kind: 'borrow' }
  | { readonly kind: 'show-session' }
  /** The page of the identity that the flow ended with. */
  | { readonly kind: 'show-identity' }
  /** The flow that this one interrupted. */
  | { readonly kind: 'resume' }
  /** The item of `continue_with` at this place. */
  | { readonly kind: 'continue'; readonly index: number }
  /** The address that the outcome, or the item of `continue_with` at this place, asks a browser for. */
  | { readonly kind: 'open-url'; readonly index?: number }
  /** The file that the server names in what it says of a failure, at its line, where the workspace has it. */
  | { readonly kind: 'open-source' }
  /** What is known of the stored error whose page the outcome leads to. */
  | { readonly kind: 'explain-error' }
  /** Makes the round to the provider that the outcome names. */
  | { readonly kind: 'round'; readonly way: Way }
  /** The persona's browser: the flow goes on there, its window comes to the front, it ends. */
  | { readonly kind: 'continue-in-browser' }
  /** The same in one that the editor's debugger opens. */
  | { readonly kind: 'borrow-browser' }
  | { readonly kind: 'show-browser' }
  | { readonly kind: 'close-browser' }
  /** The same flow as a persona that has its cookies or its token; which one is asked. */
  | { readonly kind: 'open-as' }
  /** A new flow; which one is asked. */
  | { readonly kind: 'start-flow' }
  /** A new flow for the same persona. */
  | { readonly kind: 'start'; readonly type: FlowType }
  /** Back (or on) to a flow that this panel showed before. */
  | { readonly kind: 'show-flow'; readonly id: string }
  | { readonly kind: 'edit-connection' }
  /** A setting of this extension, by its name without `kratosFlows.`. */
  | { readonly kind: 'open-setting'; readonly name: string }
  /** The page that keys of a site answer for, by default of the one that the flow asks for; which one is asked. */
  | { readonly kind: 'page-origin'; readonly rpId?: string }
  /** The persona sends `Secure` cookies over http from now on, and the flow starts anew. */
  | { readonly kind: 'send-secure' };
