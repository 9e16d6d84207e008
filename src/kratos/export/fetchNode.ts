import { camelCase } from '../recipe/texts';
import type { Recipe, Step, Variable } from '../recipe/types';
import type { ExportFormat } from './format';
import { givenWords, headLines, makesCodes } from './head';
import { jsDefault, jsRequest, jsString } from './js';
import { jsHelpers } from './jsHelpers';

/** A program for Node with nothing but its own `fetch`, which keeps no cookies: these few lines do. */
export const fetchNode: ExportFormat = {
  label: 'fetch (Node)',
  language: 'javascript',
  write: (recipe) => {
    const usesTotp = makesCodes(recipe);
    const head = headLines(recipe, [
      `Run: ${[...givenWords(recipe), 'node run.mjs'].join(' ')}`,
      ...(usesTotp ? ['Before: npm install otpauth@9'] : []),
      'Tried with Node 24 against Kratos v1.3.1 and v26.2.0.',
    ]);
    return [
      ...head.map((line) => `// ${line}`),
      ...(usesTotp ? ["import { TOTP } from 'otpauth';"] : []),
      '',
      ...recipe.variables.map(givenLine),
      '',
      send(recipe),
      ...jsHelpers(recipe.steps),
      '',
      required,
      '',
      'let answer;',
      ...recipe.steps.flatMap((step) => ['', ...stepLines(step)]),
      '',
      "console.log('All went as expected.');",
      '',
    ].join('\n');
  },
};

/** A constant that holds a value of the environment. */
export function givenLine(variable: Variable): string {
  const key = variable.name.toUpperCase();
  const fallback = jsDefault(variable) ?? `required(${jsString(key)})`;
  return `const ${camelCase(variable.name)} = process.env.${key} ?? ${fallback};`;
}

/** Throws for a value that the environment lacks. */
export const required = `function required(name) {
  throw new Error(\`\${name} has to be given in the environment.\`);
}`;

/** The lines of a step, with the library otpauth for codes. */
export function stepLines(step: Step): readonly string[] {
  if (step.kind === 'request') return jsRequest(step);
  const secret = camelCase(step.secret);
  return [`const ${camelCase(step.name)} = new TOTP({ secret: ${secret} }).generate();`];
}

function send({ client }: Recipe): string {
  const keepsCookies = client === 'browser';
  const withCookies = keepsCookies
    ? `
  if (url.startsWith(baseUrl)) headers = { ...headers, Cookie: [...jar].map((pair) => pair.join('=')).join('; ') };`
    : '';
  const take = keepsCookies
    ? `
  for (const cookie of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (/max-age=0/i.test(cookie)) jar.delete(name);
    else jar.set(name, value);
  }`
    : '';
  return `${keepsCookies ? 'const jar = new Map();\n\n' : ''}async function send(method, url, headers, { json, form } = {}) {${withCookies}
  const body = form ? new URLSearchParams(form) : json && JSON.stringify(json);
  if (json) headers = { ...headers, 'Content-Type': 'application/json' };
  const response = await fetch(url, { method, headers, body, redirect: 'manual' });${take}
  const text = await response.text();
  const location = response.headers.get('location') ?? '';
  return { status: response.status, location, json: /^[[{]/.test(text) ? JSON.parse(text) : undefined };
}`;
}
