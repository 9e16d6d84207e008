import type { CsrfCause, Failure, Outcome } from '../flow/outcome.types';

/** The true cause of a CSRF refusal, read from the request and not from the server's wording, and what cures it. Plain text. */
export function explainCsrf(cause: CsrfCause): { readonly why: string; readonly cure: string } {
  switch (cause) {
    case 'no-cookie':
      return {
        why: 'The request did not carry the CSRF cookie that belongs to this flow.',
        cure: 'Send the request with the cookies of the persona that started the flow, or start the flow again.',
      };
    case 'cookie-lost':
      return {
        why: 'The CSRF cookie sent is not the one this flow began with: a login, a registration, a logout or a failed fetch has replaced it.',
        cure: 'Start the flow again; its form gets a token that fits the present cookie.',
      };
    case 'no-token':
      return {
        why: 'The cookie was sent, but the body had no csrf_token. A header does not help: submits read the body only.',
        cure: 'Send again with the csrf_token of the hidden field.',
      };
    case 'empty-token':
      return {
        why: 'The body had a csrf_token, but it was empty, as it is in flows of native clients.',
        cure: 'Send again with the value of the hidden field; if that is empty too, start a browser flow.',
      };
    case 'token-of-another-client':
      return {
        why: 'The csrf_token was made for another cookie: token and cookie come from two different clients.',
        cure: 'Use the token of a flow that this persona started, or start the flow again.',
      };
    case 'unknown':
      return {
        why: 'Cookie and csrf_token were both sent, and the request does not show why the server refused them.',
        cure: 'Start the flow again and submit it with the same persona.',
      };
  }
}

/** Why no answer came, and what to do: one sentence each. `url` is the address that was asked. */
export function explainFailure(
  failure: Failure,
  context: { readonly url: string },
): { readonly what: string; readonly todo: string } {
  switch (failure.kind) {
    case 'refused':
      return {
        what: `Nothing listens at ${failure.host}: the connection was refused.`,
        todo: 'Start Kratos, or correct the port in the connection’s URL (4433 is the public one, 4434 the admin one, unless configured otherwise).',
      };
    case 'dns':
      return {
        what: `The host name ${failure.host} is not known on this machine.`,
        todo: 'Correct the name in the connection’s URL; names of containers are known inside their network only.',
      };
    case 'tls':
      return {
        what: `The certificate of ${failure.host} is not trusted: ${certificateWords(failure.reason)}.`,
        todo: 'Trust its issuer in the system or in the editor’s certificate settings, or use http for a server on this machine.',
      };
    case 'timeout':
      return {
        what: `${context.url} gave no answer within ${seconds(failure.afterMs)}.`,
        todo: 'See whether the server is busy or a firewall swallows the request, then send it again.',
      };
    case 'reset':
      return failure.receivedBytes === 0
        ? {
            what: 'The server closed the connection without an answer.',
            todo: 'Send it again. If the flow had already passed, start a new one: Kratos drops the connection when such a recovery flow is asked for another code.',
          }
        : {
            what: `The connection broke off after ${bytes(failure.receivedBytes)} of the answer.`,
            todo: 'Send it again; if it happens each time, look at the server’s log or at the proxy between.',
          };
    case 'cancelled':
      return {
        what: 'The request was cancelled before its answer came.',
        todo: 'The server may have carried it out all the same: fetch the flow to see, then go on.',
      };
    case 'too-large':
      return {
        what: `The answer ${failure.size === undefined ? 'is' : `has ${bytes(failure.size)} and is`} larger than the ${bytes(failure.limitBytes)} that are read.`,
        todo: 'Check the address: no flow of Kratos is that big. Ask admin lists for smaller pages.',
      };
    case 'invalid-url':
      return {
        what: `“${failure.url}” is no address that can be asked.`,
        todo: 'Write it with its scheme, for example http://127.0.0.1:4433.',
      };
    case 'other':
      return {
        what: `The request failed: ${failure.reason}.`,
        todo: 'Check the connection’s URL and the network, then send it again.',
      };
  }
}

/** What is wrong with a certificate. `reason` is the code of Node or OpenSSL; one that is not known here stands for itself. */
function certificateWords(reason: string): string {
  return Object.hasOwn(certificateTroubles, reason) ? `${certificateTroubles[reason] ?? ''} (${reason})` : reason;
}

const certificateTroubles: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it signed itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its issuer signed itself and is not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its issuer is not known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is not known here',
  CERT_HAS_EXPIRED: 'its time is over',
  CERT_NOT_YET_VALID: 'its time has not begun',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is made out for another host',
};

/** An answer that no Kratos gives: what it is and what to do. `status` is the HTTP status that came with it. */
export function explainNotKratos(
  reason: Extract<Outcome, { kind: 'not-kratos' }>['reason'],
  status: number,
): { readonly what: string; readonly todo: string } {
  switch (reason) {
    case 'html':
      return {
        what: `The answer (HTTP ${status}) is a web page and not JSON, so it comes from a proxy, a login UI or another server.`,
        todo: 'Set the connection to Kratos’s own public URL, not to the page that shows its forms.',
      };
    case 'truncated':
      return {
        what: `The answer (HTTP ${status}) is JSON that breaks off before its end.`,
        todo: 'Send it again; if it happens each time, look at the proxy between and its limits.',
      };
    case 'json':
      return {
        what: `The answer (HTTP ${status}) is no valid JSON.`,
        todo: 'Look at the raw answer to see who sent it, and check the connection’s URL.',
      };
    case 'empty':
      return {
        what: `The answer (HTTP ${status}) is empty where Kratos sends JSON.`,
        todo: 'Check the path in the connection’s URL, and whether a proxy drops the body.',
      };
    case 'shape':
      return {
        what: `The answer (HTTP ${status}) is JSON, but nothing that Kratos sends here.`,
        todo: 'Check that the connection’s URL leads to Kratos and not to another service.',
      };
  }
}

function seconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Number((ms / 1000).toFixed(1))} s`;
}

function bytes(count: number): string {
  if (count < 1000) return `${count} bytes`;
  return count < 1_000_000 ? `${Number((count / 1000).toFixed(1))} kB` : `${Number((count / 1_000_000).toFixed(1))} MB`;
}
