import { mailNote } from '../recipe/notes';
import { camelCase } from '../recipe/texts';
import type { Recipe, RequestStep, Step, Variable } from '../recipe/types';
import type { ExportFormat } from './format';
import { stepLines as linesInNode } from './fetchNode';
import { headLines, makesCodes } from './head';
import { jsDefault, jsObject, jsRequest, jsString, jsText } from './js';
import { jsHelpers } from './jsHelpers';
import { asksForJson, isOfPage, pageAsJson } from './ofPage';

/** A module for a page: the browser keeps the cookies. What was mailed has to be typed, since no page reads mail. */
export const fetchBrowser: ExportFormat = {
  label: 'fetch (browser)',
  language: 'javascript',
  write: (recipe) => {
    const usesTotp = makesCodes(recipe);
    const { steps } = recipe;
    const head = headLines({ ...recipe, notes: recipe.notes.filter((note) => note !== mailNote) }, [
      `Run in a page: import { run } from './run.js'; await run(${givenObject(recipe)});`,
      ...(usesTotp ? ['Before: npm install otpauth@9, and a bundler or an import map that finds it.'] : []),
      'The page has to be of the same site as Kratos (the same host, any port), and its origin in the setting',
      'serve.public.cors.allowed_origins, with enabled: true and allow_credentials: true beside it.',
      ...(recipe.client === 'native'
        ? [
            'A page cannot do this: Kratos refuses native forms that come with an Origin. Export a browser client’s run.',
          ]
        : []),
      ...(steps.some(isOfPage) ? [asksForJson] : []),
      'Tried with Chromium 156 against Kratos v1.3.1 and v26.2.0.',
    ]);
    return [
      ...head.map((line) => `// ${line}`),
      ...(usesTotp ? ["import { TOTP } from 'otpauth';"] : []),
      '',
      '/** Resolves when all went as expected. */',
      'export async function run({',
      ...recipe.variables.filter(({ name }) => name !== 'admin_url').map((variable) => `  ${parameterLine(variable)}`),
      ...(steps.some(isMail) ? ['  readCode = (address) => prompt(`The code that was sent to ${address}`),'] : []),
      '} = {}) {',
      '  let answer;',
      ...steps.flatMap((step) => ['', ...stepLines(step).map((line) => `  ${line}`)]),
      '}',
      '',
      send,
      ...jsHelpers(steps.filter((step) => !isMail(step))),
      '',
      required,
      '',
    ].join('\n');
  },
};

/** What has no value of its own. */
function givenObject({ variables }: Recipe): string {
  const missing = variables.filter(({ value, name }) => value === undefined && name !== 'admin_url');
  return missing.length === 0 ? '' : jsObject(missing.map(({ name }) => [camelCase(name), "'…'"]));
}

function parameterLine(variable: Variable): string {
  const name = camelCase(variable.name);
  return `${name} = ${jsDefault(variable) ?? `required(${jsString(name)})`},`;
}

function stepLines(step: Step): readonly string[] {
  if (step.kind === 'totp') return linesInNode(step);
  if (isMail(step)) return mailLines(step);
  return jsRequest(pageAsJson(step));
}

/** The address that mail went to ends the one of the courier's list. */
function mailLines({ url, captures }: RequestStep): readonly string[] {
  const recipient = url.flatMap((part) => (typeof part === 'object' && part.encoded ? [{ ref: part.ref }] : []));
  return captures.map(({ name }) => `const ${camelCase(name)} = await readCode(${jsText(recipient)});`);
}

function isMail(step: Step): boolean {
  return step.kind === 'request' && step.does === 'mail';
}

const send = `async function send(method, url, headers, { json, form } = {}) {
  const body = form ? new URLSearchParams(form) : json && JSON.stringify(json);
  if (json) headers = { ...headers, 'Content-Type': 'application/json' };
  const response = await fetch(url, { method, headers, body, credentials: 'include' });
  const text = await response.text();
  return { status: response.status, location: '', json: /^[[{]/.test(text) ? JSON.parse(text) : undefined };
}`;

const required = `function required(name) {
  throw new Error(\`\${name} has to be given.\`);
}`;
