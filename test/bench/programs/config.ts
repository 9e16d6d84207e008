// node config.mjs: hover, completion and diagnostics of one configuration, ours and those of yaml-language-server, in
// turn, in one process.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import { checkConfig } from '../../../src/config/checks/checkConfig';
import { completeAt } from '../../../src/config/completion/index';
import { readConfig } from '../../../src/config/document/readConfig';
import { explainSetting } from '../../../src/config/hover/explainSetting';
import { jsonSchemaOf } from '../../kit/json-schema/jsonSchema';
import { configText } from '../configText';

/*
 * What is compared, and why it is fair:
 *
 * - ours: what the adapters of the editor call, with everything that is found and said.
 * - theirs: the language service with a schema of the same structure and nothing else switched on. Both are warm, in
 *   one process, and take turns.
 *
 * For completion and diagnostics a key was pressed: the text is one that neither has seen. For hovers it is not, and
 * both may remember what they parsed.
 */

const version = 'v26.2.0';
const lines = 800;
const warmUp = 15;
const rounds = 120;
const slopeLines = [1_000, 5_000, 20_000];
const slopeRounds = 25;
const longLines = 20_000;
const longRounds = 8;

/** Times in milliseconds, in the order in which they were taken. */
export interface Sides {
  readonly ours: number[];
  readonly theirs: number[];
}

export interface ConfigTimes {
  readonly hover: Sides;
  readonly completion: Sides;
  readonly diagnostics: Sides;
  /** The same of a file of 20,000 lines. */
  readonly long: Sides;
  /** Complete diagnostics after a key press, by the number of lines. */
  readonly slope: readonly { readonly lines: number; readonly times: readonly number[] }[];
}

const service = getLanguageService({
  schemaRequestService: () => Promise.reject(new Error('No schema is fetched.')),
  workspaceContext: { resolveRelativePath: (relative) => relative },
});
service.configure({
  validate: true,
  hover: true,
  completion: true,
  schemas: [{ uri: 'kratos://schema', fileMatch: ['*.yml'], schema: jsonSchemaOf(version) }],
});

let revision = 0;
const documentOf = (text: string): TextDocument =>
  TextDocument.create('file:///kratos.yml', 'yaml', (revision += 1), text);

/** The text with one more letter in a comment, each time another. */
const pressed = (text: string): string => `# ${String((revision += 1))}\n${text}`;

/** The text with another value of one of its settings, now here, now there. */
function valueTyped(text: string, round: number): string {
  const labels = [...text.matchAll(/label: Partner \d+/g)];
  const { 0: label, index } = labels[(round * 7) % labels.length] ?? { 0: '', index: 0 };
  revision += 1;
  return `${text.slice(0, index)}${label} ${String(revision)}${text.slice(index + label.length)}`;
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Measures both sides in turn; who begins changes with each round. The first rounds are not counted. */
async function compare(
  count: number,
  sides: (round: number) => Record<keyof Sides, () => unknown>,
  before = warmUp,
): Promise<Sides> {
  const times: Sides = { ours: [], theirs: [] };
  for (let round = -before; round < count; round += 1) {
    const side = sides(round + before);
    for (const name of round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)) {
      const time = await timed(side[name]);
      if (round >= 0) times[name].push(time);
    }
  }
  return times;
}

const text = configText(lines);
/** Where a person points or types: keys and values all over the file. */
const places = readConfig(text).entries.flatMap(({ key, place }) => [key?.start ?? place.start, place.start]);
const placeOf = (round: number): number => places[(round * 37) % places.length] ?? 0;

const shown = documentOf(text);
const hover = await compare(rounds * 2, (round) => ({
  ours: () => explainSetting(text, placeOf(round), { kind: 'config', root: '' }, version),
  theirs: () => service.doHover(shown, shown.positionAt(placeOf(round))),
}));

const typedKeys = ['serve:', 'session:', '    settings:', '    login:', '    password:', '    totp:'];
const completion = await compare(rounds, (round) => {
  // A key is begun below one that is there.
  const parent = typedKeys[round % typedKeys.length] ?? '';
  const begun = pressed(text);
  const at = begun.indexOf(`\n${parent}\n`) + parent.length + 2;
  const indent = ' '.repeat(parent.search(/\S/) + 2);
  const typed = `${begun.slice(0, at)}${indent}l\n${begun.slice(at)}`;
  const offset = at + indent.length + 1;
  const document = documentOf(typed);
  return {
    ours: () => completeAt(typed, offset, { document: { kind: 'config', root: '' }, version }),
    theirs: () => service.doComplete(document, document.positionAt(offset), false),
  };
});

/** Diagnostics after a key, at the head of the file or in a value of it. */
const checked = (given: string) => (round: number) => {
  const typed = round % 4 === 0 ? pressed(given) : valueTyped(given, round);
  const document = documentOf(typed);
  return {
    ours: () => checkConfig(readConfig(typed), { version, schemas: [] }),
    theirs: () => service.doValidation(document, false),
  };
};
const diagnostics = await compare(rounds, checked(text));
const long = await compare(longRounds, checked(configText(longLines)), 2);

// In turn, so that a busy machine is busy for all of them.
const slope = slopeLines.map((count) => ({ lines: count, text: configText(count), times: [] as number[] }));
for (let round = 0; round < slopeRounds; round += 1)
  for (const { text: given, times } of slope) {
    const typed = valueTyped(given, round);
    times.push(await timed(() => checkConfig(readConfig(typed), { version, schemas: [] })));
  }

const result: ConfigTimes = {
  hover,
  completion,
  diagnostics,
  long,
  slope: slope.map(({ lines: count, times }) => ({ lines: count, times })),
};
console.log(JSON.stringify(result));
