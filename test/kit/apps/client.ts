// A page (or a worker) that uses @ory/client, as its README shows it. What it does wrong stands in its address.
import { Configuration, FrontendApi } from '@ory/client';

declare const KRATOS: string;

const asked = new URLSearchParams(location.search);
const wrong = asked.get('wrong');
const kratos = new FrontendApi(
  new Configuration({ basePath: KRATOS, baseOptions: { withCredentials: wrong !== 'no cookies' } }),
);

/** Asks for a mailed code: Kratos answers the address with 400 and the next step. Resolves to that status. */
async function signIn(identifier: string): Promise<string> {
  const { data: flow } = await kratos.createBrowserLoginFlow();
  const token = flow.ui.nodes
    .map(({ attributes }) => attributes)
    .find((one) => 'name' in one && one.name === 'csrf_token');
  const csrf_token = token && 'value' in token ? String(token.value) : '';
  try {
    await kratos.updateLoginFlow({ flow: flow.id, updateLoginFlowBody: { method: 'code', identifier, csrf_token } });
    return 'signed in';
  } catch (error) {
    const { status } = (error as { response?: { status?: number } }).response ?? {};
    if (status === 400 && wrong === 'new flow') await kratos.createBrowserLoginFlow();
    return String(status);
  }
}

const as = asked.get('as');
if (as !== null) void signIn(as);
Object.assign(globalThis, { signIn });
