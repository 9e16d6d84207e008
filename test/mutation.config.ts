import { defineConfig } from 'vitest/config';

/** The unit tests of a room, as `scripts/mutation.mjs` names them. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: process.env.KRATOS_FLOWS_MUTATION_TESTS?.split(',') ?? [],
    exclude: ['**/*.mocked.test.ts'],
    setupFiles: ['kit/setup.ts'],
    testTimeout: 60_000,
  },
});
