// npm run commands: writes the table of commands in the README anew from their contracts.
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

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const { buildProgram } = await import('../esbuild.mjs');
    const { contracts } = await import(await buildProgram('src/commands/contracts/index.ts'));
    const file = inRoot('README.md');
    writeFileSync(file, withCommands(readFileSync(file, 'utf8'), contracts));
  });
}
