import {
  browserRedirect,
  html,
  huge,
  json,
  kratosError,
  raw,
  redirect,
  reset,
  resetMidAnswer,
  silent,
  truncated,
  type Answer,
} from '../../kit';

/** Stands for the second server in what is expected. */
export const foreignHost = 'ELSEWHERE';

const configured =
  'The address comes from the server’s configuration: a ui_url of selfservice.flows, selfservice.default_browser_return_url, or a return_to that selfservice.allowed_return_urls lets pass.';

/** One bad answer, and everything that a person sees of it. `{host}` is the server that was asked. */
export interface FaultCase {
  readonly name: string;
  /** Default native. */
  readonly client?: 'native' | 'browser';
  /** Takes the host of the other server. */
  readonly answer: (elsewhere: string) => Answer;
  /** Seconds that a request may take. */
  readonly patience?: number;
  /** The server is gone while the form is sent. */
  readonly down?: boolean;
  readonly title: string;
  readonly why: string;
  readonly todo: string;
  readonly buttons: readonly string[];
  /** In the row of the timeline. */
  readonly status: string;
  /** What the exchange shows of the answer. */
  readonly received?: string;
  /** The words of the flow's line in the tree, without its time. */
  readonly line: string;
  /** The button that lets it go on; "Send again" without one. */
  readonly cure?: string;
}

const again = ['Send again', 'Look at the connection'];
const megabytes20 = 20 * 1024 * 1024;
const open = '{/\\d+ min/} · choose method';

/** Answers to a submit after which the same flow goes on. */
export const atSubmit: readonly FaultCase[] = [
  {
    name: 'a server that is down',
    answer: reset,
    down: true,
    title: 'The server does not answer',
    why: 'Nothing is listening at {host}: the connection was refused.',
    todo: 'Start Kratos, or correct the port in the connection’s URL (4433 is the public one, 4434 the admin one, unless configured otherwise).',
    buttons: again,
    status: 'refused',
    line: open,
  },
  {
    name: 'a reset before the answer',
    answer: reset,
    title: 'The connection broke off',
    why: 'The server closed the connection without an answer.',
    todo: 'Send it again; if it happens each time, look at the server’s log or at the proxy in between. In a flow that has passed nothing more is to be submitted: go on where it led.',
    buttons: again,
    status: 'connection lost',
    line: open,
  },
  {
    name: 'a reset in mid-answer',
    answer: resetMidAnswer,
    title: 'The connection broke off',
    why: 'The connection broke off after 7 bytes of the answer.',
    todo: 'Send it again; if it happens each time, look at the server’s log or at the proxy in between.',
    buttons: again,
    status: 'connection lost',
    received: '{"id":"',
    line: open,
  },
  {
    name: 'an answer that ends too early',
    answer: () => truncated('{"id":"1111'),
    title: 'The connection broke off',
    why: 'The connection broke off after 11 bytes of the answer.',
    todo: 'Send it again; if it happens each time, look at the server’s log or at the proxy in between.',
    buttons: again,
    status: 'connection lost',
    received: '{"id":"1111',
    line: open,
  },
  {
    name: 'silence',
    answer: silent,
    patience: 1,
    title: 'The server did not answer in time',
    why: 'http://{host}/self-service/login gave no answer within 1 s.',
    todo: 'Check whether the server is busy or a firewall swallows the request, then send it again. A web hook can hold it too: Kratos tries a silent target three times, 30 s each. The setting kratosFlows.requestTimeout lets you wait longer.',
    buttons: again,
    status: 'no answer',
    line: open,
  },
  {
    name: 'the page of a proxy',
    answer: () => html('<!doctype html><h1>Sign in to the proxy</h1><script>alert(1)</script>'),
    title: 'This answer does not come from Kratos',
    why: 'The answer (HTTP 200) is a web page and not JSON, so it comes from a proxy, a login UI or another server.',
    todo: 'Set the connection to Kratos’s own public URL, not to the page that shows its forms.',
    buttons: again,
    status: '200',
    received: '<h1>Sign in to the proxy</h1><script>alert(1)</script>',
    line: open,
  },
  {
    name: 'the error page of a gateway',
    answer: () => html('<h1>502 Bad Gateway</h1>', 502),
    title: 'The server failed (502)',
    why: 'This answer is not from Kratos: a proxy or gateway in front of it says that it got none.',
    todo: 'Check that Kratos is running and that the proxy has the right address for it, then send it again.',
    buttons: ['Send again', 'Start again'],
    status: '502',
    received: '<h1>502 Bad Gateway</h1>',
    line: open,
  },
  {
    name: 'JSON that breaks off',
    answer: () => raw('{"id":"11111111","ui":{"nodes":[', { headers: { 'content-type': 'application/json' } }),
    title: 'This answer does not come from Kratos',
    why: 'The answer (HTTP 200) is JSON that breaks off before its end.',
    todo: 'Send it again; if it happens each time, look at the proxy in between and its limits.',
    buttons: again,
    status: '200',
    received: '{"id":"11111111","ui":{"nodes":[',
    line: open,
  },
  {
    name: 'JSON that is none',
    answer: () => raw('{"id": sorry}', { headers: { 'content-type': 'application/json' } }),
    title: 'This answer does not come from Kratos',
    why: 'The answer (HTTP 200) is not valid JSON.',
    todo: 'Look at the raw answer to see who sent it, and check the connection’s URL.',
    buttons: again,
    status: '200',
    received: '{"id": sorry}',
    line: open,
  },
  {
    name: 'JSON of something else',
    answer: () => json({ hello: 'world' }),
    title: 'This answer does not come from Kratos',
    why: 'The answer (HTTP 200) is JSON, but nothing that Kratos sends here.',
    todo: 'Check that the connection’s URL leads to Kratos and not to another service.',
    buttons: again,
    status: '200',
    received: '"hello": "world"',
    line: open,
  },
  {
    name: 'an empty answer',
    answer: () => raw(''),
    title: 'This answer does not come from Kratos',
    why: 'The answer (HTTP 200) is empty where Kratos sends JSON.',
    todo: 'Check the path in the connection’s URL, and whether a proxy drops the body.',
    buttons: again,
    status: '200',
    line: open,
  },
  {
    name: 'an answer of 20 MB that says so',
    answer: () => raw(`"${'a'.repeat(megabytes20 - 2)}"`, { headers: { 'content-length': String(megabytes20) } }),
    title: 'The answer is too large',
    why: 'The answer has 21 MB and is larger than the 10 MB that are read.',
    todo: 'Check the address: no flow of Kratos is that big. Ask admin lists for smaller pages.',
    buttons: again,
    status: 'answer too large',
    line: open,
  },
  {
    name: 'an answer of 20 MB without a length',
    answer: () => huge(megabytes20),
    title: 'The answer is too large',
    why: 'The answer is larger than the 10 MB that are read.',
    todo: 'Check the address: no flow of Kratos is that big. Ask admin lists for smaller pages.',
    buttons: again,
    status: 'answer too large',
    line: open,
  },
  {
    name: 'a 303 to another host',
    client: 'browser',
    answer: (elsewhere) => redirect(`http://${elsewhere}/welcome?session=1`),
    title: `Continue at ${foreignHost}`,
    why: configured,
    todo: 'It is never followed automatically. A browser that is opened here has the cookies of browser; your own does not.',
    buttons: ['Continue in a browser', 'Open in browser', 'Read the flow again'],
    status: '303',
    received: `location: http://${foreignHost}/welcome?session=1`,
    line: open,
    cure: 'Sign in with password',
  },
  {
    name: 'a 422 to another host',
    client: 'browser',
    answer: (elsewhere) => browserRedirect(`http://${elsewhere}/oauth2/auth?client_id=1`),
    title: `Continue at ${foreignHost}`,
    why: configured,
    todo: 'It is never followed automatically. A browser that is opened here has the cookies of browser; your own does not.',
    buttons: ['Continue in a browser', 'Open in browser', 'Read the flow again'],
    status: '422',
    received: `"redirect_browser_to": "http://${foreignHost}/oauth2/auth?client_id=1"`,
    line: open,
    cure: 'Sign in with password',
  },
  {
    name: 'a 303 to a script',
    client: 'browser',
    answer: () => redirect('javascript:alert(1)'),
    title: 'The server points at an address that is not followed',
    why: 'It is not an http or https address.',
    todo: 'Look at selfservice.default_browser_return_url, selfservice.allowed_return_urls and the ui_url of each flow in the server’s configuration.',
    buttons: ['Start again'],
    status: '303',
    received: 'location: javascript:alert(1)',
    line: open,
    cure: 'Sign in with password',
  },
  {
    name: 'too many requests',
    client: 'browser',
    answer: () => json({ error: { code: 429, message: 'slow down' } }, 429, { 'retry-after': '30' }),
    title: 'Too many requests',
    why: 'The server, or something in front of it, limits how often this may be asked. It says: try again after 30 s.',
    todo: 'Wait, then send it again; nothing is lost.',
    buttons: ['Send again'],
    status: '429',
    received: '"message": "slow down"',
    line: open,
  },
  {
    name: 'a failure of the server',
    client: 'browser',
    answer: () => kratosError(500, { reason: 'dial tcp 10.0.0.7:5432: connect: connection refused' }),
    title: 'The server failed (500)',
    why: 'The fault is on the server’s side: its log says more than its answer. What you typed was not the cause, or not alone.',
    todo: 'Read the server’s log, then send it again.',
    buttons: ['Send again', 'Start again'],
    status: '500',
    received: 'connection refused',
    line: open,
  },
];
