// node detection.mjs: how long it takes to tell what each of many documents is.
import { globSync, readFileSync } from 'node:fs';
import { recogniseHead } from '../../../src/config/document/detect/heads';
import { spentByNow } from '../../unit/growth/growth';
import { texts } from '../../unit/growth/readings/detection';
import { configText } from '../configText';

/** Milliseconds for each document, the slowest first. */
export type DetectionTimes = readonly { readonly name: string; readonly ms: number }[];

const rounds = 20;

const files = globSync('test/fixtures/{public,configs,recorded,logs}/**/*', { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`);
const names = ['a.yml', 'kratos.yml', 'compose.yml', 'a.json', 'a.schema.json', '.env'];
/** What is looked for in more of a text, once where it is and once where it only seems to be. */
const own = ['selfservice:\n', '# selfservice:\n', '- selfservice:\n', 'a: |\n  SELFSERVICE_A=b\n'];
const documents: readonly (readonly [name: string, text: string])[] = [
  ...files.map((file) => [file, readFileSync(file, 'utf8')] as const),
  ['values.yml', `kratos:\n  config:\n${configText(10_000).replace(/^/gm, '    ')}`],
  ['kratos.yml', configText(10_000)],
  ...Object.entries(texts).flatMap(([of, make]) =>
    names.flatMap((name) => [
      ...[84_000, 1_000_000].map((length) => [`${of}/${name}`, make(length)] as const),
      ...own.map((word) => [`${of}, with ${word.trim()}/${name}`, `${make(50_000)}\n${word}${make(34_000)}`] as const),
    ]),
  ),
];

const times: DetectionTimes = documents
  .map(([name, text]) => {
    let least = Infinity;
    for (let round = 0; round < rounds; round += 1) {
      // Another text each time: what was read last is remembered.
      const changed = '\n'.repeat(round) + text;
      const before = spentByNow();
      recogniseHead(name, name.endsWith('.yml'), (length) => changed.slice(0, length));
      least = Math.min(least, (spentByNow() - before) / 1000);
    }
    return { name, ms: least };
  })
  .toSorted((a, b) => b.ms - a.ms);
console.log(JSON.stringify(times));
