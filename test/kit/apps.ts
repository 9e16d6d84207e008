import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { inRoot } from '../../scripts/places.mjs';
import { html, raw, type Answer, type SeenRequest } from './answers';
import { refusedUrl, startFaultServer, type FaultServer } from './fault-server';

/** Pages of somebody's own that sign in with a Kratos, some with a mistake. */
export interface Apps {
  /** Without a slash at the end. Known before Kratos, which has to allow its pages. */
  readonly url: string;
  /** The configuration of a Kratos whose login page is the one with a form. */
  readonly config: Readonly<Record<'serve' | 'selfservice', Readonly<Record<string, unknown>>>>;
  /** Adds a page, or a proxy's. */
  route(pattern: string, answer: Answer): void;
  /** Lets the pages ask this Kratos. */
  use(publicUrl: string): Promise<void>;
}

const file = (name: string): string => inRoot('test', 'kit', 'apps', name);

/**
 * Starts a server with these pages:
 *
 * - `/form`: a plain form that is posted; `?without=NAME` leaves a field out.
 * - `/client`: uses `@ory/client`; `?wrong=new+flow` takes a step for a failure, `?wrong=no+cookies` sends none,
 *   `?wrong=fetched+redirect` has a script ask for the page of a provider (`here`, or `nowhere` where nobody listens).
 *   With `&kratos=URL` it asks that, with `&as=ADDRESS` it signs in by itself. `/client.js` is its script, which runs
 *   in workers too.
 * - `/elements`: draws the flow with `@ory/elements-react`; `?wrong=only+what+is+seen` leaves hidden fields out,
 *   `?wrong=other+host` posts to Kratos by another name than the one that it began with.
 * - `/done` and `/error`: where Kratos sends people to.
 */
export async function startApps(): Promise<Apps> {
  const server: FaultServer = await startFaultServer({
    '/done': html('<title>Done</title>'),
    '/error': html('<title>Error</title>'),
  });
  const { url } = server;
  const nowhere = await refusedUrl();
  return {
    url,
    config: {
      serve: { public: { cors: { enabled: true, allow_credentials: true, allowed_origins: [url] } } },
      selfservice: {
        default_browser_return_url: `${url}/done`,
        allowed_return_urls: [url],
        methods: {
          code: { passwordless_enabled: true },
          oidc: { enabled: true, config: { providers: [provider('here', url), provider('nowhere', nowhere)] } },
        },
        flows: { login: { ui_url: `${url}/form` }, error: { ui_url: `${url}/error` } },
      },
    },
    route: (pattern, answer) => {
      server.route(pattern, answer);
    },
    use: async (publicUrl) => {
      server.route('/api/.ory/*', (request) => passOn(request, '/api/.ory', publicUrl));
      server.route('/form', html(readFileSync(file('form.html'), 'utf8').replaceAll('KRATOS', publicUrl)));
      const client = await bundle('client.ts', publicUrl);
      server.route('/client', page('Client', client));
      server.route('/client.js', raw(client, { headers: { 'content-type': 'text/javascript' } }));
      server.route('/elements', page('Elements', await bundle('elements.mjs', publicUrl)));
    },
  };
}

/** One that Kratos sends people to without asking it anything. */
function provider(id: string, issuer_url: string): object {
  const mapper_url = `base64://${Buffer.from('{ identity: { traits: {} } }').toString('base64')}`;
  return { id, provider: 'gitlab', client_id: 'app', client_secret: 'practice', issuer_url, mapper_url };
}

/** As a proxy does whose addresses begin otherwise. */
async function passOn(
  { method, path, query, headers, body }: SeenRequest,
  prefix: string,
  to: string,
): Promise<Answer> {
  const given = Object.entries(headers).filter(([name]) => ['cookie', 'accept', 'content-type'].includes(name));
  const answer = await fetch(`${to}${path.slice(prefix.length)}?${query.toString()}`, {
    method,
    headers: Object.fromEntries(given) as Record<string, string>,
    ...(method !== 'GET' && { body }),
  });
  const text = (await answer.text()).replaceAll(to, `http://${headers.host ?? ''}${prefix}`);
  return raw(text, {
    status: answer.status,
    headers: { 'content-type': answer.headers.get('content-type') ?? '', 'set-cookie': answer.headers.getSetCookie() },
  });
}

/** A script with what it uses of npm. */
async function bundle(name: string, publicUrl: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file(name)],
    define: { KRATOS: JSON.stringify(publicUrl), 'process.env.NODE_ENV': '"production"' },
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

function page(title: string, script: string): Answer {
  const safe = script.replaceAll('</script', String.raw`<\/script`);
  return html(`<title>${title}</title><body><script type="module">${safe}</script>`);
}
