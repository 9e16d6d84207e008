import { t } from '@vscode/l10n';
import type { CookieOrigin, CsrfCause, CsrfEvidence, Failure, Outcome } from '../../../flow/outcome.types';

/**
 * The true cause of a CSRF refusal, read from the request and not from the server's wording, and what cures it. Plain
 * text.
 */
export function explainCsrf(
  cause: CsrfCause,
  evidence?: CsrfEvidence,
): { readonly why: string; readonly cure: string } {
  switch (cause) {
    case 'no-cookie':
      return {
        why: t('The request did not carry the CSRF cookie that belongs to this flow.'),
        cure: t('Send the request with the cookies of the persona that started the flow, or start the flow again.'),
      };
    case 'cookie-dropped':
      return {
        why: t(
          'The request carried cookies, but the server says that none arrived: something between the two drops them.',
        ),
        cure: t(
          'Let the proxy or gateway in front of Kratos pass the Cookie header on, or connect to Kratos directly.',
        ),
      };
    case 'cookie-of-another-server':
      return {
        why: t(
          'The CSRF cookie that was sent is not this server’s: its name is made from serve.public.base_url, and that has changed or is another server’s.',
        ),
        cure: t(
          'Start the flow again; if that does not help, make sure that every server behind one address has the same serve.public.base_url.',
        ),
      };
    case 'cookie-lost':
      if (evidence?.cookie.kind === 'answer') return overwritten(evidence.cookie);
      return {
        why: t(
          'The CSRF cookie sent is not the one this flow began with: a login, a registration, a logout, a failed fetch or an unknown path such as /favicon.ico has replaced it.',
        ),
        cure: t('Start the flow again; its form gets a token that fits the present cookie.'),
      };
    case 'no-token':
      return {
        why: t(
          'The cookie was sent, but the body had no csrf_token. A header does not help: submits read the body only.',
        ),
        cure: t('Send again with the csrf_token of the hidden field.'),
      };
    case 'empty-token':
      return {
        why: t('The body had a csrf_token, but it was empty, as it is in flows of native clients.'),
        cure: t('Send again with the value of the hidden field; if that is empty too, start a browser flow.'),
      };
    case 'token-of-another-client':
      return {
        why: t('The csrf_token was made for another cookie: token and cookie come from two different clients.'),
        cure: t('Use the token of a flow that this persona started, or start the flow again.'),
      };
    case 'flow-of-another-client':
      return {
        why: t(
          'Another client started this flow: its CSRF cookie is not in the jar of this persona (a native one has no jar). Kratos shows a browser flow only to the client that has its cookie.',
        ),
        cure: t('Open it as the persona that started it, go on in the browser that did, or start a new flow here.'),
      };
    case 'unknown':
      return {
        why: t('Cookie and csrf_token were both sent, and the request does not show why the server refused them.'),
        cure: t('Start the flow again and submit it with the same persona.'),
      };
  }
}

/** The cookie that was sent is that of another answer than the one the flow began with. */
function overwritten({ method, path }: Extract<CookieOrigin, { kind: 'answer' }>): { why: string; cure: string } {
  const why = t(
    'The CSRF cookie sent is not the one this flow began with: the answer to {0} has replaced it.',
    `${method} ${path}`,
  );
  const isOwnPath = /\/(?:self-service|sessions)\//.test(path);
  return {
    why,
    cure: isOwnPath
      ? t('Start the flow again; its form gets a token that fits the present cookie.')
      : t(
          'Kratos sets a new CSRF cookie with every path that it does not know. Serve pages from another port than its own, or answer {0} in front of it; then start the flow again.',
          path,
        ),
  };
}

/** Why no answer came, and what to do: one sentence each. `url` is the address that was asked. */
export function explainFailure(
  failure: Failure,
  context: { readonly url: string },
): { readonly what: string; readonly todo: string } {
  switch (failure.kind) {
    case 'refused':
      return {
        what: t('Nothing is listening at {0}: the connection was refused.', failure.host),
        todo: t(
          'Start Kratos, or correct the port in the connection’s URL (4433 is the public one, 4434 the admin one, unless configured otherwise).',
        ),
      };
    case 'dns':
      return {
        what: t('The host name {0} is not known on this machine.', failure.host),
        todo: t('Correct the name in the connection’s URL; names of containers are known inside their network only.'),
      };
    case 'tls':
      return {
        what: t('The certificate of {0} is not trusted: {1}.', failure.host, certificateWords(failure.reason)),
        todo: t(
          'Trust its issuer in the system or in the editor’s certificate settings, or use http for a server on this machine.',
        ),
      };
    case 'timeout':
      return {
        what: t('{0} gave no answer within {1}.', context.url, seconds(failure.afterMs)),
        todo: t(
          'Check whether the server is busy or a firewall swallows the request, then send it again. A web hook can hold it too: Kratos tries a silent target three times, 30 s each. The setting kratosFlows.requestTimeout lets you wait longer.',
        ),
      };
    case 'reset':
      return failure.receivedBytes === 0
        ? {
            what: t('The server closed the connection without an answer.'),
            todo: t(
              'Send it again; if it happens each time, look at the server’s log or at the proxy in between. In a flow that has passed nothing more is to be submitted: go on where it led.',
            ),
          }
        : {
            what: t('The connection broke off after {0} of the answer.', bytes(failure.receivedBytes)),
            todo: t('Send it again; if it happens each time, look at the server’s log or at the proxy in between.'),
          };
    case 'cancelled':
      return {
        what: t('The request was cancelled before its answer came.'),
        todo: t('The server may have carried it out all the same: fetch the flow to see, then go on.'),
      };
    case 'not-recorded':
      return {
        what: t('What was imported holds this request without its answer, or without the answer’s body.'),
        todo: t(
          'Record it again with bodies: HAR “with content” in the browser, content: "embed" in Playwright, or the command together with what it printed (curl -i).',
        ),
      };
    case 'too-large':
      return {
        what:
          failure.size === undefined
            ? t('The answer is larger than the {0} that are read.', bytes(failure.limitBytes))
            : t(
                'The answer has {0} and is larger than the {1} that are read.',
                bytes(failure.size),
                bytes(failure.limitBytes),
              ),
        todo: t('Check the address: no flow of Kratos is that big. Ask admin lists for smaller pages.'),
      };
    case 'invalid-url':
      return {
        what: t('“{0}” is not an address that can be asked.', failure.url),
        todo: t('Write it with its scheme, for example http://127.0.0.1:4433.'),
      };
    case 'other':
      return {
        what: t('The request failed: {0}.', failure.reason),
        todo: t('Check the connection’s URL and the network, then send it again.'),
      };
  }
}

/**
 * What is wrong with a certificate. `reason` is the code of Node or OpenSSL; one that is not known here stands for
 * itself.
 */
function certificateWords(reason: string): string {
  switch (reason) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return t('it is self-signed ({0})', reason);
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return t('its issuer is self-signed and not trusted here ({0})', reason);
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return t('its issuer is not trusted here ({0})', reason);
    case 'CERT_HAS_EXPIRED':
      return t('it has expired ({0})', reason);
    case 'CERT_NOT_YET_VALID':
      return t('it is not valid yet ({0})', reason);
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return t('it was issued for another host ({0})', reason);
    default:
      return reason;
  }
}

/** An answer that no Kratos gives: what it is and what to do. `status` is the HTTP status that came with it. */
export function explainNotKratos(
  reason: Extract<Outcome, { kind: 'not-kratos' }>['reason'],
  status: number,
): { readonly what: string; readonly todo: string } {
  switch (reason) {
    case 'html':
      return {
        what: t(
          'The answer (HTTP {0}) is a web page and not JSON, so it comes from a proxy, a login UI or another server.',
          status,
        ),
        todo: t('Set the connection to Kratos’s own public URL, not to the page that shows its forms.'),
      };
    case 'truncated':
      return {
        what: t('The answer (HTTP {0}) is JSON that breaks off before its end.', status),
        todo: t('Send it again; if it happens each time, look at the proxy in between and its limits.'),
      };
    case 'json':
      return {
        what: t('The answer (HTTP {0}) is not valid JSON.', status),
        todo: t('Look at the raw answer to see who sent it, and check the connection’s URL.'),
      };
    case 'empty':
      return {
        what: t('The answer (HTTP {0}) is empty where Kratos sends JSON.', status),
        todo: t('Check the path in the connection’s URL, and whether a proxy drops the body.'),
      };
    case 'circle':
      return {
        what: t('The answer (HTTP {0}) leads back to the very address that was asked, as a proxy answers.', status),
        todo: t('Check whether the connection’s URL has to begin with https, and the proxy in front of Kratos.'),
      };
    case 'shape':
      return {
        what: t('The answer (HTTP {0}) is JSON, but nothing that Kratos sends here.', status),
        todo: t('Check that the connection’s URL leads to Kratos and not to another service.'),
      };
  }
}

function seconds(ms: number): string {
  return ms < 1000 ? t('{0} ms', ms) : t('{0} s', Number((ms / 1000).toFixed(1)));
}

function bytes(count: number): string {
  if (count < 1000) return t('{0} bytes', count);
  return count < 1_000_000
    ? t('{0} kB', Number((count / 1000).toFixed(1)))
    : t('{0} MB', Number((count / 1_000_000).toFixed(1)));
}
