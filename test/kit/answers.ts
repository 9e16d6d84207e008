import type { IncomingHttpHeaders } from 'node:http';

/** A request as the fault server received it. */
export interface SeenRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The Host header, e.g. `127.0.0.1:5433`. */
  readonly host: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, as received. */
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

export interface Reply {
  readonly kind: 'reply';
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  /** `{host}` in it becomes the Host header of the request. */
  readonly body: string;
}

export type Answer =
  | Reply
  | { readonly kind: 'silent' | 'reset' | 'reset-mid-answer' }
  | { readonly kind: 'truncated'; readonly body: string }
  | { readonly kind: 'huge'; readonly bytes: number }
  | { readonly kind: 'slow'; readonly milliseconds: number; readonly then: Answer }
  | ((request: SeenRequest) => Answer | Promise<Answer>);

/** Pattern (`'/path'`, `'METHOD /path'`, `'/path/*'`) to answer. */
export type Routes = Readonly<Record<string, Answer>>;

type Headers = Reply['headers'];

/** Any text with any status and headers. */
export const raw = (
  body: string,
  { status = 200, headers = {} }: { status?: number; headers?: Headers } = {},
): Reply => ({
  kind: 'reply',
  status,
  headers,
  body,
});

export const json = (body: unknown, status = 200, headers: Headers = {}): Reply =>
  raw(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers } });

/** A page, as a proxy or a captive portal puts in the way. */
export const html = (body: string, status = 200): Reply =>
  raw(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

/** 303 by default, as Kratos redirects browsers. */
export const redirect = (to: string, status = 303): Reply => raw('', { status, headers: { location: to } });

/** An error body as Kratos words it. */
export const kratosError = (
  status: number,
  error: { id?: string; message?: string; reason?: string; details?: unknown } = {},
  beside: Readonly<Record<string, unknown>> = {},
): Reply =>
  json(
    {
      error: { code: status, status: statusText[status] ?? 'Error', message: 'The request failed.', ...error },
      ...beside,
    },
    status,
  );

/** 422 `browser_location_change_required`: Kratos wants the browser at another address. */
export const browserRedirect = (to: string): Reply =>
  kratosError(
    422,
    {
      id: 'browser_location_change_required',
      message: 'browser location change required',
      reason: 'The browser has to go on elsewhere.',
    },
    { redirect_browser_to: to },
  );

/** 410 `self_service_flow_expired`, naming the flow that takes its place if there is one. */
export const expired = (newFlowId?: string): Reply =>
  kratosError(
    410,
    {
      id: 'self_service_flow_expired',
      message: 'self-service flow expired',
      reason: 'The flow expired 10.00 minutes ago.',
    },
    {
      expired_at: new Date(Date.now() - 600_000).toISOString(),
      since: 600_000_000_000,
      ...(newFlowId && { use_flow_id: newFlowId }),
    },
  );

/** Accepts the request and never answers. */
export const silent = (): Answer => ({ kind: 'silent' });
/** Resets the connection before any byte of an answer. */
export const reset = (): Answer => ({ kind: 'reset' });
/** Sends headers and the first bytes, then resets the connection. */
export const resetMidAnswer = (): Answer => ({ kind: 'reset-mid-answer' });
/** Promises more bytes than it sends, and closes. */
export const truncated = (body: string): Answer => ({ kind: 'truncated', body });
/** An answer of so many bytes. */
export const huge = (bytes: number): Answer => ({ kind: 'huge', bytes });
/** The answer, so much later. */
export const slow = (milliseconds: number, then: Answer): Answer => ({ kind: 'slow', milliseconds, then });
/** One answer per request; the last one stays. */
export function sequence(first: Answer, ...rest: Answer[]): Answer {
  const answers = [first, ...rest];
  return () => (answers.length > 1 ? answers.shift() : answers[0]) ?? first;
}

const statusText: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  410: 'Gone',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};
