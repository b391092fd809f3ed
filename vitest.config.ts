import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.js';
import { unitTests } from './test/unit-tests.js';

const minute = 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: unitTests.include,
          exclude: [...unitTests.exclude, ...unitTests.apart],
          environment: 'node',
          // Loading the product takes longer than most tests: each worker does it once.
          isolate: false,
          testTimeout: minute,
          hookTimeout: minute,
        },
      },
      {
        test: {
          name: 'unit-apart',
          include: unitTests.apart,
          environment: 'node',
          testTimeout: minute,
          hookTimeout: minute,
        },
      },
      {
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: ['test/cli/!(streams).test.ts', ...unitTests.apart, 'test/package/*.test.ts'],
          environment: 'node',
          globalSetup: ['test/build-first.ts'],
          // End-to-end environments mostly wait for the provider, side by side.
          testTimeout: 10 * minute,
          hookTimeout: 10 * minute,
          // After the unit tests: two cores carry one of the two.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/*.test.ts'],
          environment: 'node',
          globalSetup: ['test/package/pack-first.ts'],
          testTimeout: 10 * minute,
          hookTimeout: 10 * minute,
          sequence: { groupOrder: 2 },
        },
      },
    ],
    // End-to-end tests mostly wait: three at a time keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // As the command sets it: the stack trace of each token takes most of the time of a synthesis.
    env: { CDKTN_DISABLE_CREATION_STACK: 'true' },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.test.ts'],
      reporter: ['text-summary'],
      thresholds: { lines: 95 },
    },
  },
});
