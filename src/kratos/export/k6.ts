import { camelCase } from '../recipe/texts';
import type { Step, Variable } from '../recipe/types';
import type { ExportFormat } from './format';
import { givenWords, headLines, makesCodes } from './head';
import { jsDefault, jsRequest, jsString } from './js';
import { jsHelpers } from './jsHelpers';

/** A script of k6: one iteration is one run. Its thresholds decide how it ends, since an exception does not. */
export const k6: ExportFormat = {
  label: 'k6',
  language: 'javascript',
  write: (recipe) => {
    const { steps, variables, client, title } = recipe;
    const usesTotp = makesCodes(recipe);
    const given = givenWords(recipe).map((word) => `-e ${word}`);
    const head = headLines(recipe, [
      `Run: ${['k6 run', ...given, 'run.js'].join(' ')}`,
      'More at a time: --vus 10 --iterations 100, or your own options below.',
      'Tried with k6 1.8 against Kratos v1.3.1 and v26.2.0.',
    ]);
    return [
      ...head.map((line) => `// ${line}`),
      "import { check as count } from 'k6';",
      "import http from 'k6/http';",
      ...(usesTotp ? ["import crypto from 'k6/crypto';"] : []),
      '',
      "export const options = { thresholds: { checks: ['rate==1'], http_req_duration: ['p(95)<2000'] } };",
      '',
      ...variables.map(givenLine),
      '',
      sendFunction(client === 'browser'),
      ...jsHelpers(steps),
      ...(usesTotp ? ['', totp] : []),
      '',
      'function run() {',
      '  let answer;',
      ...steps.flatMap((step) => ['', ...stepLines(step).map((line) => `  ${line}`)]),
      '}',
      '',
      'export default function () {',
      '  let problem;',
      '  try {',
      '    run();',
      '  } catch (error) {',
      '    problem = error;',
      '    console.error(error.message);',
      '  }',
      `  count(problem, { ${jsString(title)}: () => problem === undefined });`,
      '}',
      '',
    ].join('\n');
  },
};

function givenLine(variable: Variable): string {
  const key = variable.name.toUpperCase();
  return `const ${camelCase(variable.name)} = __ENV.${key} || ${jsDefault(variable) ?? `missing(${jsString(key)})`};`;
}

function stepLines(step: Step): readonly string[] {
  if (step.kind === 'request') return jsRequest(step, '');
  return [`const ${camelCase(step.name)} = totp(${camelCase(step.secret)});`];
}

/** The jar of an iteration is empty at its start. A native client has an empty one at each request. */
function sendFunction(keepsCookies: boolean): string {
  const jar = keepsCookies ? '' : ' jar: new http.CookieJar(),';
  return `function missing(name) {
  throw new Error(\`\${name} has to be given with -e.\`);
}

function send(method, url, headers, { json, form } = {}) {
  const pairs = (form || []).map((pair) => pair.map(encodeURIComponent).join('='));
  const body = form ? pairs.join('&') : json && JSON.stringify(json);
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  const given = body ? Object.assign({ 'Content-Type': type }, headers) : headers;
  // One name for all requests to a path: each flow has an id of its own.
  const tags = { name: url.split('?')[0] };
  const response = http.request(method, url, body, { headers: given, redirects: 0,${jar} tags });
  const text = response.body || '';
  const location = response.headers.Location || '';
  return { status: response.status, location, json: /^[[{]/.test(text) ? JSON.parse(text) : undefined };
}`;
}

const totp = `function totp(secret) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/=+$/, '')].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const key = new Uint8Array((bits.match(/.{8}/g) || []).map((byte) => parseInt(byte, 2)));
  const counter = new DataView(new ArrayBuffer(8));
  counter.setUint32(4, Math.floor(Date.now() / 30000));
  const mac = crypto.hmac('sha1', key.buffer, counter.buffer, 'hex');
  const offset = parseInt(mac.slice(-1), 16) * 2;
  return String((parseInt(mac.substr(offset, 8), 16) & 0x7fffffff) % 1000000).padStart(6, '0');
}`;
