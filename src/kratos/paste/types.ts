import type { ErrorBody } from '../flow/outcome.types';
import type { FlowAddress } from '../flow/urls';
import type { ContinueWith, FlowType, Identity, Session, UiNode, UiText } from '../flow/types';
import type { JsonObject } from '../flow/json';

/** What a pasted text is. Only what is told for sure has a kind of its own; everything else is `foreign`. */
export type Pasted =
  /** A self-service flow. `type` is absent where nothing in it tells. */
  | { readonly kind: 'flow'; readonly type?: FlowType; readonly json: JsonObject }
  /** An error body, `{error: {…}}` or the inside of it. `flow` is what Kratos sent behind it in the same body. */
  | { readonly kind: 'error'; readonly error: ErrorBody; readonly status: number; readonly flow?: JsonObject }
  /** What `/self-service/errors?id=` answers. */
  | { readonly kind: 'stored-error'; readonly id: string; readonly error: ErrorBody; readonly createdAt?: string }
  /** A session as whoami answers it, or a list of sessions holds it. */
  | { readonly kind: 'session'; readonly session: Session; readonly tokenized: boolean }
  /** How a login or a registration ends that went well. */
  | {
      readonly kind: 'signed-in';
      readonly session?: Session;
      readonly identity?: Identity;
      readonly hasToken: boolean;
      readonly continueWith: readonly ContinueWith[];
    }
  | { readonly kind: 'identity'; readonly identity: Identity; readonly credentials: readonly string[] }
  /** A message of the courier. */
  | { readonly kind: 'courier-message'; readonly json: JsonObject }
  | { readonly kind: 'continue-with'; readonly items: readonly ContinueWith[] }
  /** Messages without their flow. */
  | { readonly kind: 'messages'; readonly messages: readonly UiText[] }
  /** A piece of a form. */
  | { readonly kind: 'nodes'; readonly nodes: readonly UiNode[]; readonly messages: readonly UiText[] }
  /** What starts a logout in a browser. */
  | { readonly kind: 'logout'; readonly url: string }
  /** `{redirect_browser_to}` without an error around it, or the page that comes with a 303. */
  | { readonly kind: 'redirect'; readonly url: string }
  /** What an administrator makes for somebody who lost the way in. */
  | { readonly kind: 'recovery'; readonly link: string; readonly hasCode: boolean }
  /** A JSON web token. `claims` is absent where its middle part cannot be read. */
  | { readonly kind: 'token'; readonly header: JsonObject; readonly claims?: JsonObject }
  | { readonly kind: 'cookies'; readonly direction: 'sent' | 'set'; readonly cookies: readonly PastedCookie[] }
  /** An address of Kratos, of a page of a login UI, or of something else. */
  | { readonly kind: 'address'; readonly url: string; readonly place: Place; readonly flow?: FlowAddress }
  /** Lines of a log, those first that say something. */
  | { readonly kind: 'log'; readonly lines: readonly LogLine[] }
  /** A message id, an error id, or a wording of Kratos that has neither. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly of: Pasted['kind']; readonly items: readonly Pasted[] }
  /** Requests as other programs write them. */
  | { readonly kind: 'requests' }
  /** Nothing of Kratos's, or too little of it to tell. */
  | { readonly kind: 'foreign'; readonly as: ForeignKind };

export type ForeignKind =
  | 'empty'
  | 'text'
  | 'html'
  | 'json'
  | 'broken-json'
  /** Cut off before anything tells what it was. */
  | 'cut'
  /** An error as OAuth 2 has them: `{error: 'invalid_grant'}`. */
  | 'oauth-error'
  /** Where an OpenID provider says what it can. */
  | 'openid-discovery'
  | 'health'
  | 'version'
  | 'configuration';

/** What an address leads to, by its path. */
export type Place =
  | 'start'
  | 'fetch'
  | 'submit'
  | 'callback'
  | 'stored-error'
  | 'whoami'
  | 'logout'
  | 'admin'
  | 'page'
  | 'error-page'
  | 'some-id'
  | 'elsewhere';

/** A cookie without its value. */
export interface PastedCookie {
  readonly name: string;
  /** As written behind the value, such as `Path=/; HttpOnly`; of a cookie that was set. */
  readonly attributes: readonly string[];
  readonly length: number;
}

export interface LogLine {
  readonly level?: string;
  readonly text: string;
  /** The error in it, as far as it is written as JSON or as Go writes a map. */
  readonly error?: ErrorBody;
}

/** A text with what it is, and what was done to read it. */
export interface Recognised {
  readonly pasted: Pasted;
  /** The end is missing; what stands there is told as far as it goes. */
  readonly cut: boolean;
  /** It was no JSON as it stood: quotes, commas or brackets were put right. */
  readonly mended: boolean;
}
