import { camelCase } from '../recipe/texts';
import type { Recipe, Step } from '../recipe/types';
import { givenLine, required } from './fetchNode';
import type { ExportFormat } from './format';
import { givenWords, headLines, inOneLine, makesCodes } from './head';
import { jsExpectation, jsObject, jsPlace, jsString, jsText, jsValue } from './js';
import { jsHelpers } from './jsHelpers';
import { asksForJson, isOfPage, pageAsJson } from './ofPage';
import { sdkCall } from './sdkCall';
import type { SdkCall, SdkValue } from './sdkCall';

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
        ...(recipe.steps.some(isOfPage) ? [asksForJson] : []),
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
  const call = sdkCall(step);
  if (call === undefined) return [`// ${inOneLine(step.title)}: the library has no call for it.`];
  const { captures, expect } = pageAsJson(step);
  return [
    ...call.unknown.map((name) => `// The library has no parameter for ${inOneLine(name)}.`),
    `answer = await told(${callOf(sdk, call)});`,
    `check(${jsString(step.title)}, answer, ${jsExpectation(expect)});`,
    ...captures.map(({ name, from }) => `const ${camelCase(name)} = ${jsPlace(from)};`),
  ];
}

function callOf({ method }: Sdk, { api, method: name, options }: SdkCall): string {
  return `${api}.${method(name)}(${jsObject(options.map(([option, value]) => [option, valueOf(value)]))})`;
}

function valueOf(value: SdkValue): string {
  if ('text' in value) return jsText(value.text);
  if ('flag' in value) return String(value.flag);
  if ('flowIn' in value) return `new URL(${camelCase(value.flowIn)}).searchParams.get('flow') ?? ''`;
  return jsValue({ members: value.body });
}
