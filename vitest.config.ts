import { defineConfig } from 'vitest/config';
import { NODE_FLAGS } from './ops/src/node-flags.ts';

/** Counting what runs makes everything slower, and a lexer that reads tens of megabytes by far. */
const isCovering = process.argv.includes('--coverage');
const READS_MEGABYTES = 'sandbox/src/interpreter/lexer/hostile.test.ts';

/** `npm test`: every suite that needs nothing but npm. Suites that need a server or a browser end in .verify.test.ts. */
export default defineConfig({
  test: {
    include: ['{shared,content,sandbox,game-server,client,ops}/**/*.test.{ts,tsx}'],
    exclude: [
      '**/node_modules/**',
      '**/.types/**',
      '**/*.verify.test.ts',
      ...(isCovering ? [READS_MEGABYTES] : []),
    ],
    testTimeout: isCovering ? 600_000 : 30_000,
    hookTimeout: isCovering ? 600_000 : 60_000,
    pool: 'forks',
    execArgv: [...NODE_FLAGS],
    expect: { poll: { timeout: 20_000 } },
    // `npm run coverage`: of the interpreter, by its own suites.
    coverage: {
      provider: 'v8',
      include: ['sandbox/src/interpreter/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.contract.ts', '**/*.fixture.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'node_modules/.cache/coverage',
      thresholds: { lines: 90 },
    },
  },
});
