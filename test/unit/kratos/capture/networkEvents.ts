import type { NetworkEvent } from '../../../../src/kratos/capture/types';
import type { AnsweredRequest } from '../../../../src/kratos/flow/recorded';

/** How a page sends something. */
export interface Sending {
  readonly page?: string;
  readonly pageId?: string;
  readonly type?: 'Document' | 'Fetch' | 'XHR';
  /** Raw headers come in events of their own: before the others, as a rule. False: there are none, as of workers. */
  readonly extra?: boolean;
  readonly corsError?: boolean;
}

type Headers = Readonly<Record<string, string>>;

/** The events that a browser tells of one request, in the order in which Chromium sends them. */
export function eventsFor(
  requestId: string,
  { request, response, failure }: AnsweredRequest,
  { page = 'http://127.0.0.1:3000/login', pageId = 'page', type = 'Fetch', extra = true, corsError }: Sending = {},
): NetworkEvent[] {
  const events: unknown[] = [
    { method: 'Network.requestWillBeSent', params: sent(requestId, request, { page, pageId, type }) },
  ];
  if (extra)
    events.push({
      method: 'Network.requestWillBeSentExtraInfo',
      params: { requestId, headers: joined(request.headers) },
    });
  if (response) {
    if (extra)
      events.push({
        method: 'Network.responseReceivedExtraInfo',
        params: { requestId, headers: joined(response.headers), statusCode: response.status },
      });
    events.push({
      method: 'Network.responseReceived',
      params: { requestId, response: answer(response, extra), hasExtraInfo: extra, type },
    });
  }
  events.push(
    failure || !response
      ? {
          method: 'Network.loadingFailed',
          params: {
            requestId,
            timestamp: 2,
            errorText: 'net::ERR_FAILED',
            ...(corsError && { corsErrorStatus: { corsError: 'MissingAllowOriginHeader', failedParameter: '' } }),
          },
        }
      : { method: 'Network.loadingFinished', params: { requestId, timestamp: 2, encodedDataLength: 10 } },
  );
  return events as NetworkEvent[];
}

/** The events of a redirect that is followed: the next request has the same id. */
export function redirected(
  requestId: string,
  first: AnsweredRequest,
  next: AnsweredRequest,
  sending: Sending = {},
): NetworkEvent[] {
  const [begun, sentHeaders, gotHeaders] = eventsFor(requestId, first, sending);
  const [then, ...rest] = eventsFor(requestId, next, sending);
  const params = then?.params as object;
  const redirect = {
    method: 'Network.requestWillBeSent',
    params: { ...params, redirectResponse: first.response && answer(first.response, true), redirectHasExtraInfo: true },
  };
  return [begun, sentHeaders, gotHeaders, redirect, ...rest] as NetworkEvent[];
}

function sent(
  requestId: string,
  { method, url, body }: AnsweredRequest['request'],
  { page, pageId, type }: Pick<Required<Sending>, 'page' | 'pageId' | 'type'>,
): object {
  const postDataEntries = body === undefined ? undefined : [{ bytes: Buffer.from(body).toString('base64') }];
  return {
    requestId,
    loaderId: pageId,
    documentURL: page,
    type,
    timestamp: 1,
    wallTime: 1_700_000_000,
    request: { method, url, headers: {}, ...(postDataEntries && { postDataEntries, hasPostData: true }) },
    redirectHasExtraInfo: false,
  };
}

/** What a page may see of an answer has no cookies in it. */
function answer({ status, headers }: NonNullable<AnsweredRequest['response']>, hasExtra: boolean): object {
  const seen = headers.filter(([name]) => !hasExtra || name !== 'set-cookie');
  return { status, statusText: '', headers: joined(seen), encodedDataLength: 10, protocol: 'http/1.1' };
}

function joined(headers: AnsweredRequest['request']['headers']): Headers {
  const lines: Record<string, string> = {};
  for (const [name, value] of headers) lines[name] = name in lines ? `${lines[name] ?? ''}\n${value}` : value;
  return lines;
}
