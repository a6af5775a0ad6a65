import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `npm run verify`: the suites that need an installed PostgreSQL or Chromium. The runner starts and names them. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['{shared,content,sandbox,game-server,client,ops}/**/*.verify.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/.types/**'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    pool: 'forks',
    fileParallelism: false,
    // What a busy machine needs; a second, the default, is no fault.
    expect: { poll: { timeout: 60_000 } },
  },
});
