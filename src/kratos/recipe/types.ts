import type { ClientKind, FlowType } from '../flow/types';
import type { Sequence } from './sequence.types';

/**
 * A run of flows as something that can be done again: what goes out, what of an answer goes into the next request, and
 * what is expected. Every value of a request is a literal or the name of one: of a variable, or of a capture of an
 * earlier step. Requests are never redirected. Browser clients keep cookies, native ones have none.
 */
export interface Recipe {
  readonly title: string;
  readonly client: ClientKind;
  readonly kratosVersion?: string;
  /** In the order in which they are needed: addresses of the server first. */
  readonly variables: readonly Variable[];
  readonly steps: readonly Step[];
  /** Who sent what to whom as it was recorded, what is not done again included. */
  readonly sequence: Sequence;
  /** What a program cannot do as the person did it, in plain words. */
  readonly notes: readonly string[];
}

/** What the person who runs it gives. Names are in snake_case and shared with captures: each stands for one value. */
export interface Variable {
  readonly name: string;
  readonly secret: boolean;
  /** What it was, to be the default; of a secret only where that was asked for. */
  readonly value?: string;
  /** It has to be another one at each run, since it registers somebody: an address, a name to sign in by. */
  readonly fresh?: true;
}

export type Step = RequestStep | TotpStep;

export interface RequestStep {
  readonly kind: 'request';
  readonly title: string;
  /** The exchange that it was made of; absent where nothing was sent for the flow itself. */
  readonly exchange?: string;
  readonly flowType: FlowType;
  /** What it is for: a step of the flow, or a look into the courier's mail for it. */
  readonly does: 'start' | 'fetch' | 'submit' | 'mail';
  readonly method: string;
  /** Begins with the variable `base_url` or `admin_url`, or is a captured address. */
  readonly url: Text;
  /** All that matter: `Accept` and those that Kratos reads. Cookies and `Content-Type` go by themselves. */
  readonly headers: readonly (readonly [name: string, value: Text])[];
  readonly body?: RequestBody;
  readonly captures: readonly Capture[];
  readonly expect: Expectation;
}

/** The present code of an authenticator app: SHA-1, six digits, thirty seconds. */
export interface TotpStep {
  readonly kind: 'totp';
  readonly title: string;
  /** The name of the shared secret, in base32. */
  readonly secret: string;
  /** The name that the code gets. */
  readonly name: string;
}

/** A text with values of names in it; `encoded`: as part of a URL. */
export type Text = readonly (string | Reference)[];

export interface Reference {
  readonly ref: string;
  readonly encoded?: true;
}

export interface RequestBody {
  readonly encoding: 'json' | 'form';
  /** In order; a form may have a name twice, and has no lists and objects in it. */
  readonly fields: readonly (readonly [name: string, value: Value])[];
}

export type Value =
  | { readonly literal: string | number | boolean | null }
  | { readonly ref: string }
  | { readonly items: readonly Value[] }
  | { readonly members: readonly (readonly [name: string, value: Value])[] };

/** A value of the answer that later steps send. When it is not there, the run has failed. */
export interface Capture {
  readonly name: string;
  readonly from: Place;
}

export type Place =
  | { readonly kind: 'json'; readonly path: readonly string[] }
  /** The value of the form's input of this name. */
  | { readonly kind: 'node'; readonly name: string }
  /** What a text node with this id shows: `attributes.text.text`. */
  | { readonly kind: 'shown'; readonly id: string }
  /** Of the item of `continue_with` (or of another list) that has this action. */
  | {
      readonly kind: 'suggestion';
      readonly list: readonly string[];
      readonly action: string;
      readonly path: readonly string[];
    }
  /** A parameter of the address in the header `Location`. */
  | { readonly kind: 'location'; readonly parameter: string }
  /** The first six digits in the body of the first message of this template, in a list of the courier. */
  | { readonly kind: 'mail'; readonly template: string };

export interface Expectation {
  readonly status: number;
  /** Of the flow: `state`. */
  readonly state?: string;
  /** Message ids that the form or its nodes have, among others. */
  readonly messages?: readonly number[];
  /** `error.id` */
  readonly error?: string;
  /** Of the session that the answer holds: `session.authenticator_assurance_level`. */
  readonly aal?: string;
  /** The address of a redirect has (or has not) this parameter: without `flow` the form is done. */
  readonly location?: { readonly parameter: string; readonly there: boolean };
}
