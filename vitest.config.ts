// Test projects, one after another: everything inside Node, then real processes alone, then the browser alone.
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Minutes long: begun first, they run beside all others instead of after them. */
const longest = /simulation\.test|crash-points\.test|injection\.test/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longest.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** The store against a real Cosmos DB account: a project only for whoever asks for it by name and says where. */
const account = process.argv.includes('account')
  ? [
      {
        test: {
          name: 'account',
          include: ['tests/account/**/*.test.ts'],
          maxWorkers: 1,
          testTimeout: 120_000,
          sequence: { groupOrder: 4 },
        },
      },
    ]
  : [];
if (account.length > 0 && !process.env.COSMOS_ENDPOINT) {
  throw new Error('Set COSMOS_ENDPOINT to the test account and sign in (az login). See docs/cosmos.md.');
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: ['default', ['json', { outputFile: 'dist/test-results.json' }]],
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/account/**', 'tests/process/**', 'tests/crash/**'],
          maxWorkers: '100%',
          // A file leaves nothing behind but what modules hold, and of ours none holds state: the SDK is read once, not 200 times.
          isolate: false,
          // Generous: a slow machine is no fault; nothing here waits for real time.
          testTimeout: 90_000,
          hookTimeout: 90_000,
          // Not 0: in that group Vitest moves a project with one worker behind all others.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          // Several processes each, with real deadlines among them: whatever else ran would take their time.
          name: 'process',
          include: ['tests/process/**/*.test.ts', 'tests/crash/**/*.test.ts'],
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
      ...account,
    ],
  },
});
