import type { ExportFormat } from './format';
import { givenLine, required, stepLines } from './fetchNode';
import { givenWords, headLines, makesCodes } from './head';
import { jsString } from './js';
import { jsHelpers } from './jsHelpers';

/** A test of Playwright that speaks HTTP: its context keeps the cookies. */
export const playwright: ExportFormat = {
  label: 'Playwright Test',
  language: 'javascript',
  write: (recipe) => {
    const usesTotp = makesCodes(recipe);
    const head = headLines(recipe, [
      `Run as kratos.spec.js: ${[...givenWords(recipe), 'npx playwright test'].join(' ')}`,
      `Before: npm install ${usesTotp ? '@playwright/test otpauth@9' : '@playwright/test'}`,
      'Tried with Playwright 1.65 against Kratos v1.3.1 and v26.2.0.',
    ]);
    return [
      ...head.map((line) => `// ${line}`),
      "import { test } from '@playwright/test';",
      ...(usesTotp ? ["import { TOTP } from 'otpauth';"] : []),
      ...jsHelpers(recipe.steps),
      '',
      required,
      '',
      `test(${jsString(recipe.title)}, async ({ playwright }) => {`,
      ...[
        ...recipe.variables.map(givenLine),
        ...(recipe.client === 'browser' ? [context] : []),
        ...sendLines(recipe.client === 'browser'),
        'let answer;',
        ...recipe.steps.flatMap((step) => ['', ...stepLines(step)]),
      ].map((line) => (line === '' ? '' : `  ${line}`)),
      '});',
      '',
    ].join('\n');
  },
};

const context = 'const context = await playwright.request.newContext({ maxRedirects: 0 });';

/** A native client shows no cookie, although Kratos may set one: Kratos refuses a native form that comes with any. */
function sendLines(keepsCookies: boolean): readonly string[] {
  return [
    'const send = async (method, url, headers, { json, form } = {}) => {',
    ...(keepsCookies ? [] : [`  ${context}`]),
    "  if (form) headers = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' };",
    '  const response = await context.fetch(url, { method, headers, data: form ? String(new URLSearchParams(form)) : json });',
    '  const text = await response.text();',
    "  const location = response.headers().location ?? '';",
    '  return { status: response.status(), location, json: /^[[{]/.test(text) ? JSON.parse(text) : undefined };',
    '};',
  ];
}
