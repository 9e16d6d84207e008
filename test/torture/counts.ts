import { appendFileSync } from 'node:fs';

/** Adds to a count of this run; `scripts/torture.mjs` names the file and prints the sums. */
export function count(name: string, number: number): void {
  const file = process.env.KRATOS_FLOWS_TORTURE_COUNTS;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ name, number })}\n`);
}
