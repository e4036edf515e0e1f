// Two test projects: everything that runs in Node, then the browser tests alone, one file at a time.
import { defineConfig } from 'vitest/config';

/** The store against a real Cosmos DB account: a project only for whoever asks for it by name and says where. */
const account = process.argv.includes('account')
  ? [
      {
        test: {
          name: 'account',
          include: ['tests/account/**/*.test.ts'],
          maxWorkers: 1,
          testTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
    ]
  : [];
if (account.length > 0 && !process.env.COSMOS_ENDPOINT) {
  throw new Error('Set COSMOS_ENDPOINT to the test account and sign in (az login). See docs/cosmos.md.');
}

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'dist/test-results.json' }]],
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/account/**'],
          maxWorkers: '100%',
          // Generous: a slow machine is no fault; nothing here waits for real time.
          testTimeout: 90_000,
          hookTimeout: 90_000,
          // Not 0: in that group Vitest moves a project with one worker behind all others.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      ...account,
    ],
  },
});
