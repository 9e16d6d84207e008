// npm run torture [-- --only journeys,flows] [--share 0.1] [--seed 7]: tries to break the product, and counts how
//   often. A share of them is a short run; the seed of another run sees again what that saw.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot, root } from './places.mjs';
import { Missing, run } from './processes.mjs';
import { main } from './setup.mjs';

/** The files are test/torture/<name>.test.ts. */
const kinds = ['journeys', 'recorded', 'admin', 'flows', 'configs', 'kills', 'markup'];

/**
 * Sums of what was tried, by name.
 * @param {string} lines
 */
function sums(lines) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const line of lines.split('\n').filter(Boolean)) {
    const { name, number } = JSON.parse(line);
    found.set(name, (found.get(name) ?? 0) + number);
  }
  return found;
}

await main(async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, share: { type: 'string', default: '1' }, seed: { type: 'string' } },
  });
  const names = values.only?.split(',').map((name) => name.trim()) ?? kinds;
  const unknown = names.filter((name) => !kinds.includes(name));
  if (unknown.length > 0)
    throw new Missing(`There is no torture ${unknown.join(', ')}: choose among ${kinds.join(', ')}.`);
  const seed = values.seed ?? String(Date.now() % 2 ** 31);
  const folder = mkdtempSync(path.join(tmpdir(), 'torture-'));
  const counts = path.join(folder, 'counts.jsonl');
  writeFileSync(counts, '');
  const env = {
    ...process.env,
    KRATOS_FLOWS_TORTURE_COUNTS: counts,
    KRATOS_FLOWS_TORTURE_SEED: seed,
    KRATOS_FLOWS_TORTURE_SHARE: values.share,
  };
  const files = names.map((name) => `torture/${name}.test.ts`);
  const args = ['run', '--config', inRoot('test', 'vitest.config.ts'), '--project', 'torture', ...files];
  /** @type {string | undefined} */
  let failure;
  try {
    await run(process.execPath, [inRoot('node_modules', 'vitest', 'vitest.mjs'), ...args], { cwd: root, env });
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  for (const [name, number] of sums(readFileSync(counts, 'utf8')))
    console.log(`${number.toLocaleString('en').padStart(9)}  ${name}`);
  rmSync(folder, { recursive: true, force: true });
  console.log(`\nThe seed is ${seed}.`);
  if (failure !== undefined) throw new Missing(`Something broke:\n${failure}`);
});
