// Every regular expression has to be proved linear, so that nothing that a file or a server holds keeps the editor
// busy. `recheck` proves or refutes one, in up to some seconds; what it said is kept once per machine.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { getStaticValue } from '@eslint-community/eslint-utils';
import { checkSync } from 'recheck';
import { cacheHome } from '../places.mjs';

/**
 * As many steps on a slow machine as on a fast one. Only the proof by attack is timed: what is exponential would take
 * for ever.
 */
const unhurried = { timeout: 120_000, incubationTimeout: null, seedingTimeout: null };

const { version } = createRequire(import.meta.url)('recheck/package.json');
const kept = path.join(cacheHome, `patterns-${version}.json`);

/** What was said of each expression: nothing of those that are linear. @type {Record<string, string>} */
let known = read();

/** @returns {Record<string, string>} */
function read() {
  try {
    return JSON.parse(readFileSync(kept, 'utf8'));
  } catch {
    // The first run on this machine, or two at once.
    return {};
  }
}

/**
 * What keeps a regular expression from being linear; empty when it is.
 * @param {string} source
 * @param {string} flags
 */
function findTrouble(source, flags) {
  // Without repetition nothing can run away. The checker does not know the flag for the places of groups, which cost
  // nothing more.
  if (!/[*+{]/.test(source)) return '';
  const asked = flags.replace('d', '');
  const key = `/${source}/${asked}`;
  if (known[key] === undefined) {
    known = { ...read(), ...known, [key]: readVerdict(checkSync(source, asked, unhurried)) };
    mkdirSync(cacheHome, { recursive: true });
    writeFileSync(kept, JSON.stringify(known, undefined, 1));
  }
  return known[key] ?? '';
}

/** @param {import('recheck').Diagnostics} found */
function readVerdict(found) {
  switch (found.status) {
    case 'safe':
      return '';
    case 'vulnerable':
      return `${found.complexity.summary}, ${found.attack.pattern}`;
    case 'unknown':
      return `not proved (${found.error.kind})`;
  }
}

/** @type {import('eslint').Rule.RuleModule} */
export const linearPatterns = {
  meta: { type: 'problem', schema: [] },
  create: (context) => {
    /** @param {any} node @param {string} source @param {string} flags */
    const prove = (node, source, flags) => {
      const trouble = findTrouble(source, flags);
      if (trouble !== '') context.report({ node, message: `This regular expression is not linear: ${trouble}` });
    };
    return {
      'Literal[regex]': (/** @type {any} */ node) => {
        prove(node, node.regex.pattern, node.regex.flags);
      },
      ':matches(NewExpression, CallExpression)[callee.name="RegExp"]': (/** @type {any} */ node) => {
        const value = getStaticValue(node, context.sourceCode.getScope(node))?.value;
        if (value instanceof RegExp) prove(node, value.source, value.flags);
        else context.report({ node, message: 'Only what is made of constants is proved to be linear.' });
      },
    };
  },
};

/**
 * Gives the patterns that stand in a file of JSON to the rule, as literals.
 * @type {import('eslint').Linter.Processor}
 */
export const patternsOfJson = {
  preprocess: (text) => {
    const patterns = new Set(patternsIn(JSON.parse(text), ''));
    return [
      {
        filename: 'patterns.js',
        text: Array.from(patterns, (pattern) => `${String(new RegExp(pattern))};\n`).join(''),
      },
    ];
  },
  postprocess: (messages) => messages.flat(),
};

/**
 * All texts below a key that names patterns, and those that a change of one tells of.
 * @param {unknown} value
 * @param {string} name
 * @returns {string[]}
 */
function patternsIn(value, name) {
  if (typeof value === 'string') return /pattern/i.test(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => patternsIn(item, name));
  if (typeof value !== 'object' || value === null) return [];
  const isChange = 'keyword' in value && value.keyword === 'pattern';
  return Object.entries(value).flatMap(([key, member]) => patternsIn(member, isChange ? 'pattern' : key));
}
