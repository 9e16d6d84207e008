// npm run commands: writes what is promised of commands and tools anew from their contracts: the table in the README,
//   and the tools for language models in package.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './places.mjs';
import { main } from './setup.mjs';

const [begin, end] = ['<!-- The table of commands: npm run commands -->', '<!-- End of the table -->'];

/**
 * @typedef {{ title: string, does: string, asksFor?: readonly string[], arguments: { entries: object } }} Contract as
 *   in src/commands/contracts
 */

/**
 * The README with the table of these commands.
 * @param {string} readme
 * @param {Readonly<Record<string, Contract>>} contracts
 */
export function withCommands(readme, contracts) {
  const rows = Object.entries(contracts).map(
    ([id, contract]) => `| *${contract.title}*<br>\`${id}\` | ${signature(contract)} | ${contract.does} |`,
  );
  const [before, rest = ''] = readme.split(begin);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error('The README has no place for the table of commands.');
  const table = ['| Command | Arguments | What it does |', '|---|---|---|', ...rows].join('\n');
  return `${before}${begin}\n\n${table}\n\n${end}${after}`;
}

/**
 * The arguments, those that are asked for first.
 * @param {Contract} contract
 */
function signature({ asksFor = [], arguments: { entries } }) {
  const others = Object.keys(entries).filter((name) => !asksFor.includes(name));
  const names = [...asksFor, ...others.map((name) => `${name}?`)];
  return names.length > 0 ? `\`{ ${names.join(', ')} }\`` : '';
}

/** @typedef {{ title: string, answers: string, arguments: import('valibot').GenericSchema }} ToolContract */

/**
 * What package.json says of the tools for language models.
 * @param {Readonly<Record<string, ToolContract>>} tools
 * @returns {Promise<readonly object[]>}
 */
export async function declareTools(tools) {
  // A fresh clone has the package only once it is set up.
  const { toJsonSchema } = await import('@valibot/to-json-schema');
  return Object.entries(tools).map(([name, { answers, arguments: schema }]) => {
    // What a text is made into concerns nobody who writes one.
    const inputSchema = toJsonSchema(schema, {
      typeMode: 'input',
      errorMode: 'ignore',
      overrideSchema: ({ jsonSchema }) => plain(/** @type {{}} */ (jsonSchema)),
    });
    delete inputSchema.$schema;
    return {
      name,
      displayName: `%tool.${name}%`,
      modelDescription: answers,
      toolReferenceName: name.replace('kratosFlows_', 'kratos-'),
      canBeReferencedInPrompt: true,
      inputSchema,
    };
  });
}

/**
 * Without what only programs need to know: that `null` is as good as nothing, and that nothing has to be there.
 * @param {{ anyOf?: unknown[], required?: string[], [key: string]: unknown }} schema
 * @returns {object}
 */
function plain({ anyOf, required, ...schema }) {
  /** @type {readonly { type?: string }[]} */
  const others = /** @type {{ type?: string }[]} */ (anyOf ?? []).filter(({ type }) => type !== 'null');
  return {
    ...(others.length === 1 ? others[0] : anyOf && { anyOf }),
    ...schema,
    ...(required && required.length > 0 && { required }),
  };
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const { buildProgram } = await import('../esbuild.mjs');
    const { contracts } = await import(await buildProgram('src/commands/contracts/index.ts'));
    const file = inRoot('README.md');
    writeFileSync(file, withCommands(readFileSync(file, 'utf8'), contracts));
    const { toolContracts } = await import(await buildProgram('src/commands/contracts/tools.ts'));
    const declared = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
    declared.contributes.languageModelTools = await declareTools(toolContracts);
    writeFileSync(inRoot('package.json'), `${JSON.stringify(declared, undefined, 2)}\n`);
    const words = JSON.parse(readFileSync(inRoot('package.nls.json'), 'utf8'));
    for (const [name, { title }] of Object.entries(toolContracts)) words[`tool.${name}`] = title;
    writeFileSync(inRoot('package.nls.json'), `${JSON.stringify(words, undefined, 2)}\n`);
  });
}
