import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const here = fileURLToPath(new URL('.', import.meta.url));
const local = (file: string): string => path.join(here, file);

/**
 * How long a test may say nothing, and one of its expectations may wait: what hangs is named, and what is only slow
 * ends. Nothing else is a question of time, since nobody knows the machine that these tests will run on.
 */
const patience = { test: 600_000, expectation: 60_000 };

/** One project per kind of test: its folder's files. */
const project = (name: string, options: object = {}) => ({
  test: {
    name,
    root: here,
    include: [`${name}/**/*.test.ts`],
    setupFiles: [local('kit/setup.ts')],
    testTimeout: patience.test,
    hookTimeout: patience.test,
    expect: { poll: { timeout: patience.expectation, interval: 100 } },
    ...options,
  },
});

const inWorkbench = {
  globalSetup: [local('kit/prepared-kratos.ts'), local('kit/installed-vsix.ts')],
};

/** Nothing runs beside what takes pictures or measures. */
const alone = { fileParallelism: false, maxWorkers: 1 };

/** Two files at a time, which is what the cores of CI can do. By default one of them would stay idle. */
const onBothCores = { maxWorkers: 2 };

/** Files that take long although they are short: begun last, they would run on alone. The longest first. */
const long = [
  'growth/growth.test.ts',
  'config/variations.test.ts',
  'panel-gallery/panel.test.ts',
  'lasting/secrets.test.ts',
  'lasting/reload.test.ts',
];

/**
 * The order of files: what is known to take long, then the larger before the smaller, so that both workers end
 * together.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number =>
      (long.findIndex((name) => moduleId.endsWith(name)) + long.length) % (long.length + 1);
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      // One pool without walls between files, which would take twice the time of the tests. Those that replace a module
      // have theirs.
      project('unit', { isolate: false, ...onBothCores, exclude: ['**/*.mocked.test.ts'] }),
      { test: { ...project('unit-mocked', onBothCores).test, include: ['unit/**/*.mocked.test.ts'] } },
      project('server', { ...onBothCores, globalSetup: [local('kit/prepared-kratos.ts')] }),
      // Those that run in one process hand their editors on; see kit/editors.ts.
      project('e2e', { ...inWorkbench, ...onBothCores, isolate: false }),
      project('screenshots', { ...inWorkbench, ...alone }),
      project('recording', { ...inWorkbench, ...alone }),
      // Hours, in one test each.
      project('torture', { ...onBothCores, testTimeout: 86_400_000, globalSetup: [local('kit/prepared-kratos.ts')] }),
      project('bench', { ...alone, globalSetup: [local('bench/prepare.ts')] }),
    ],
  },
});
