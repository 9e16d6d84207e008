import { sdkConstants, sdkFormat } from './sdk';

/** `@ory/client` is built on axios, which keeps cookies with tough-cookie. */
export const oryClient = sdkFormat({
  label: '@ory/client',
  packages: ['@ory/client@1.22', 'axios@1', 'tough-cookie@6', 'axios-cookiejar-support@7'],
  tried: '@ory/client 1.22',
  method: (name) => name,
  setUp: (recipe) => [
    "import { Configuration, CourierApi, FrontendApi } from '@ory/client';",
    "import axios from 'axios';",
    ...(recipe.client === 'browser'
      ? ["import { wrapper } from 'axios-cookiejar-support';", "import { CookieJar } from 'tough-cookie';"]
      : []),
    '',
    ...sdkConstants(recipe),
    '',
    ...(recipe.client === 'browser'
      ? ['const http = wrapper(axios.create({ jar: new CookieJar(), maxRedirects: 0, validateStatus: () => true }));']
      : ['const http = axios.create({ maxRedirects: 0, validateStatus: () => true });']),
    'const frontend = new FrontendApi(new Configuration({ basePath: baseUrl }), undefined, http);',
    ...(recipe.variables.some(({ name }) => name === 'admin_url')
      ? ['const courier = new CourierApi(new Configuration({ basePath: adminUrl }), undefined, http);']
      : []),
    '',
    'async function told(call: Promise<{ status: number; data: unknown; headers: object }>): Promise<Answer> {',
    '  const { status, data, headers } = await call;',
    "  return { status, json: data, location: String('location' in headers ? headers.location : '') };",
    '}',
  ],
});
