import { appendFileSync } from 'node:fs';

/** One measured number. With a target it is met when `value` is at most that much; without, it explains another one. */
export interface Figure {
  readonly bench: string;
  readonly name: string;
  readonly value: number;
  /** Empty for a number of things that `name` says. */
  readonly unit: '' | 'ms' | 'kB' | 'MB' | '%' | '×';
  readonly target?: number;
  /** The most that `value` may be, as a share of what an earlier revision needs; judged where one is measured too. */
  readonly targetBeside?: number;
  /** The target itself is no longer good enough: `value` has to be below it. */
  readonly strictly?: true;
  readonly note?: string;
}

/**
 * Hands figures to the script that prints them, which names the file in KRATOS_FLOWS_BENCH_RESULTS; a run without the
 * script prints them as they are.
 */
export function report(...figures: readonly Figure[]): void {
  const file = process.env.KRATOS_FLOWS_BENCH_RESULTS;
  for (const figure of figures) {
    if (file) appendFileSync(file, `${JSON.stringify(figure)}\n`);
    else console.log(figure);
  }
}
