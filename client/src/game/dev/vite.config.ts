import { defineConfig } from 'vite';

/** Serves the city alone, fed with made-up events: `npx vite --config src/game/dev/vite.config.ts`. */
export default defineConfig({
  root: new URL('../../..', import.meta.url).pathname,
});
