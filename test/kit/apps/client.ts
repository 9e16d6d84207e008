// A page (or a worker) that uses @ory/client, as its README shows it. What it does wrong stands in its address.
import { Configuration, FrontendApi } from '@ory/client';

declare const KRATOS: string;

const asked = new URLSearchParams(location.search);
const wrong = asked.get('wrong');
const kratos = new FrontendApi(
  new Configuration({
    basePath: asked.get('kratos') ?? KRATOS,
    baseOptions: { withCredentials: wrong !== 'no cookies' },
  }),
);

type LoginFlow = Awaited<ReturnType<typeof kratos.createBrowserLoginFlow>>['data'];

function tokenOf({ ui }: LoginFlow): string {
  const token = ui.nodes.map(({ attributes }) => attributes).find((one) => 'name' in one && one.name === 'csrf_token');
  return token && 'value' in token ? String(token.value) : '';
}

function readStatus(error: unknown): number | undefined {
  return (error as { response?: { status?: number } }).response?.status;
}

/** Asks for a mailed code: Kratos answers the address with 400 and the next step. Resolves to that status. */
async function signIn(identifier: string): Promise<string> {
  const { data: flow } = await kratos.createBrowserLoginFlow();
  const body = { method: 'code', identifier, csrf_token: tokenOf(flow) } as const;
  try {
    await kratos.updateLoginFlow({ flow: flow.id, updateLoginFlowBody: body });
    return 'signed in';
  } catch (error) {
    const status = readStatus(error);
    if (status === 400 && wrong === 'new flow') await kratos.createBrowserLoginFlow();
    return String(status);
  }
}

/** Signs in at a provider: Kratos answers 422, and the whole page has to go there. */
async function signInAt(provider: string): Promise<void> {
  const { data: flow } = await kratos.createBrowserLoginFlow();
  const body = { method: 'oidc', provider, csrf_token: tokenOf(flow) } as const;
  try {
    await kratos.updateLoginFlow({ flow: flow.id, updateLoginFlowBody: body });
  } catch (error) {
    const { data } = (error as { response: { data: { redirect_browser_to: string } } }).response;
    if (wrong === 'fetched redirect') await fetch(data.redirect_browser_to).catch(() => undefined);
    else location.href = data.redirect_browser_to;
  }
}

const as = asked.get('as');
if (as !== null)
  void signIn(as).then((answer) => {
    if (typeof document === 'object') document.body.dataset.answer = answer;
  });
Object.assign(globalThis, { signIn, signInAt });
