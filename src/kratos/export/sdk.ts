import { camelCase, parametersOf } from '../recipe/texts';
import type { Recipe, RequestBody, RequestStep, Step, Text, Value } from '../recipe/types';
import { givenLine, required } from './fetchNode';
import type { ExportFormat } from './format';
import { givenWords, headLines, makesCodes } from './head';
import { jsExpectation, jsObject, jsPlace, jsString, jsText, jsValue } from './js';
import { jsHelpers } from './jsHelpers';

/** What differs between the two libraries of Ory. */
export interface Sdk {
  readonly label: string;
  /** What npm installs, and the versions with which it was tried. */
  readonly packages: readonly string[];
  readonly tried: string;
  /** The lines that make `frontend` and `courier`, and `told`, which makes an answer of a call. */
  readonly setUp: (recipe: Recipe) => readonly string[];
  /** A method as it is called: without throwing for a status. */
  readonly method: (name: string) => string;
}

/** A program in TypeScript that Node runs as it is. */
export function sdkFormat(sdk: Sdk): ExportFormat {
  return {
    label: sdk.label,
    language: 'typescript',
    write: (recipe) => {
      const usesTotp = makesCodes(recipe);
      const head = headLines(recipe, [
        `Run: ${[...givenWords(recipe), 'node run.mts'].join(' ')}`,
        `Before: npm install ${[...sdk.packages, ...(usesTotp ? ['otpauth@9'] : [])].join(' ')}`,
        `Tried with ${sdk.tried} and Node 24 against Kratos v1.3.1 and v26.2.0.`,
        ...(recipe.steps.some(isOfPage) ? ['It was done by forms of a page: the library asks for JSON instead.'] : []),
      ]);
      return [
        ...head.map((line) => `// ${line}`),
        ...sdk.setUp(recipe),
        ...(usesTotp ? ["import { TOTP } from 'otpauth';"] : []),
        ...jsHelpers(recipe.steps, 'typed'),
        '',
        required.replace('(name)', '(name: string): never'),
        '',
        'let answer: Answer;',
        ...recipe.steps.flatMap((step) => ['', ...stepLines(sdk, step)]),
        '',
        "console.log('All went as expected.');",
        '',
      ].join('\n');
    },
  };
}

/** The variables of a recipe as constants. */
export function sdkConstants(recipe: Recipe): readonly string[] {
  return recipe.variables.map(givenLine);
}

function stepLines(sdk: Sdk, step: Step): readonly string[] {
  if (step.kind === 'totp')
    return [`const ${camelCase(step.name)} = new TOTP({ secret: ${camelCase(step.secret)} }).generate();`];
  const call = callOf(sdk, step);
  if (call === undefined) return [`// ${step.title}: the library has no call for it.`];
  const { status, ...expected } = step.expect;
  return [
    `answer = await told(${call});`,
    isOfPage(step)
      ? `check(${jsString(step.title)}, answer, { status: ${step.does === 'submit' ? 'answer.status' : '200'} });`
      : `check(${jsString(step.title)}, answer, ${jsExpectation({ status, ...expected })});`,
    ...step.captures.map(({ name, from }) => `const ${camelCase(name)} = ${jsPlace(from)};`),
  ];
}

function isOfPage(step: Step): boolean {
  return step.kind === 'request' && step.headers.some(([, value]) => value[0] === 'text/html');
}

/** The methods that take the token of a native client. */
const takesToken = /^(?:createNative(?:Login|Settings)Flow|getSettingsFlow|update(?:Login|Settings)Flow)$/;

function callOf({ method }: Sdk, step: RequestStep): string | undefined {
  const { does, flowType, url, body } = step;
  const name = `${flowType.charAt(0).toUpperCase()}${flowType.slice(1)}Flow`;
  const parameters = parametersOf(url);
  const token = step.headers.find(([header]) => header === 'X-Session-Token')?.[1];
  const call = (which: string, given: readonly (readonly [string, string])[]): string => {
    const tokens = token !== undefined && takesToken.test(which) ? [['xSessionToken', jsText(token)] as const] : [];
    const all = [...given, ...tokens];
    return `frontend.${method(which)}(${jsObject(all)})`;
  };
  switch (does) {
    case 'mail':
      return `courier.${method('listCourierMessages')}({ recipient: ${jsText(valueOf(parameters, 'recipient'))} })`;
    case 'start': {
      const isNative = url.some((part) => typeof part === 'string' && /\/api(?:\?|$)/.test(part));
      return call(`create${isNative ? 'Native' : 'Browser'}${name}`, parameters.map(startOption));
    }
    case 'fetch':
      return call(`get${name}`, [['id', jsText(valueOf(parameters, 'id'))]]);
    case 'submit': {
      if (body === undefined) return undefined;
      const [only] = url;
      const flow =
        url.length === 1 && typeof only === 'object'
          ? `new URL(${camelCase(only.ref)}).searchParams.get('flow') ?? ''`
          : jsText(valueOf(parameters, 'flow'));
      return call(`update${name}`, [
        ['flow', flow],
        [`update${name}Body`, bodyOf(body)],
      ]);
    }
  }
}

function valueOf(parameters: ReturnType<typeof parametersOf>, name: string): Text {
  const [, value = []] = parameters.find(([one]) => one === name) ?? [];
  // The library encodes by itself.
  return value.map((part) => (typeof part === 'string' ? part : { ref: part.ref }));
}

function startOption([name, value]: readonly [string, Text]): readonly [string, string] {
  const [only] = value;
  const isFlag = name === 'refresh' || name === 'return_session_token_exchange_code';
  return [camelCase(name), isFlag ? String(only === 'true') : jsText(valueOf([[name, value]], name))];
}

/** The library has traits as an object, and takes no list of pairs. */
function bodyOf({ fields }: RequestBody): string {
  return jsValue({ members: nested(fields) });
}

type Members = readonly (readonly [string, Value])[];

function nested(fields: Members): Members {
  const groups = new Map<string, Value | [string, Value][]>();
  for (const [name, value] of fields) {
    const [first = '', ...rest] = name.split('.');
    if (rest.length === 0) groups.set(name, value);
    else {
      const group = groups.get(first);
      const inner: [string, Value] = [rest.join('.'), value];
      if (Array.isArray(group)) group.push(inner);
      else groups.set(first, [inner]);
    }
  }
  return [...groups].map(([name, value]) => [name, Array.isArray(value) ? { members: nested(value) } : value]);
}
