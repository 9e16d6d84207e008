import { writeText } from '../recipe/texts';
import type { Capture, Expectation, Recipe, RequestStep, Step, Text, Variable } from '../recipe/types';
import type { ExportFormat } from './format';
import { helpers, totpHelper } from './curlHelpers';
import { jqBody, jqExpectations, jqPlace } from './jq';
import { headLines, makesCodes } from './head';
import { shellWord } from './shellWord';

/** A shell script. Bodies are made by jq from the environment, so that no secret stands in a command line. */
export const curl: ExportFormat = {
  label: 'cURL',
  language: 'shellscript',
  write: (recipe) => {
    const secrets = recipe.variables.filter(({ value }) => value === undefined).map(({ name }) => `${upper(name)}=…`);
    const head = headLines(recipe, [
      `Run: ${[...secrets, 'bash run.sh'].join(' ')}`,
      'Needs bash, curl and jq. Tried with curl 7.88 and jq 1.6 against Kratos v1.3.1 and v26.2.0.',
    ]);
    const usesTotp = makesCodes(recipe);
    return [
      '#!/usr/bin/env bash',
      ...head.map((line) => `# ${line}`),
      'set -euo pipefail',
      'set -a # jq reads all of these from the environment.',
      '',
      ...recipe.variables.map(variableLine),
      '',
      ...helpers(recipe.client === 'browser'),
      ...(usesTotp ? totpHelper : []),
      ...recipe.steps.flatMap((step) => ['', ...stepLines(recipe, step)]),
      '',
      'echo "All went as expected."',
      '',
    ].join('\n');
  },
};

function variableLine({ name, value, secret, fresh }: Variable): string {
  if (value === undefined) return `: "\${${upper(name)}:?has to be given${secret ? ', and is a secret' : ''}}"`;
  // Words between single quotes: between double ones, bash takes a quote or a brace in a default for its own.
  const at = value.lastIndexOf('@');
  const parts = fresh && at !== -1 ? [value.slice(0, at), value.slice(at)].map(shellWord) : [shellWord(value)];
  // Somebody new at each run.
  return `${upper(name)}=\${${upper(name)}:-${parts.join('+$(date +%s)-$$')}}`;
}

function stepLines(recipe: Recipe, step: Step): readonly string[] {
  if (step.kind === 'totp')
    return [
      `step ${shellWord(step.title)}`,
      `${shellName(recipe, step.name)}=$(totp "$${shellName(recipe, step.secret)}")`,
    ];
  return [
    `step ${shellWord(step.title)}`,
    sendLine(recipe, step),
    ...expectationLines(step.expect),
    ...step.captures.map((one) => captureLine(recipe, one)),
  ];
}

function sendLine(recipe: Recipe, { method, url, headers, body, expect }: RequestStep): string {
  const lines = [
    `send ${String(expect.status)} ${shellText(recipe, url)}`,
    ...headers.map(([name, value]) => `-H ${shellText(recipe, [`${name}: `, ...value])}`),
    ...(body
      ? [
          `-H 'Content-Type: ${body.encoding === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'}'`,
          '--data-binary @-',
        ]
      : []),
    ...(method === (body ? 'POST' : 'GET') ? [] : [`-X ${method}`]),
  ];
  const sent = lines.join(' \\\n  ');
  return body
    ? `jq -n${body.encoding === 'form' ? 'rj' : ''} ${shellWord(jqBody(body, (name) => shellName(recipe, name)))} |\n  ${sent}`
    : sent;
}

function expectationLines(expected: Expectation): readonly string[] {
  const { location } = expected;
  return [
    ...jqExpectations(expected).map((filter) => `expect ${shellWord(filter)}`),
    ...(location === undefined
      ? []
      : [
          `location | grep -q${location.there ? '' : 'v'} '[?&]${location.parameter}=' || fail 'the redirect leads elsewhere'`,
        ]),
  ];
}

function captureLine(recipe: Recipe, { name, from }: Capture): string {
  const value = from.kind === 'location' ? `parameter ${from.parameter}` : `capture ${shellWord(jqPlace(from))}`;
  return `${shellName(recipe, name)}=$(${value})`;
}

function shellText(recipe: Recipe, text: Text): string {
  const inside = writeText(text, plain, (name, encoded) => {
    const own = shellName(recipe, name);
    if (encoded) return `$(jq -rn 'env.${own} | @uri')`;
    return text.length === 1 ? `$${own}` : `\${${own}}`;
  });
  const isWord = text.every((part) => typeof part === 'string') && !inside.includes('\\');
  return isWord ? shellWord(inside) : `"${inside}"`;
}

/** Given values are written large, as the environment has them; captured ones small. */
function shellName(recipe: Recipe, name: string): string {
  return recipe.variables.some((variable) => variable.name === name) ? upper(name) : name;
}

function upper(name: string): string {
  return name.toUpperCase();
}

/** Between double quotes. */
function plain(text: string): string {
  return text.replace(/[\\"$`]/g, String.raw`\$&`);
}
