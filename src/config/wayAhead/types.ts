import type { Line } from '../simulator/lines';
import type { Person } from '../simulator/person';

export type FlowName = 'login' | 'registration' | 'settings' | 'recovery' | 'verification';

/** A flow that somebody goes through by a method. */
export interface Journey {
  readonly flow: FlowName;
  readonly client: 'browser' | 'native';
  /** As Kratos names it: `password`, `code`, `totp`, `profile`, `link`, … */
  readonly method: string;
  /** What the flow asks for. */
  readonly aal?: 'aal1' | 'aal2';
  readonly returnTo?: string;
  /** Who it is; absent where nobody knows. */
  readonly person?: Person;
  /** How the addresses are that can be verified: `pending` is one of which no code was sent yet. */
  readonly addresses?: 'verified' | 'sent' | 'pending' | 'none';
}

/** What is still to come, each part with the line that brings it about. */
export interface WayAhead {
  readonly steps: readonly StepAhead[];
  /** In the order in which they run. */
  readonly hooks: readonly HookAhead[];
  readonly idle: readonly IdleHook[];
  /** The hook that refuses this person; then nothing of what follows comes. */
  readonly refusedBy?: HookAhead;
  readonly secondFactor: SecondFactorAhead;
  /** Whether there is a session in the end that was not there before. */
  readonly session: { readonly given: boolean; readonly line?: Line };
  /** What is offered at the end: the actions of `continue_with`; undefined where it cannot be known. */
  readonly offers: readonly OfferAhead[] | undefined;
  readonly goesTo: GoesTo;
}

export type StepName =
  /** The identifier alone is asked for. */
  | 'identifier'
  /** The traits are asked for. */
  | 'profile'
  /** The method itself: a password, a key, the fields of the profile. */
  | 'method'
  /** An address is asked for, or chosen. */
  | 'address'
  /** The code, or the link, that was sent. */
  | 'code'
  | 'link'
  | 'second-factor'
  | 'verification'
  | 'settings';

export interface StepAhead {
  readonly name: StepName;
  readonly line?: Line;
}

export interface HookAhead {
  readonly name: string;
  readonly moment: 'before' | 'before-saving' | 'after';
  /** Of a web hook: method and address, without the user and the password in it. */
  readonly request?: string;
  readonly line: Line;
}

export interface IdleHook {
  readonly name: string;
  readonly request?: string;
  /** Its flow or its method is off; the list of the method takes its place; it reads its answer where none is read. */
  readonly because: 'flow' | 'method' | 'replaced' | 'never-asked' | 'unknown';
  readonly line: Line;
}

export interface SecondFactorAhead {
  /** Undefined: it cannot be known. */
  readonly asked: boolean | undefined;
  /** Where: as the flow goes on, as it begins, or at whoami. */
  readonly at: 'login' | 'settings' | 'whoami';
  readonly sentence: string;
  readonly line?: Line;
}

export type OfferName = 'redirect_browser_to' | 'set_ory_session_token' | 'show_verification_ui' | 'show_settings_ui';

export interface OfferAhead {
  readonly action: OfferName;
  readonly line?: Line;
}

/** Where the person is sent; `nowhere`: a native client is told nothing, `second-factor`: to the second step first. */
export type GoesTo =
  | { readonly kind: 'url'; readonly url: string; readonly line?: Line }
  | { readonly kind: 'refused'; readonly url: string; readonly line?: Line }
  | { readonly kind: 'second-factor' | 'own-page' | 'nowhere'; readonly line?: Line };
