import type { SeenRequest } from './answers';
import { html } from './answers';
import { startFaultServer, type FaultServer } from './fault-server';

/** A login UI as plain as can be: each page fetches its flow on the server and shows its fields as one form. */
export interface LoginUi {
  readonly url: string;
  /** The part of a Kratos configuration that sends browsers here. */
  readonly config: {
    readonly selfservice: Readonly<Record<string, unknown>> & {
      readonly flows: Readonly<Record<string, { readonly ui_url: string }>>;
    };
  };
  /** The server whose flows it shows. */
  at(publicUrl: string): void;
  /**
   * What somebody types and presses (a button's value) on each page of this type: a moment after it came, or once
   * `after` is kept, for a test that has to see something before.
   */
  types(type: string, fields: Readonly<Record<string, string>>, button: string, after?: Promise<unknown>): void;
  /** Nobody types on pages of this type any more. */
  rests(type: string): void;
  readonly server: FaultServer;
}

interface Shown {
  readonly ui: {
    readonly action: string;
    readonly messages?: readonly { readonly text: string }[];
    readonly nodes: readonly {
      readonly group: string;
      readonly attributes: {
        readonly name?: string;
        readonly type?: string;
        readonly value?: string | number | boolean;
        readonly src?: string;
        /** Functions of Kratos's own script. */
        readonly onclickTrigger?: string;
        readonly onloadTrigger?: string;
      };
    }[];
  };
}

const types = ['login', 'registration', 'settings', 'recovery', 'verification'] as const;

/** Starts one, at a name for 127.0.0.1. */
export async function startLoginUi(host = '127.0.0.1'): Promise<LoginUi> {
  const server = await startFaultServer();
  const url = server.url.replace('127.0.0.1', host);
  let kratos = '';
  const hands = new Map<string, string>();
  const page = (type: string) => async (request: SeenRequest) => {
    const answer = await fetch(`${kratos}/self-service/${type}/flows?id=${request.query.get('flow') ?? ''}`, {
      headers: { accept: 'application/json', cookie: request.headers.cookie ?? '' },
    });
    if (!answer.ok) return html(`<title>no flow</title><pre>${await answer.text()}</pre>`, answer.status);
    return html(draw(type, (await answer.json()) as Shown) + (hands.get(type) ?? ''));
  };
  for (const type of types) server.route(`GET /${type}`, page(type));
  server.route('GET /', html('<title>home</title><h1>Home</h1>'));
  server.route('GET /error', html('<title>error</title><h1>Something went wrong</h1>'));
  const flows = Object.fromEntries([...types, 'error'].map((type) => [type, { ui_url: `${url}/${type}` }]));
  return {
    url,
    server,
    config: {
      selfservice: { default_browser_return_url: `${url}/`, allowed_return_urls: [url], flows },
    },
    types: (type, fields, button, after) => {
      const fill = Object.entries(fields).map(
        ([name, value]) => `f.elements.namedItem(${JSON.stringify(name)}).value = ${JSON.stringify(value)};`,
      );
      const press = `f.querySelector(${JSON.stringify(`button[value="${button}"]`)}).click();`;
      const begin = after ? `fetch('/until/${type}').then(type)` : 'setTimeout(type, 4000)';
      if (after) server.route(`GET /until/${type}`, () => after.then(() => html('')));
      hands.set(
        type,
        `<script>const type = () => { const f = document.forms[0]; ${fill.join(' ')} ${press} }; ${begin}</script>`,
      );
    },
    rests: (type) => void hands.delete(type),
    at: (publicUrl) => {
      kratos = publicUrl;
    },
  };
}

function draw(type: string, { ui }: Shown): string {
  const fields = ui.nodes.map(({ attributes: { name = '', type: kind = 'text', value, ...others } }) => {
    const given = value === undefined ? '' : ` value="${escape(String(value))}"`;
    const { src, onclickTrigger, onloadTrigger } = others;
    if (src !== undefined) return `<script src="${escape(src)}"></script>`;
    const onload =
      onloadTrigger === undefined ? '' : `<script>addEventListener('load', () => ${onloadTrigger}())</script>`;
    if (kind === 'button')
      return `<button type="button" name="${name}"${given} onclick="${onclickTrigger}()">${name}</button>`;
    return kind === 'submit'
      ? `<button name="${escape(name)}"${given}>${escape(`${name} ${String(value)}`)}</button>`
      : `<input name="${escape(name)}" type="${escape(kind)}"${given}>${onload}`;
  });
  const said = (ui.messages ?? []).map(({ text }) => `<p>${escape(text)}</p>`);
  return `<title>${type}</title>${said.join('')}<form method="post" action="${escape(ui.action)}">${fields.join('')}</form>`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
