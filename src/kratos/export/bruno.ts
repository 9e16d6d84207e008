import { writeText } from '../recipe/texts';
import type { Recipe, RequestBody, RequestStep, Step, Text, Value, Variable } from '../recipe/types';
import { brunoScripts, isGiven } from './brunoScripts';
import type { ExportFormat } from './format';
import { givenWords, headLines } from './head';

/** A whole collection in one file (OpenCollection, bundled), which Bruno imports and lays into a folder. */
export const bruno: ExportFormat = {
  label: 'Bruno',
  language: 'yaml',
  write: (recipe) => {
    const { title, client, variables, steps } = recipe;
    const given = givenWords(recipe).map((word) => `--env-var ${word.replace(/^[^=]*/, (name) => name.toLowerCase())}`);
    const cookies = client === 'native' ? ['--disable-cookies'] : [];
    const head = headLines(recipe, [
      'Import it into Bruno (Import Collection), which makes a folder of it. Run it there, or in that folder:',
      ['bru run --bail --env kratos', ...cookies, ...given].join(' '),
      ...(client === 'native' ? ['Kratos refuses native forms with a cookie: clear those of Bruno before each.'] : []),
      'Tried with Bruno CLI 4.1 against Kratos v1.3.1 and v26.2.0.',
    ]);
    const requests = steps.filter((step) => step.kind === 'request');
    return [
      ...head.map((line) => `# ${line}`),
      'opencollection: 1.0.0',
      'info:',
      `  name: ${text(title)}`,
      'config:',
      '  environments:',
      '    - name: kratos',
      '      variables:',
      ...variables.flatMap(variableLines),
      'items:',
      ...requests.flatMap((step, at) => requestLines(recipe, step, at)),
      'bundled: true',
      '',
    ].join('\n');
  },
};

/** JSON is YAML. Signs that end a line there are escaped. */
function text(value: string): string {
  return JSON.stringify(value).replace(/[\u2028\u2029\u0085\u007f]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function variableLines({ name, secret, value }: Variable): readonly string[] {
  const known = value === undefined ? [] : [`          value: ${text(literal(value))}`];
  return [`        - name: ${text(name)}`, ...known, ...(secret ? ['          secret: true'] : [])];
}

function requestLines(recipe: Recipe, step: RequestStep, at: number): readonly string[] {
  const { title, method, url, headers, body } = step;
  const before = codeBefore(recipe.steps, step);
  return [
    '  - info:',
    `      name: ${text(`${String(at + 1)} ${title}`)}`,
    '      type: http',
    `      seq: ${String(at + 1)}`,
    '    http:',
    `      method: ${method}`,
    `      url: ${text(template(url))}`,
    '      headers:',
    ...headers.flatMap(([name, value]) => [
      `        - name: ${text(name)}`,
      `          value: ${text(template(value))}`,
    ]),
    ...(body ? bodyLines(recipe, body) : []),
    ...scriptLines(recipe, step, before, at === 0),
    '    settings:',
    '      encodeUrl: false',
    '      followRedirects: false',
  ];
}

/** The code of an authenticator is made right before the request that sends it. */
function codeBefore(steps: readonly Step[], step: RequestStep): Step | undefined {
  return steps[steps.indexOf(step) - 1];
}

function bodyLines(recipe: Recipe, { encoding, fields }: RequestBody): readonly string[] {
  if (encoding === 'form')
    return [
      '      body:',
      '        type: form-urlencoded',
      '        data:',
      ...fields.flatMap(([name, value]) => [
        `          - name: ${text(literal(name))}`,
        `            value: ${text(formValue(value))}`,
      ]),
    ];
  const members = fields.map(([name, value]) => `  ${jsonText(name)}: ${jsonValue(recipe, value)}`);
  const lines = ['{', ...members.map((line, at) => (at < members.length - 1 ? `${line},` : line)), '}'];
  return ['      body:', '        type: json', '        data: |-', ...lines.map((line) => `          ${line}`)];
}

function formValue(value: Value): string {
  if ('ref' in value) return `{{${value.ref}}}`;
  return 'literal' in value ? literal(String(value.literal)) : '';
}

/** JSON in which values are filled in, as they are: what somebody gives comes with quotes and escapes of its own. */
function jsonValue(recipe: Recipe, value: Value): string {
  if ('ref' in value) return isGiven(recipe, value.ref) ? `{{${value.ref}_json}}` : `"{{${value.ref}}}"`;
  if ('items' in value) return `[${value.items.map((item) => jsonValue(recipe, item)).join(', ')}]`;
  if ('members' in value) {
    const members = value.members.map(([name, inner]) => `${jsonText(name)}: ${jsonValue(recipe, inner)}`);
    return `{ ${members.join(', ')} }`;
  }
  return typeof value.literal === 'string' ? jsonText(value.literal) : String(value.literal);
}

function jsonText(value: string): string {
  return text(value).replaceAll('{{', String.raw`\u007b\u007b`);
}

function scriptLines(recipe: Recipe, step: RequestStep, before: Step | undefined, isFirst: boolean): readonly string[] {
  const scripts = brunoScripts(recipe, step, before, isFirst);
  return [
    '    runtime:',
    '      scripts:',
    ...scripts.flatMap(({ type, lines }) => [
      `        - type: ${type}`,
      '          code: |-',
      ...lines.map((line) => (line === '' ? '' : `            ${line}`)),
    ]),
  ];
}

function template(value: Text): string {
  return writeText(value, literal, (name, encoded) => `{{${name}${encoded ? '_encoded' : ''}}}`);
}

/** Bruno has no escape for its braces: what would be one is torn apart. */
function literal(value: string): string {
  return value.replace(/\{(?=\{)/g, '{ ');
}
