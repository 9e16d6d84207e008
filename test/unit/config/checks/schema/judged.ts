import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What real servers made of a configuration: whether they start with it. */
export interface Judged {
  readonly name: string;
  readonly text: string;
  readonly 'v26.2.0': boolean;
  readonly 'v1.3.1': boolean;
}

interface File {
  readonly schema: string;
  readonly base: string;
  readonly cases: readonly Judged[];
}

const file = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../../../fixtures/judged/structure.json', import.meta.url)), 'utf8'),
) as File;

/** All configurations that were tried, in full. */
export const judged: readonly Judged[] = file.cases.map((one) => ({
  ...one,
  text: one.text.replaceAll('$BASE', file.base).replaceAll('$SCHEMA', file.schema),
}));
