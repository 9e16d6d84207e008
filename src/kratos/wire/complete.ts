import type { Header, WireRequest } from '../exchange/types';

/** How the extension names itself to a server; Kratos keeps it with the session's device. */
export const userAgent = 'kratos-flow-explorer';

/**
 * What was completed here: on its way to the server a request is completed by whoever previews it and by whoever sends
 * it.
 */
const complete = new WeakSet<WireRequest>();

/**
 * A request with everything that HTTP itself needs (Host, User-Agent, Content-Length, Connection), so that Node adds
 * nothing on its own and the preview is what goes out. Completing a complete request changes nothing. A URL that cannot
 * be read is left to the transport, which says so.
 */
export function completeRequest(request: WireRequest): WireRequest {
  if (complete.has(request)) return request;
  const url = URL.parse(request.url);
  if (url === null) return request;
  if (url.hash !== '') url.hash = '';
  const given = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const missing = (name: string, value: string): Header[] => (given.has(name.toLowerCase()) ? [] : [[name, value]]);
  const length = String(Buffer.byteLength(request.body ?? ''));
  const hasBody = request.body !== undefined || ['POST', 'PUT', 'PATCH'].includes(request.method.toUpperCase());
  const headers = [
    ...missing('Host', url.host),
    ...missing('User-Agent', userAgent),
    // A length that was counted for another body would cut or hang the request.
    ...request.headers.map((header): Header =>
      header[0].toLowerCase() === 'content-length' ? [header[0], length] : header,
    ),
    ...(hasBody ? missing('Content-Length', length) : []),
    ...missing('Connection', 'keep-alive'),
  ];
  const completed = { ...request, url: url.href, headers };
  complete.add(completed);
  return completed;
}
