/**
 * What the host tells the panel: one complete picture of a flow. The panel draws it and keeps nothing else but focus,
 * scroll and what is being typed. Texts from the server stay text; nothing here is markup.
 */
import type { Encoding, Entries, Form } from '../kratos/flow/form/form.types';
import type { ClientKind, FlowType, UiText } from '../kratos/flow/types';
import type { Tone } from './toneSchema';
import type { AheadView, SequenceView } from './wayState';

export type { Encoding, Entries, Form, ClientKind, FlowType, UiText };
export type { Field, FormGroup, FormNote, HiddenField, Submitter } from '../kratos/flow/form/form.types';

export type { Tone };

/**
 * An action the panel offers as a button; `id` is meaningful to the host only and comes back in `{type: 'action', id}`.
 */
export interface ActionView {
  readonly id: string;
  readonly label: string;
  readonly primary?: boolean;
  /** A codicon name without `$()`. */
  readonly icon?: string;
}

/**
 * What went wrong or what is asked for: the true cause first, the cure as buttons, the server's own words one press
 * away.
 */
export interface ProblemView {
  readonly tone: Tone;
  readonly title: string;
  /** Message id or error id that opens the explanation. */
  readonly id?: string;
  readonly why?: string;
  /** What is not here, so that nothing can be sent. */
  readonly missing?: string;
  readonly todo?: string;
  /** What the server literally said. */
  readonly literal?: string;
  /** What was compared, a line each, without any secret; `isWrong` is the one that does not fit. */
  readonly comparison?: readonly { readonly what: string; readonly value: string; readonly isWrong: boolean }[];
  /** Something that the person may like to know: nothing is wrong, and the focus stays with the form. */
  readonly remark?: boolean;
  readonly actions: readonly ActionView[];
}

/** The flow is over, and well. */
export interface DoneView {
  readonly title: string;
  readonly lines: readonly string[];
  readonly steps: readonly { readonly aal: string; readonly method: string; readonly at?: string }[];
  readonly actions: readonly ActionView[];
  /** The session that came of it is over: it is told as something of the past. */
  readonly past?: boolean;
  /** `continue_with`, each with its action (none where there is nothing to press). */
  readonly suggestions: readonly {
    readonly icon: string;
    readonly text: string;
    readonly name: string;
    readonly action?: ActionView;
  }[];
}

export interface ExchangeRow {
  readonly id: string;
  readonly number: number;
  readonly method: string;
  /** Path with query, without origin; a submit adds what was pressed. */
  readonly path: string;
  /** Status, or a word for a failure (`cancelled`, `refused`, …). */
  readonly status: string;
  readonly tone: Tone;
  /** What was done wrong with this request, in two or three words. */
  readonly mark?: string;
  readonly durationMs: number;
  readonly at: string;
}

/** A request or response as text; `secret` parts are masked until revealed. */
export type WireText = readonly {
  readonly text: string;
  readonly style?: 'verb' | 'header' | 'status' | 'dim';
  readonly secret?: boolean;
}[];

export interface ExchangeView {
  readonly id: string;
  readonly request: WireText;
  readonly response: WireText;
  /** False when secrets are no longer kept (after a reload). */
  readonly revealable: boolean;
}

/**
 * The authenticator built in: what the persona can fill. Codes are sent to the panel only while a field for them is
 * shown.
 */
export interface AuthenticatorView {
  readonly totp?: { readonly code: string; readonly validUntil: number; readonly periodMs: number };
  readonly lookup?: { readonly left: number; readonly total: number; readonly next?: string };
  /** Who enrolled what is filled, and for whom. */
  readonly source?: string;
  /**
   * Another persona of the same identity has what the form asks for: a press lets this one use it too, from then on.
   * The texts are those of the button at each field, `action` is the id of what it does.
   */
  readonly offer?: { readonly totp?: string; readonly lookup?: string; readonly action: string };
}

export interface InboxView {
  /** `waiting`: read and nothing came yet; `unavailable`: `note` says why and how to change it. */
  readonly status: 'waiting' | 'available' | 'unavailable';
  readonly note?: string;
  readonly messages: readonly {
    readonly id: string;
    readonly subject: string;
    readonly recipient: string;
    readonly at: string;
    readonly code?: string;
    readonly body?: string;
    /** A text message, not a mail. */
    readonly sms?: boolean;
    /** How sending it goes, when there is something to say. */
    readonly delivery?: { readonly tone: Tone; readonly text: string };
    /** Newest message that fits the flow: its code is the one to fill. */
    readonly fits: boolean;
  }[];
}

/** Something that can go along with every press of a form, beside its nodes; `name` is that of its entry. */
export interface AlongView {
  readonly name: string;
  readonly meaning: string;
  /** What stands in it until something is typed. */
  readonly value: string;
  /** It is a JSON object, of more than one line. */
  readonly json?: boolean;
}

export interface PanelState {
  readonly flow: {
    readonly id: string;
    readonly type: FlowType;
    readonly title: string;
    readonly persona: string;
    readonly client: ClientKind;
    /** It was seen in a watched browser. */
    readonly captured?: boolean;
    /** It came from elsewhere: nothing can be sent for it. */
    readonly lookOnly?: boolean;
    readonly connection: string;
    readonly version?: string;
    readonly stateLabel: string;
    readonly tone: Tone;
    /** Epoch milliseconds; the panel counts down by itself. */
    readonly expiresAt?: number;
    readonly over: boolean;
  };
  /**
   * One line of next step: what the server waits for, and which body answers it. Of many bodies, each stands at the
   * group that sends it.
   */
  readonly next?: {
    readonly text: string;
    readonly body?: string;
    readonly bodies?: readonly { readonly group: string; readonly body: string }[];
  };
  readonly problem?: ProblemView;
  readonly done?: DoneView;
  readonly form?: Form;
  /** What can go along with its presses. */
  readonly along?: readonly AlongView[];
  /** Groups to show first and open; others are folded when there are many. */
  readonly openGroups: readonly string[];
  readonly draft: Entries;
  readonly encoding: Encoding;
  readonly authenticator: AuthenticatorView;
  /** Present while a code is awaited (or was). */
  /** What there is to say of messages of this form that are not Kratos's own, by their id and words. */
  readonly remarks?: readonly { readonly id: number; readonly text: string; readonly remark: string }[];
  readonly inbox?: InboxView;
  readonly timeline: readonly ExchangeRow[];
  /** The same as a sequence; absent when nothing was sent. */
  readonly sequence?: SequenceView;
  /** Absent for a flow of a server that nobody can ask. */
  readonly ahead?: AheadView;
  /** What is said of exchanges that are not kept any more. */
  readonly timelineNote?: string;
  readonly cookies: readonly {
    readonly name: string;
    readonly attributes: string;
    /** Absent for a cookie that was refused. */
    readonly value?: string;
    /** Why it does not come back to the server, and what to change. */
    readonly trouble?: string;
  }[];
  readonly sessionToken?: string;
  /** A request is under way: what, since when (epoch ms). */
  readonly busy?: {
    readonly label: string;
    readonly since: number;
    /** Why it may take long. */
    readonly slow?: string;
  };
}
