/**
 * The self-service protocol as types: what Kratos v1.3.1 to v26.2.0, and its main branch, send in a flow, unknown too.
 * Source: the OpenAPI file of v26.2.0 and, where it lags (states of recovery v2), the Go constants.
 */

/** A value from an open enumeration: the known ones are offered, any other string is legal and shown as what it is. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

export const flowTypes = ['login', 'registration', 'settings', 'recovery', 'verification'] as const;
export type FlowType = (typeof flowTypes)[number];

/** `browser`: cookies, Kratos flow type `browser`. `native`: a session token, Kratos flow type `api`. */
export const clientKinds = ['browser', 'native'] as const;
export type ClientKind = (typeof clientKinds)[number];

export const nodeGroups = [
  'default',
  'password',
  'oidc',
  'profile',
  'link',
  'code',
  'totp',
  'lookup_secret',
  'webauthn',
  'passkey',
  'identifier_first',
  'captcha',
  'saml',
  // Keys that are kept in a device: after v26.2.0.
  'deviceauthn',
] as const;
export type NodeGroup = Open<(typeof nodeGroups)[number]>;

export const flowStates = [
  'choose_method',
  'sent_email',
  'passed_challenge',
  'show_form',
  'success',
  'recovery_awaiting_address',
  'recovery_awaiting_address_choice',
  'recovery_confirming_address',
  'recovery_awaiting_code',
] as const;
export type FlowState = Open<(typeof flowStates)[number]>;

export const inputTypes = [
  'text',
  'password',
  'number',
  'checkbox',
  'hidden',
  'email',
  'tel',
  'submit',
  'button',
  'datetime-local',
  'date',
  'url',
] as const;
export type InputType = Open<(typeof inputTypes)[number]>;

export type Aal = Open<'aal0' | 'aal1' | 'aal2'>;

/** A message of the server: numeric id, text, type, and the values the text was made from. */
export interface UiText {
  readonly id: number;
  readonly text: string;
  readonly type: Open<'info' | 'error' | 'success'>;
  readonly context?: Readonly<Record<string, unknown>>;
}

interface NodeBase {
  readonly group: NodeGroup;
  readonly messages: readonly UiText[];
  readonly label?: UiText;
}

export interface InputNode extends NodeBase {
  readonly type: 'input';
  readonly name: string;
  readonly inputType: InputType;
  readonly value?: string | number | boolean;
  readonly required: boolean;
  readonly disabled: boolean;
  readonly autocomplete?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  /** The only values that its schema allows: after v26.2.0, at most 500. */
  readonly options?: readonly (string | number | boolean)[];
  /** The JavaScript that Kratos wants run on a press; shown, never run. */
  readonly onClickTrigger?: string;
  readonly onLoadTrigger?: string;
}
export interface TextNode extends NodeBase {
  readonly type: 'text';
  readonly id: string;
  readonly text: UiText;
}
export interface ImageNode extends NodeBase {
  readonly type: 'img';
  readonly id: string;
  readonly src: string;
  readonly width?: number;
  readonly height?: number;
}
export interface AnchorNode extends NodeBase {
  readonly type: 'a';
  readonly id: string;
  readonly href: string;
  readonly title: UiText;
}
export interface ScriptNode extends NodeBase {
  readonly type: 'script';
  readonly id: string;
  readonly src: string;
}
export interface DivisionNode extends NodeBase {
  readonly type: 'div';
  readonly id: string;
  readonly data: Readonly<Record<string, string>>;
}
/** A node of a type (or with attributes) that this version does not know: kept as raw JSON, shown, harmless. */
export interface UnknownNode extends NodeBase {
  readonly type: 'unknown';
  readonly nodeType: string;
  readonly raw: unknown;
}
export type UiNode = InputNode | TextNode | ImageNode | AnchorNode | ScriptNode | DivisionNode | UnknownNode;

/**
 * What Kratos suggests after a step. Order in the answer is not fixed. `unknown` keeps an action of a later version.
 */
export type ContinueWith =
  | { readonly action: 'set_ory_session_token'; readonly sessionToken: string }
  | {
      readonly action: 'show_verification_ui';
      readonly flowId: string;
      readonly address: string;
      readonly url?: string;
    }
  | { readonly action: 'show_settings_ui'; readonly flowId: string; readonly url?: string }
  | { readonly action: 'show_recovery_ui'; readonly flowId: string; readonly url?: string }
  | { readonly action: 'redirect_browser_to'; readonly url: string }
  | { readonly action: 'unknown'; readonly name: string; readonly raw: unknown };

/**
 * A parsed self-service flow. Lists are never null here (`ui.nodes` may be null on the wire). Times are RFC 3339
 * strings.
 */
export interface Flow {
  readonly flowType: FlowType;
  readonly id: string;
  readonly client: Open<ClientKind>;
  readonly state: FlowState;
  readonly active?: string;
  readonly issuedAt?: string;
  readonly expiresAt?: string;
  readonly requestUrl?: string;
  readonly returnTo?: string;
  readonly requestedAal?: Aal;
  readonly refresh: boolean;
  readonly action: string;
  readonly method: string;
  readonly messages: readonly UiText[];
  readonly nodes: readonly UiNode[];
  readonly continueWith: readonly ContinueWith[];
  /** Settings flows carry the identity that is being changed. */
  readonly identity?: Identity;
  /** The id of the organization that the flow was started for. */
  readonly organization?: string;
  /** The OAuth2 sign-in that a login or registration is a part of. */
  readonly oauth2?: OAuth2Request;
}

/** What an OAuth2 provider asks Kratos to sign somebody in for. */
export interface OAuth2Request {
  /** The name of the client, or its id. */
  readonly client?: string;
  readonly scopes: readonly string[];
}

export interface VerifiableAddress {
  readonly value: string;
  readonly via: string;
  readonly verified: boolean;
  /** RFC 3339. */
  readonly verifiedAt?: string;
  readonly status: string;
}

export interface Identity {
  readonly id: string;
  readonly schemaId: string;
  readonly state?: string;
  readonly traits: unknown;
  readonly verifiableAddresses: readonly VerifiableAddress[];
  readonly recoveryAddresses: readonly string[];
}

export interface AuthenticationMethod {
  readonly method: string;
  readonly aal: Aal;
  readonly completedAt?: string;
  readonly provider?: string;
}

export interface Device {
  readonly ipAddress?: string;
  readonly userAgent?: string;
  readonly location?: string;
}

/**
 * A session as whoami, a login or the admin API tell it. `identity` is absent while aal2 is still due (native login) or
 * not expanded (admin).
 */
export interface Session {
  readonly id: string;
  readonly active: boolean;
  readonly aal: Aal;
  readonly methods: readonly AuthenticationMethod[];
  readonly authenticatedAt?: string;
  readonly issuedAt?: string;
  readonly expiresAt?: string;
  readonly identity?: Identity;
  readonly devices: readonly Device[];
}

/** The options of a flow's start, named as Kratos's query parameters are. Empty and absent are the same. */
export interface FlowParameters {
  readonly aal?: string;
  readonly refresh?: boolean;
  readonly return_to?: string;
  readonly via?: string;
  readonly organization?: string;
  readonly login_challenge?: string;
  readonly identity_schema?: string;
  readonly after_verification_return_to?: string;
  readonly return_session_token_exchange_code?: boolean;
  /** After v26.2.0. */
  readonly skip_settings?: boolean;
  /** What is handed on to a provider (`upstream_parameters`): no parameter of the start itself. */
  readonly login_hint?: string;
  readonly hd?: string;
  readonly prompt?: string;
  readonly auth_type?: string;
  readonly acr_values?: string;
}
