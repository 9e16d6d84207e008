import type { FlowType, NodeGroup, UiText } from '../types';

/** What a person typed or ticked, by node name. Several values for one name are a list. */
export type Entries = Readonly<Record<string, string | boolean | readonly string[]>>;

/** What is said beside nodes that a page’s script would fill, and an action: of keys, or of a captcha. */
export interface FormNote {
  readonly text: string;
  readonly change?: { readonly id: string; readonly label: string };
}

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly messages: readonly UiText[];
}

/** One line of a form as a person sees it. */
export type Field =
  | (FieldBase & {
      readonly kind: 'input';
      /**
       * An HTML input type that a native form knows: text, password, number, email, tel, url, date, datetime-local,
       * checkbox.
       */
      readonly inputType: string;
      readonly value: string | boolean;
      readonly required: boolean;
      readonly disabled: boolean;
      readonly autocomplete?: string;
      readonly pattern?: string;
      readonly maxLength?: number;
      /** Whoever fills it in chooses one of these. */
      readonly options?: readonly string[];
      /** Typed values of this field are secrets: never stored, masked on the wire view. */
      readonly secret: boolean;
      /** What can fill it: the persona's authenticator, its lookup codes, or the inbox. */
      readonly filledBy?: 'totp' | 'lookup' | 'code';
    })
  | (FieldBase & { readonly kind: 'image'; readonly src: string; readonly width?: number; readonly height?: number })
  /** `secret`: base32 of a TOTP enrolment; `codes`: lookup codes, `used` marks those spent. */
  | (FieldBase & {
      readonly kind: 'text';
      readonly text: string;
      readonly secret?: string;
      readonly codes?: readonly LookupCode[];
    })
  | (FieldBase & { readonly kind: 'link'; readonly href: string; readonly safe: boolean })
  | (FieldBase & { readonly kind: 'script'; readonly src: string })
  /** A button that a page's JavaScript brings to life. Where keys do so here, there are buttons for them: `key`. */
  | (FieldBase & { readonly kind: 'trigger'; readonly trigger: string; readonly key?: FormNote })
  | (FieldBase & { readonly kind: 'division'; readonly data: Readonly<Record<string, string>> })
  | (FieldBase & { readonly kind: 'unknown'; readonly nodeType: string; readonly raw: string });

export interface LookupCode {
  readonly code: string;
  readonly used: boolean;
}

/** A submit node: what a press adds to the body. `key` is unique in the form (`name=value`). */
export interface Submitter {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly group: NodeGroup;
  readonly primary: boolean;
  /** Resend, back, unlink, disable…: shown quieter than the group's main button. */
  readonly role: 'main' | 'resend' | 'back' | 'remove' | 'other';
  readonly disabled: boolean;
}

export interface FormGroup {
  readonly group: NodeGroup;
  readonly title: string;
  readonly recommended: boolean;
  readonly fields: readonly Field[];
  readonly submitters: readonly Submitter[];
  readonly note?: FormNote;
}

export interface HiddenField {
  readonly name: string;
  readonly value: string;
  readonly group: NodeGroup;
  readonly secret: boolean;
}

/**
 * A flow's nodes as a person expects them. Fields of group `default` that several groups share (identifier, traits)
 * stand in `shared`; each submitter sends them with its own group's fields and every hidden field.
 */
export interface Form {
  readonly flowType: FlowType;
  readonly messages: readonly UiText[];
  readonly shared: readonly Field[];
  readonly groups: readonly FormGroup[];
  readonly hidden: readonly HiddenField[];
}

export type Encoding = 'json' | 'form';

/** A request body built from a pressed submitter and the entries: exactly what will be sent. */
export interface Submission {
  readonly method: string;
  readonly url: string;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
  readonly body: string;
}
