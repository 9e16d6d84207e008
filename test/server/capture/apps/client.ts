// A page that uses @ory/client with fetch, as its README shows it. `wrong` is the mistake that it makes.
import { Configuration, FrontendApi } from '@ory/client';

interface App {
  readonly kratos: string;
  readonly wrong?: 'new flow' | 'no cookies';
}

declare const app: App;

const kratos = new FrontendApi(
  new Configuration({ basePath: app.kratos, baseOptions: { withCredentials: app.wrong !== 'no cookies' } }),
);

/** Signs in with a mailed code: Kratos answers the address with 400 and the next step. */
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
    if (status === 400 && app.wrong === 'new flow') await kratos.createBrowserLoginFlow();
    return String(status);
  }
}

Object.assign(window, { signIn });
