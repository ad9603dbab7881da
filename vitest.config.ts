import { configDefaults, defineConfig } from 'vitest/config'

/** Files ending in `.slow.test.ts` run whole programs; both kinds are part of every `npm test`. */
export default defineConfig({
  test: {
    // Else one processor would be left idle, which is half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/**/*.slow.test.ts'],
          // Modules are loaded once for all files: none of these tests replaces a module or leaves a global changed.
          isolate: false,
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'slow',
          include: ['test/**/*.slow.test.ts'],
          globalSetup: ['test/buildOnce.ts'],
          // A busy machine may be ten times as slow as a quiet one.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 150_000 } },
        },
      },
    ],
  },
})
