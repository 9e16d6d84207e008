import http from 'http';
import https from 'https';
import type { AxiosAdapter } from 'axios';
import type { Header, WireRequest } from '../exchange/types';

/**
 * An axios adapter that sends one request with Node's http, byte for byte as it is shown: axios's own adapter adds
 * headers, sorts and renames them, follows redirects and knows proxies; all of this would have to be taken back, at a
 * third of a request's cost. Resolves when the answer's head is there, with the stream of its body as `data`; rejects
 * with Node's error. `watch` is told what goes out, before it does.
 */
export function nodeAdapter(request: WireRequest, url: URL, watch: (sent: http.ClientRequest) => void): AxiosAdapter {
  const { protocol, hostname, port, pathname, search } = url;
  // Proxies and certificates are the business of Node and the editor, who see every request of the http modules.
  const open = protocol === 'https:' ? https.request : isLoopback(hostname) ? requestUnwatched : http.request;
  return (config) =>
    new Promise((resolve, reject) => {
      const sent = open(
        {
          protocol,
          hostname: hostname.replace(/^\[|\]$/g, ''),
          port,
          path: pathname + search,
          method: request.method,
          headers: byName(request.headers),
        },
        (answer) => {
          const { statusCode: status = 0, statusMessage: statusText = '' } = answer;
          resolve({ data: answer, status, statusText, headers: {}, config, request: sent });
        },
      );
      watch(sent);
      // For good, not once: a connection that fails under the answer tells both of them.
      sent.on('error', reject).end(request.body);
    });
}

/**
 * What `http.request` is in Node itself. The editor puts its proxy agent into the `request` of http and https, and that
 * agent writes each address into a log at level debug, a logout token in the query included. It never sends what stays
 * on this machine through a proxy, so such a request loses nothing without it.
 */
function requestUnwatched(
  options: http.RequestOptions,
  answered: (answer: http.IncomingMessage) => void,
): http.ClientRequest {
  return new http.ClientRequest(options, answered);
}

/** Whether a request stays on this machine. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

/** Headers as Node takes them; it writes them in this order and case. A name that occurs twice becomes a list. */
function byName(headers: readonly Header[]): http.OutgoingHttpHeaders {
  const result: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    const earlier = result[name];
    result[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return result;
}
