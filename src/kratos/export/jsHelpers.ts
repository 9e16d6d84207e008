import type { Place, Step } from '../recipe/types';
import { placesOf } from './js';

const check = `/** Throws when an answer is not what the run saw. */
function check(step«: string», { status, location, json }«: Answer», expected«: Record<string, unknown>») {
  const messages = [json?.ui?.messages, ...(json?.ui?.nodes ?? []).map((node«: any») => node.messages)].flatMap((list) => list ?? []);
  const seen«: Record<string, any>» = {
    status,
    state: json?.state,
    messages: messages.map(({ id }«: any») => id),
    error: json?.error?.id,
    aal: json?.session?.authenticator_assurance_level,
    leadsTo: /[?&]flow=/.test(location) ? 'the form' : 'elsewhere',
  };
  for (const [name, wanted] of Object.entries(expected)) {
    const isThere = Array.isArray(wanted) ? wanted.every((id) => seen[name].includes(id)) : seen[name] === wanted;
    const told = messages.map(({ text }«: any») => text).join(' ') || json?.error?.reason || '';
    if (!isThere) throw new Error(\`\${step}: \${name} should be \${wanted}, but is \${seen[name]}. \${told}\`);
  }
  console.log(step);
}`;

const valueAt = `function valueAt({ json }«: Pick<Answer, 'json'>», path«: string»)«: any» {
  const value = path.split('.').reduce((inner, key) => inner?.[key], json);
  if (value === undefined || value === null) throw new Error(\`The answer has no \${path}.\`);
  return value;
}`;

const attributes = `function attributesOf({ json }«: Answer», key«: string», name«: string»)«: any» {
  const node = json.ui.nodes.find(({ attributes }«: any») => attributes[key] === name);
  if (!node) throw new Error(\`The form has no \${name}.\`);
  return node.attributes;
}`;

const helpers: Readonly<Record<Place['kind'], readonly string[]>> = {
  json: [valueAt],
  node: [
    attributes,
    `const inputValue = (answer«: Answer», name«: string»)«: string» => attributesOf(answer, 'name', name).value;`,
  ],
  shown: [
    attributes,
    `const shownText = (answer«: Answer», id«: string»)«: string» => attributesOf(answer, 'id', id).text.text;`,
  ],
  suggestion: [
    valueAt,
    `function suggested(answer«: Answer», list«: string», action«: string», path«: string»)«: string» {
  const item = valueAt(answer, list).find((one«: any») => one.action === action);
  return valueAt({ json: item }, path);
}`,
  ],
  location: [
    `function parameter({ location }«: Answer», name«: string») {
  const [, value] = new RegExp(\`[?&]\${name}=([^&#]+)\`).exec(location) ?? [];
  if (!value) throw new Error(\`The redirect has no \${name}.\`);
  return decodeURIComponent(value);
}`,
  ],
  mail: [
    `function mailedCode({ json }«: Answer», template«: string»)«: string» {
  const code = /\\b\\d{6}\\b/.exec(json.find(({ template_type }«: any») => template_type === template)?.body ?? '')?.[0];
  if (!code) throw new Error('No code was sent, or the server does not show it: it does with --dev.');
  return code;
}`,
  ],
};

/**
 * The functions that the lines of `jsRequest` call, as far as these steps need them: in JavaScript, or with what only
 * TypeScript has, which stands between guillemets above.
 */
export function jsHelpers(steps: readonly Step[], typed: 'typed' | '' = ''): readonly string[] {
  const needed = new Set([check, ...[...placesOf(steps)].flatMap((kind) => helpers[kind])]);
  const type = typed ? ['', answerType] : [];
  return [...type, ...[...needed].flatMap((text) => ['', text.replace(/«([^«»]*)»/g, typed && '$1')])];
}

const answerType = 'type Answer = { status: number; location: string; json: any };';
