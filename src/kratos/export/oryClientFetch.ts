import { sdkConstants, sdkFormat } from './sdk';

/** `@ory/client-fetch` keeps no cookies, and asks for anything: what it is given here does both. */
export const oryClientFetch = sdkFormat({
  label: '@ory/client-fetch',
  packages: ['@ory/client-fetch@1.22'],
  tried: '@ory/client-fetch 1.22',
  method: (name) => `${name}Raw`,
  setUp: (recipe) => {
    const keepsCookies = recipe.client === 'browser';
    return [
      "import { Configuration, CourierApi, FrontendApi, ResponseError } from '@ory/client-fetch';",
      '',
      ...sdkConstants(recipe),
      '',
      ...(keepsCookies
        ? [
            'const jar = new Map<string, string>();',
            '',
            'async function fetchWithCookies(url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {',
            "  const cookies = [...jar].map((pair) => pair.join('=')).join('; ');",
            '  const headers = { ...(init.headers as Record<string, string>), Cookie: cookies };',
            "  const response = await fetch(url, { ...init, headers, redirect: 'manual' });",
            '  for (const cookie of response.headers.getSetCookie()) {',
            "    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];",
            '    if (/max-age=0/i.test(cookie)) jar.delete(name);',
            '    else jar.set(name, value);',
            '  }',
            '  return response;',
            '}',
            '',
          ]
        : []),
      `const options = { headers: { Accept: 'application/json' }${keepsCookies ? ', fetchApi: fetchWithCookies' : ''} };`,
      'const frontend = new FrontendApi(new Configuration({ ...options, basePath: baseUrl }));',
      ...(recipe.variables.some(({ name }) => name === 'admin_url')
        ? ['const courier = new CourierApi(new Configuration({ basePath: adminUrl }));']
        : []),
      '',
      '/** An answer of any status: the library throws what is no success. */',
      'async function told(call: Promise<{ raw: Response }>): Promise<Answer> {',
      '  const response = await call.then(',
      '    ({ raw }) => raw,',
      '    (error: unknown) => {',
      '      if (error instanceof ResponseError) return error.response;',
      '      throw error;',
      '    },',
      '  );',
      '  const text = await response.text();',
      "  const location = response.headers.get('location') ?? '';",
      '  return { status: response.status, location, json: /^[[{]/.test(text) ? JSON.parse(text) : undefined };',
      '}',
    ];
  },
});
