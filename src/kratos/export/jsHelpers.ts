import type { Place, Step } from '../recipe/types';
import { placesOf } from './js';

const check = `/** Throws when an answer is not what the run saw. */
function check(step, { status, location, json }, expected) {
  const messages = [json?.ui?.messages, ...(json?.ui?.nodes ?? []).map((node) => node.messages)].flatMap((list) => list ?? []);
  const seen = {
    status,
    state: json?.state,
    messages: messages.map(({ id }) => id),
    error: json?.error?.id,
    aal: json?.session?.authenticator_assurance_level,
    leadsTo: /[?&]flow=/.test(location) ? 'the form' : 'elsewhere',
  };
  for (const [name, wanted] of Object.entries(expected)) {
    const isThere = Array.isArray(wanted) ? wanted.every((id) => seen[name].includes(id)) : seen[name] === wanted;
    const told = messages.map(({ text }) => text).join(' ') || json?.error?.reason || '';
    if (!isThere) throw new Error(\`\${step}: \${name} should be \${wanted}, but is \${seen[name]}. \${told}\`);
  }
  console.log(step);
}`;

const valueAt = `function valueAt({ json }, path) {
  const value = path.split('.').reduce((inner, key) => inner?.[key], json);
  if (value === undefined || value === null) throw new Error(\`The answer has no \${path}.\`);
  return value;
}`;

const attributes = `function attributesOf({ json }, key, name) {
  const node = json.ui.nodes.find(({ attributes }) => attributes[key] === name);
  if (!node) throw new Error(\`The form has no \${name}.\`);
  return node.attributes;
}`;

const helpers: Readonly<Record<Place['kind'], readonly string[]>> = {
  json: [valueAt],
  node: [attributes, `const inputValue = (answer, name) => attributesOf(answer, 'name', name).value;`],
  shown: [attributes, `const shownText = (answer, id) => attributesOf(answer, 'id', id).text.text;`],
  suggestion: [
    valueAt,
    `function suggested(answer, list, action, path) {
  const item = valueAt(answer, list).find((one) => one.action === action);
  return valueAt({ json: item }, path);
}`,
  ],
  location: [
    `function parameter({ location }, name) {
  const [, value] = new RegExp(\`[?&]\${name}=([^&#]+)\`).exec(location) ?? [];
  if (!value) throw new Error(\`The redirect has no \${name}.\`);
  return decodeURIComponent(value);
}`,
  ],
  mail: [
    `function mailedCode({ json }, template) {
  const code = /\\b\\d{6}\\b/.exec(json.find(({ template_type }) => template_type === template)?.body ?? '')?.[0];
  if (!code) throw new Error('No code was sent, or the server does not show it: it does with --dev.');
  return code;
}`,
  ],
};

/** The functions in JavaScript that the lines of `jsRequest` call, as far as these steps need them. */
export function jsHelpers(steps: readonly Step[]): readonly string[] {
  return [...new Set([check, ...[...placesOf(steps)].flatMap((kind) => helpers[kind])])].flatMap((text) => ['', text]);
}
