import { t } from '@vscode/l10n';
import type { PageMistake } from '../../record/pageMistake';

/** What a page did wrong, why that does not work, and what its code should do. Plain sentences. */
export interface MistakeWords {
  /** Two or three words. */
  readonly short: string;
  readonly title: string;
  readonly why: string;
  readonly todo: string;
}

/** Says a mistake of a page. */
export function describeMistake(mistake: PageMistake): MistakeWords {
  switch (mistake.kind) {
    case 'no-csrf-token':
      return {
        short: t('no csrf_token'),
        title: t('No csrf_token was sent'),
        why: t('Kratos takes a form of a browser flow only together with the csrf_token of its hidden field.'),
        todo: t('Send every hidden field of the flow along: in JSON as a property, in a form as an input.'),
      };
    case 'flow-of-another-jar':
      return {
        short: t('flow of another client'),
        title: t('The flow of another client was used'),
        why: t(
          'A browser flow belongs to the browser that started it: it alone has the CSRF cookie. A server that starts flows for a page, or the same page under another host name, has other cookies.',
        ),
        todo: t(
          'Start the flow from the browser, or pass Kratos’s Set-Cookie headers on to it, and use one host name throughout.',
        ),
      };
    case 'cookies-left-at-home':
      return {
        short: t('no cookies'),
        title: t('The cookies stayed at home'),
        why: t('A script sends no cookies to another origin unless it says so.'),
        todo: t(
          'Use fetch(…, { credentials: "include" }) or axios with withCredentials: true, and allow the page in serve.public.cors.',
        ),
      };
    case 'cookies-of-another-site':
      return {
        short: t('cookies kept back'),
        title: t('The browser keeps Kratos’s cookies from this page'),
        why: t(
          'This page, or the page around its frame, belongs to another site than Kratos. Cookies with SameSite=Lax are neither kept nor sent there.',
        ),
        todo: t(
          'Serve the page and Kratos below one domain, use one host name throughout, and do not show a login in a frame of another site.',
        ),
      };
    case 'cookies-need-https':
      return {
        short: t('cookies need https'),
        title: t('The browser does not keep Kratos’s cookies over http'),
        why: t('Cookies with Secure, and those with SameSite=None, are for https alone.'),
        todo: t('Serve Kratos over https, or run it with --dev and cookies.same_site: Lax while you develop.'),
      };
    case 'step-taken-for-failure':
      return {
        short: t('began anew'),
        title: t('This page took a step forward for a failure'),
        why: t(
          'Status 400 with a flow in the body is how Kratos shows the next step: a code was sent, or an identifier is known. The page began a new flow instead.',
        ),
        todo: t('Draw the flow of the answer whatever its status is, and start anew only when the flow is gone (410).'),
      };
    case 'redirect-fetched':
      return {
        short: t('redirect not followed'),
        title: t('A script asked for the address that the page should go to'),
        why: t(
          'Status 422 with redirect_browser_to wants the whole page to go there. A script only gets a CORS error.',
        ),
        todo: t('Set window.location.href to redirect_browser_to of the answer.'),
      };
    case 'redirect-to-nowhere':
      return {
        short: t('went to nowhere'),
        title: t('This page went to an address where nobody answers'),
        why: t(
          'Kratos makes such addresses of serve.public.base_url or of a ui_url: {0} is not known, or nothing listens there.',
          URL.parse(mistake.url)?.host ?? mistake.url,
        ),
        todo: t('Set serve.public.base_url to the address by which browsers reach Kratos.'),
      };
    case 'redirect-circle':
      return {
        short: t('in a circle'),
        title: t('Redirects lead in a circle'),
        why: t(
          'What is asked of {0} leads back to the same address, again and again, until the browser gives up: it follows twenty redirects. One of them stands for all here.',
          URL.parse(mistake.url)?.host ?? mistake.url,
        ),
        todo: t(
          'Find who sends it back: a proxy, or a page that finds no session or no flow and begins again. Often the ui_url is the address that begins a flow, or a cookie does not come back.',
        ),
      };
    case 'no-accept-json':
      return {
        short: t('did not ask for JSON'),
        title: t('A script began a flow without asking for JSON'),
        why: t('Without Accept: application/json Kratos answers with a redirect to the ui_url, and not with the flow.'),
        todo: t('Send the header Accept: application/json, or let the whole page go to this address.'),
      };
    case 'native-flow-in-a-browser':
      return {
        short: t('native flow'),
        title: t('This page began a native flow'),
        why: t(
          'Flows of /api are for clients without cookies: Kratos refuses their forms when a browser sends cookies or an Origin along.',
        ),
        todo: t('Begin with /self-service/…/browser and Accept: application/json.'),
      };
    case 'cors-refused':
      return {
        short: t('refused by CORS'),
        title: t('Kratos does not let this page read its answers'),
        why: t('{0} is not among the allowed origins of its public API.', mistake.origin),
        todo: t('Add it to serve.public.cors.allowed_origins, with allow_credentials: true.'),
      };
    case 'other-host':
      return {
        short: t('another host'),
        title: t('This request went to another host than the one that the flow began at'),
        why: t(
          'The flow began at {0}, and this went to {1}. A browser sends a cookie only to the host that set it, so the CSRF cookie stayed at home.',
          mistake.from,
          mistake.to,
        ),
        todo: t('Use one host name throughout, the one in serve.public.base_url: 127.0.0.1 and localhost are two.'),
      };
  }
}
