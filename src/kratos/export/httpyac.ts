import { camelCase, writeText } from '../recipe/texts';
import type { Recipe, RequestBody, Step, Text, Value } from '../recipe/types';
import type { ExportFormat } from './format';
import { givenWords, headLines, inOneLine, makesCodes } from './head';
import { jsDefault, jsExpectation, jsPlace, jsString, jsText } from './js';
import { jsHelpers } from './jsHelpers';

/** A file of requests for httpYac: its scripts take values from answers, which the files of REST Client cannot. */
export const httpyac: ExportFormat = {
  label: '.http (httpYac)',
  language: 'http',
  write: (recipe) => {
    const usesTotp = makesCodes(recipe);
    const head = headLines(recipe, [
      `Run: ${[...givenWords(recipe), 'npx httpyac send run.http --all --bail --output none'].join(' ')}`,
      ...(usesTotp ? ['Before: npm install otpauth@9'] : []),
      'Tried with httpYac 6.16 against Kratos v1.3.1 and v26.2.0. REST Client cannot run it: it has no scripts.',
      ...(recipe.client === 'browser'
        ? ['It keeps no Secure cookies over http: the server has to run with --dev, or behind https.']
        : []),
    ]);
    const helpers = jsHelpers(recipe.steps).join('\n').split('\n');
    return [
      ...head.map((line) => `# ${line}`),
      '{{',
      ...recipe.variables.map((variable) => {
        const name = camelCase(variable.name);
        const fallback = jsDefault(variable) ?? 'undefined';
        return `  exports.${name} = process.env.${variable.name.toUpperCase()} ?? ($global.${name} ??= ${fallback});`;
      }),
      ...helpers.map((line) => (line === '' ? '' : `  ${line}`)),
      '',
      ...functionsIn(helpers).map((name) => `  exports.${name} = ${name};`),
      '}}',
      ...recipe.steps.flatMap((step, at) => requestLines(recipe, step, recipe.steps[at - 1])),
      '',
    ].join('\n');
  },
};

function functionsIn(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => /^(?:function|const) (\w+)/.exec(line)?.[1] ?? []);
}

function requestLines(recipe: Recipe, step: Step, before: Step | undefined): readonly string[] {
  if (step.kind === 'totp') return [];
  const { title, method, url, headers, body, expect, captures } = step;
  return [
    '',
    `### ${inOneLine(title)}`,
    '# @no-redirect',
    ...(recipe.client === 'native' ? ['# @no-cookie-jar'] : []),
    ...(before?.kind === 'totp'
      ? [
          '{{',
          "  const { TOTP } = require('otpauth');",
          `  exports.${camelCase(before.name)} = new TOTP({ secret: ${camelCase(before.secret)} }).generate();`,
          '}}',
        ]
      : []),
    `${method} ${filledIn(url)}`,
    ...headers.map(([name, value]) => `${name}: ${filledIn(value)}`),
    ...(body ? bodyLines(body) : []),
    '',
    '{{',
    "  const answer = { status: response.statusCode, location: response.headers.location ?? '', json: response.parsedBody };",
    `  check(${jsString(title)}, answer, ${jsExpectation(expect)});`,
    ...captures.map(({ name, from }) => `  exports.${camelCase(name)} = ${jsPlace(from)};`),
    '}}',
  ];
}

function filledIn(text: Text): string {
  return writeText(
    text,
    (literal) => inOneLine(literal),
    (name, encoded) => `{{${jsText([encoded ? { ref: name, encoded } : { ref: name }])}}}`,
  );
}

function bodyLines({ encoding, fields }: RequestBody): readonly string[] {
  if (encoding === 'form') {
    const pairs = fields.map(([name, value]) => `${encodeURIComponent(name)}=${formValue(value)}`);
    return ['Content-Type: application/x-www-form-urlencoded', '', pairs.join('&')];
  }
  const members = fields.map(([name, value]) => `  ${jsonText(name)}: ${jsonValue(value)}`);
  return ['Content-Type: application/json', '', '{', members.join(',\n'), '}'];
}

function formValue(value: Value): string {
  if ('ref' in value) return `{{encodeURIComponent(${camelCase(value.ref)})}}`;
  return 'literal' in value ? encodeURIComponent(String(value.literal)) : '';
}

/** JSON in which the tool fills in values, quotes and all. */
function jsonValue(value: Value): string {
  if ('literal' in value) return jsonText(value.literal);
  if ('ref' in value) return `{{JSON.stringify(${camelCase(value.ref)})}}`;
  if ('items' in value) return `[${value.items.map(jsonValue).join(', ')}]`;
  return `{ ${value.members.map(([name, inner]) => `${jsonText(name)}: ${jsonValue(inner)}`).join(', ')} }`;
}

/** Without what would run as a script. */
function jsonText(value: string | number | boolean | null): string {
  return JSON.stringify(value).replaceAll('{{', String.raw`\u007b\u007b`);
}
