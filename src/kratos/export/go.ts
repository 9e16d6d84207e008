import { camelCase } from '../recipe/texts';
import type { Expectation, Place, Recipe, Step, Text, Value, Variable } from '../recipe/types';
import type { ExportFormat } from './format';
import { goHelpers } from './goHelpers';
import { givenWords, headLines, inOneLine, makesCodes } from './head';
import { asksForJson, isOfPage, pageAsJson } from './ofPage';
import { sdkCall } from './sdkCall';
import type { SdkCall, SdkValue } from './sdkCall';

/** A program in Go with Ory's library. */
export const go: ExportFormat = {
  label: 'Go (client-go)',
  language: 'go',
  write: (recipe) => {
    const { steps, variables, client } = recipe;
    const usesTotp = makesCodes(recipe);
    const code = steps.flatMap((step) => ['', ...stepLines(step)]);
    const helpers = goHelpers(
      steps,
      code.some((line) => line.includes('flowOf(')),
    );
    const isFresh = variables.some(({ fresh, value = '' }) => fresh && value.includes('@'));
    const head = headLines(recipe, [
      `Run as main.go: ${['go mod tidy &&', ...givenWords(recipe), 'go run .'].join(' ')}`,
      'go.mod beside it:',
      ...['module run', 'go 1.26', `require github.com/ory/client-go ${versions.client}`].map((line) => `  ${line}`),
      ...(usesTotp ? [`  require github.com/pquerna/otp ${versions.otp}`] : []),
      `Tried with Go 1.26 and client-go ${versions.client} against Kratos v1.3.1 and v26.2.0.`,
      ...(steps.some(isOfPage) ? [asksForJson] : []),
    ]);
    const standard = new Set([
      ...['context', 'fmt', 'net/http', ...helpers.uses],
      ...(client === 'browser' ? ['net/http/cookiejar'] : []),
      ...(isFresh || usesTotp ? ['time'] : []),
    ]);
    return [
      ...head.map((line) => `// ${line}`),
      '', // What stands right above it would be text of a package.
      'package main',
      '',
      'import (',
      ...[...standard].toSorted().map((name) => `\t"${name}"`),
      '',
      '\tory "github.com/ory/client-go"',
      ...(usesTotp ? ['\t"github.com/pquerna/otp/totp"'] : []),
      ')',
      '',
      ...variables.map(givenLine),
      ...named(steps).map((name) => `var ${goName(name)} string`),
      '',
      'func main() {',
      ...[...setUp(recipe), 'var got answer', ...code, '', 'fmt.Println("All went as expected.")'].map((line) =>
        line === '' ? '' : `\t${line}`,
      ),
      '}',
      ...helpers.code,
      '',
    ].join('\n');
  },
};

/** The modules with which it was tried. */
export const versions = { client: 'v1.22.92', otp: 'v1.5.0' } as const;

function setUp({ client, variables }: Recipe): readonly string[] {
  const jar = client === 'browser' ? 'jar, _ := cookiejar.New(nil)' : undefined;
  const stay = 'CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }';
  const isMailed = variables.some(({ name }) => name === 'admin_url');
  return [
    'ctx := context.Background()',
    ...(jar === undefined ? [] : [jar]),
    `web := &http.Client{${jar === undefined ? '' : 'Jar: jar, '}${stay}}`,
    'connect := func(address string) *ory.APIClient {',
    '\tsettings := ory.NewConfiguration()',
    '\tsettings.Servers = ory.ServerConfigurations{{URL: address}}',
    '\tsettings.HTTPClient = web',
    '\treturn ory.NewAPIClient(settings)',
    '}',
    `frontend := connect(${goName('base_url')}).FrontendAPI`,
    ...(isMailed ? [`courier := connect(${goName('admin_url')}).CourierAPI`] : []),
  ];
}

/** What steps take from answers. Go has an error for a local variable that nobody reads. */
function named(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => (step.kind === 'totp' ? step.name : step.captures.map(({ name }) => name)));
}

function givenLine({ name, value, fresh }: Variable): string {
  const at = value?.lastIndexOf('@') ?? -1;
  const [key, own] = [goString(name.toUpperCase()), goName(name)];
  if (value === undefined) return `var ${own} = given(${key})`;
  if (!fresh || at === -1) return `var ${own} = given(${key}, ${goString(value)})`;
  const [local, domain] = [value.slice(0, at), value.slice(at)].map(goString);
  return `var ${own} = given(${key}, fmt.Sprint(${local ?? ''}, "+", time.Now().UnixMilli(), ${domain ?? ''}))`;
}

function stepLines(step: Step): readonly string[] {
  if (step.kind === 'totp') return [`${goName(step.name)}, _ = totp.GenerateCode(${goName(step.secret)}, time.Now())`];
  const call = sdkCall(step);
  if (call === undefined) return [`// ${inOneLine(step.title)}: the library has no call for it.`];
  const { title, captures, expect } = pageAsJson(step);
  return [
    ...call.unknown.map((name) => `// The library has no parameter for ${inOneLine(name)}.`),
    `got = told(${callOf(call)})`,
    `check(${goString(title)}, got, ${expectation(expect)})`,
    ...captures.map(({ name, from }) => `${goName(name)} = ${place(from)}`),
  ];
}

function callOf({ api, method, options }: SdkCall): string {
  const set = options.map(([name, value]) => `.${large(name)}(${sdkValue(name, value)})`);
  return `${api}.${large(method)}(ctx)${set.join('')}.Execute()`;
}

function sdkValue(name: string, value: SdkValue): string {
  if ('text' in value) return goText(value.text);
  if ('flag' in value) return String(value.flag);
  if ('flowIn' in value) return `flowOf(${goName(value.flowIn)})`;
  return `body[ory.${large(name)}](${goValue({ members: value.body })})`;
}

function goValue(value: Value): string {
  if ('ref' in value) return goName(value.ref);
  if ('items' in value) return `[]any{${value.items.map(goValue).join(', ')}}`;
  if ('members' in value) {
    const pairs = value.members.map(([name, inner]) => `${goString(name)}: ${goValue(inner)}`);
    return `object{${pairs.join(', ')}}`;
  }
  if (value.literal === null) return 'nil';
  return typeof value.literal === 'string' ? goString(value.literal) : String(value.literal);
}

function goText(text: Text): string {
  const parts = text.map((part) => (typeof part === 'string' ? goString(part) : goName(part.ref)));
  return parts.length === 0 ? '""' : parts.join(' + ');
}

function expectation({ status, state, messages, error, aal }: Partial<Expectation>): string {
  const fields = [
    ...(status === undefined ? [] : [`status: ${String(status)}`]),
    ...(state === undefined ? [] : [`state: ${goString(state)}`]),
    ...(error === undefined ? [] : [`id: ${goString(error)}`]),
    ...(aal === undefined ? [] : [`aal: ${goString(aal)}`]),
    ...(messages === undefined ? [] : [`messages: []string{${messages.map((id) => `"${String(id)}"`).join(', ')}}`]),
  ];
  return `expected{${fields.join(', ')}}`;
}

function place(from: Place): string {
  const words = (path: readonly string[]): string => path.map(goString).join(', ');
  const nodes = 'at(got.json, "ui", "nodes")';
  switch (from.kind) {
    case 'json':
      return `text(got.json, ${words(from.path)})`;
    case 'node':
      return `text(find(${nodes}, ${goString(from.name)}, "attributes", "name"), "attributes", "value")`;
    case 'shown':
      return `text(find(${nodes}, ${goString(from.id)}, "attributes", "id"), "attributes", "text", "text")`;
    case 'suggestion':
      return `text(find(at(got.json, ${words(from.list)}), ${goString(from.action)}, "action"), ${words(from.path)})`;
    case 'location':
      return 'flowOf(got.location)';
    case 'mail':
      return `mailedCode(got, ${goString(from.template)})`;
  }
}

/** A literal between double quotes: those of JSON are Go's, but for the escapes of halves of a pair. */
function goString(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(/[\u2028\u2029\u007f]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Words of Go, and names that the program has besides. */
const taken = new Set(
  [
    'break case chan const continue defer else fallthrough for func go goto if interface map select struct switch',
    'answer at body check connect context cookiejar courier ctx expected find flowOf fmt frontend given got http jar',
    'json list log object main mailedCode ory os regexp slices strings text time told totp url web any bool int string',
    'append false len nil true',
  ].flatMap((words) => words.split(' ')),
);

function goName(name: string): string {
  const own = camelCase(name);
  return taken.has(own) ? `${own}Given` : own;
}

function large(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
