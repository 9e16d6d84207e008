/**
 * What the host tells the page that makes or changes an identity, and what the page tells the host. The host holds what
 * is typed; the page shows it, and what was typed since.
 */
import type { FormNode, FormPath } from '../kratos/flow/form/formNode';

export type { FormNode, FormPath };
export type { ChoiceNode, InputNode, JsonNode, ListNode } from '../kratos/flow/form/formNode';

/** Something that is wrong with a part of the form, or with the whole of it (an empty path). */
export interface FormProblemView {
  readonly path: FormPath;
  readonly what: string;
}

/** A part that is another than before. A value is told as JSON, empty for none. */
export interface ChangeView {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What would be sent. */
export interface ReviewView {
  readonly changes: readonly ChangeView[];
  /** The request's body, as JSON. */
  readonly body: string;
  /** What somebody else has changed since the form was filled. */
  readonly meanwhile: readonly ChangeView[];
  /** Said of both. */
  readonly note?: string;
}

export const formActionIds = ['review', 'send', 'back', 'theirs', 'discard', 'show', 'recover', 'another'] as const;
/** A press. */
export type FormActionId = (typeof formActionIds)[number];

export interface FormActionView {
  readonly id: FormActionId;
  readonly label: string;
  readonly primary?: true;
}

/** The whole page. */
export interface IdentityFormState {
  readonly title: string;
  readonly connection: string;
  readonly schema: string;
  readonly form: FormNode;
  readonly problems: readonly FormProblemView[];
  /** What is said of the last press, and how it went. */
  readonly said?: { readonly tone: 'good' | 'bad' | 'warn'; readonly what: string; readonly todo?: string };
  readonly review?: ReviewView;
  readonly isBusy: boolean;
  readonly actions: readonly FormActionView[];
  /** The number of the last message of the page that was read. */
  readonly read: number;
}

export interface ToIdentityForm {
  readonly type: 'state';
  readonly state: IdentityFormState;
}

export type FromIdentityForm =
  | { readonly type: 'ready' }
  | { readonly type: 'type'; readonly number: number; readonly path: FormPath; readonly text: string }
  | { readonly type: 'add'; readonly number: number; readonly path: FormPath }
  | { readonly type: 'remove'; readonly number: number; readonly path: FormPath; readonly position: number }
  | { readonly type: 'action'; readonly id: FormActionId };
