import { defineConfig } from 'vitest/config';

/** `npm test`: every suite that needs nothing but npm. Suites that need a server or a browser end in .verify.test.ts. */
export default defineConfig({
  test: {
    include: ['{shared,content,sandbox,game-server,client,ops}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/.types/**', '**/*.verify.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    expect: { poll: { timeout: 20_000 } },
  },
});
