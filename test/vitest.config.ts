import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = fileURLToPath(new URL('.', import.meta.url));
const local = (file: string): string => path.join(here, file);

/** One project per kind of test: its folder's files. */
const project = (name: string, seconds: number, options: object = {}): object => ({
  test: {
    name,
    root: here,
    include: [`${name}/**/*.test.ts`],
    setupFiles: [local('kit/setup.ts')],
    testTimeout: seconds * 1000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 10_000, interval: 100 } },
    ...options,
  },
});

/** Files that open workbenches run one after the other: two cores are what CI has. */
const inWorkbench = {
  fileParallelism: false,
  maxWorkers: 1,
  globalSetup: [local('kit/prepared-kratos.ts'), local('kit/installed-vsix.ts')],
};

export default defineConfig({
  test: {
    projects: [
      project('unit', 20),
      project('server', 60, { maxWorkers: 2, globalSetup: [local('kit/prepared-kratos.ts')] }),
      project('e2e', 120, inWorkbench),
      project('screenshots', 300, inWorkbench),
      project('bench', 600, { ...inWorkbench, globalSetup: [local('bench/prepare.ts')] }),
    ],
  },
});
