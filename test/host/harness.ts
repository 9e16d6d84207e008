/**
 * Tests inside the extension host: the same ones in the VS Code server (`npm run test:host`) and in a desktop VS Code
 * (`npm run test:desktop`). A test runner of its own, since none of the usual ones is meant to run there; assertions
 * are node:assert.
 */
import { writeFileSync } from 'node:fs';

interface Test {
  readonly name: string;
  readonly body: () => void | Promise<void>;
}

/** What `npm run test:host` reads to count: the file is named by KRATOS_FLOWS_HOST_REPORT. */
export interface HostReport {
  readonly passed: number;
  readonly failed: number;
  /** One line per test, errors below theirs. */
  readonly lines: readonly string[];
}

const tests: Test[] = [];
/** What hangs is named; a slow machine is nobody's fault. */
const secondsPerTest = 600;

/** Declares tests; the name of each is put after that of the suite. */
export function suite(name: string, declare: () => void): void {
  const before = tests.length;
  declare();
  for (let index = before; index < tests.length; index += 1) {
    const inner = tests[index];
    if (inner) tests[index] = { ...inner, name: `${name} › ${inner.name}` };
  }
}

/** Declares one test. It fails when it throws, rejects, or takes longer than half a minute. */
export function test(name: string, body: Test['body']): void {
  tests.push({ name, body });
}

/** Waits until `ask` answers with something; rejects after ten seconds. */
export async function eventually<Answer>(ask: () => Answer | undefined | Promise<Answer | undefined>): Promise<Answer> {
  const end = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error('It did not happen within ten seconds.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What VS Code calls. Runs all tests one after the other; rejects when one of them fails. */
export async function run(): Promise<void> {
  const lines: string[] = [];
  let failed = 0;
  for (const { name, body } of tests) {
    const started = performance.now();
    const error = await outcome(body);
    const took = Math.round(performance.now() - started);
    lines.push(`${error === undefined ? '✓' : '×'} ${name} ${took}ms`);
    if (error === undefined) continue;
    failed += 1;
    lines.push(error.stack ?? error.message);
  }
  const report: HostReport = { passed: tests.length - failed, failed, lines };
  const file = process.env.KRATOS_FLOWS_HOST_REPORT;
  if (file) writeFileSync(file, JSON.stringify(report));
  else console.log(lines.join('\n'));
  if (failed > 0) throw new Error(`${failed} of ${tests.length} tests failed.`);
}

/** The error of a test, undefined when it passes. */
async function outcome(body: Test['body']): Promise<Error | undefined> {
  const late = new Error(`It took longer than ${secondsPerTest} seconds.`);
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Error>((resolve) => {
    timer = setTimeout(resolve, secondsPerTest * 1000, late);
  });
  const done = (async () => {
    await body();
    return undefined;
  })().catch((error: unknown) => (error instanceof Error ? error : new Error(JSON.stringify(error))));
  const error = await Promise.race([done, tooLong]);
  clearTimeout(timer);
  return error;
}
