/**
 * What the host tells an identity's page, and what the page tells the host. One complete picture: the page draws it and
 * keeps nothing else but folds, focus and scroll. Texts of the server stay text; nothing here is markup.
 */
import type { Known, LineView, ReasonView, Target } from './simulator';
import type { Tone } from './toneSchema';

/** Why something cannot be shown: what is wrong, and what to do about it where that is known. */
export interface Trouble {
  readonly kind: 'trouble';
  readonly what: string;
  readonly todo?: string;
}

/** A part that is asked for by a request of its own. */
export type Part<There> = { readonly kind: 'loading' } | Trouble | ({ readonly kind: 'there' } & There);

/** Something that is said beside its name. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

export interface TraitView {
  /** Its title by the schema, or its name. */
  readonly label: string;
  /** Its name, where that is another text. */
  readonly name?: string;
  /** What it holds, an item of a list each; none where it has no value. */
  readonly values: readonly string[];
  /** It is shown as JSON. */
  readonly isJson?: true;
}

export interface AddressView {
  readonly address: string;
  /** What is known of it, a few words each. */
  readonly words: readonly string[];
  readonly tone: Tone;
}

/** Whether a credential can be removed: a press that does it, or why the server would not. */
export type RemovalView =
  | { readonly kind: 'press'; readonly label: string; readonly identifier?: string; readonly hint?: string }
  | { readonly kind: 'refused'; readonly why: string };

export interface CredentialView {
  /** As Kratos names it. */
  readonly type: string;
  readonly title: string;
  readonly tone: Tone;
  readonly facts: readonly Fact[];
  /** What there is of it: keys, providers. */
  readonly items: readonly { readonly text: string; readonly words?: string; readonly removal?: RemovalView }[];
  readonly removal?: RemovalView;
}

export interface SessionView {
  readonly id: string;
  readonly title: string;
  readonly words: readonly string[];
  readonly tone: Tone;
  readonly canRevoke: boolean;
}

export interface MessageView {
  readonly id: string;
  /** What it is for, as Kratos names its template. */
  readonly title: string;
  /** Its subject, its code masked; absent where the server hides it. */
  readonly subject?: string;
  readonly words: readonly string[];
  readonly tone: Tone;
  /** What went wrong with it, in the words of the server. */
  readonly failures: readonly string[];
}

export interface MetadataView {
  readonly title: string;
  /** How large it is, in words. */
  readonly size: string;
  readonly text: string;
  /** Says that this is not all of it. */
  readonly cut?: string;
}

/** What an identity has of one factor, and what it could have, by the configuration of its server. */
export interface FactorView {
  readonly name: string;
  /** Of how many, or where to. */
  readonly detail?: string;
  /** First or second factor, in words. */
  readonly rank: string;
  readonly has: Known;
  /** It could be set up; without a configuration: the settings flow offers to. */
  readonly enrol: Known;
  /** What is missing, or cannot be known, each with its line. */
  readonly why: readonly ReasonView[];
}

/** The table of the factors, with who is asked for a second one as the simulator says it. */
export interface CapabilityView {
  /** The configuration that it is judged by. */
  readonly file: string;
  readonly verdict: string;
  readonly decidedBy: readonly LineView[];
  readonly rows: readonly FactorView[];
  readonly notes: readonly ReasonView[];
}

/** The same where the configuration is not at hand: what the settings flow of somebody who is signed in offers. */
export interface OfferedView {
  readonly kind: 'offered';
  /** Whose settings flow it is. */
  readonly by: string;
  readonly verdict: string;
  readonly rows: readonly FactorView[];
  /** What only the configuration says. */
  readonly note: string;
}

/** A verb of the page: what is pressed, and how it is called. */
export interface ActionView {
  readonly id: ActionId;
  readonly label: string;
  readonly icon: string;
  readonly tone?: 'danger';
}

export const actionIds = [
  'refresh',
  'raw',
  'edit',
  'recover',
  'set-password',
  'who-is-asked',
  'activate',
  'deactivate',
  'delete',
] as const;
export type ActionId = (typeof actionIds)[number];

/** An identity, as its own answer tells it. */
export interface IdentityView {
  readonly name: string;
  readonly id: string;
  readonly state: { readonly text: string; readonly tone: Tone };
  /** What being in that state means, where it means something that nobody would guess. */
  readonly note?: string;
  readonly facts: readonly Fact[];
  readonly traits: readonly TraitView[];
  /** Why traits are shown by their names. */
  readonly traitsNote?: string;
  readonly addresses: readonly AddressView[];
  readonly credentials: readonly CredentialView[];
  readonly metadata: readonly MetadataView[];
}

/** The whole page. `gone`: the server has no such identity any more. */
export interface IdentityState {
  /** The name of the connection; empty where it is not there any more. */
  readonly connection: string;
  readonly identity: Part<IdentityView> | { readonly kind: 'gone'; readonly id: string; readonly what: string };
  /** `unknown`: no configuration of its server is at hand, nor is anybody signed in; `next` would help. */
  readonly capability:
    | Part<CapabilityView>
    | OfferedView
    | { readonly kind: 'unknown'; readonly what: string; readonly next?: 'recover' | 'step-up' };
  readonly sessions: Part<{
    readonly list: readonly SessionView[];
    readonly isMore: boolean;
    readonly canRevokeAll: boolean;
  }>;
  readonly messages: Part<{ readonly list: readonly MessageView[]; readonly note?: string }>;
  readonly actions: readonly ActionView[];
}

/** `kept` is what the editor keeps of the page over a reload: ids alone. */
export interface ToIdentity {
  readonly type: 'state';
  readonly state: IdentityState;
  readonly kept: { readonly connection: string; readonly identity: string };
}

export type FromIdentity =
  | { readonly type: 'ready' }
  | { readonly type: 'copy-id' }
  | { readonly type: 'action'; readonly id: ActionId }
  | { readonly type: 'remove'; readonly credential: string; readonly identifier?: string | undefined }
  | { readonly type: 'revoke-session'; readonly id: string }
  | { readonly type: 'revoke-sessions' }
  | { readonly type: 'more-sessions' }
  | { readonly type: 'choose-configuration' }
  /** Has the persona step up who is signed in as the identity. */
  | { readonly type: 'step-up' }
  | { readonly type: 'show-message'; readonly id: string }
  /** Goes to a line of the configuration or of an identity schema of it. */
  | { readonly type: 'go'; readonly target: Target };
