import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where the game server listens while the page is being developed: `npm run dev` sets it. */
const serverUrl = process.env['SQLTOWN_SERVER_URL'] ?? 'http://127.0.0.1:2567';

const toServer = { target: serverUrl, ws: true };

/** Modules that only declare: unused parts of them are dropped, schemas included. */
const DECLARATIONS = /[\\/]shared[\\/]src[\\/]/;

/** The page speaks English: the widgets' words in thirty other languages stay out of it. */
const FOREIGN_WORDS =
  /[\\/]react-(?:aria|stately)[\\/].*[\\/]intl[\\/].*[\\/](?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/;

const englishWidgets: Plugin = {
  name: 'english-widgets',
  enforce: 'pre',
  // An undefined dictionary is left out by the widgets' own lookup.
  load: (id) => (FOREIGN_WORDS.test(id) ? 'export default undefined;' : null),
};

export default defineConfig({
  plugins: [englishWidgets, react()],
  server: {
    proxy: {
      '/api': toServer,
      '/matchmake': toServer,
      '/healthz': serverUrl,
      '/readyz': serverUrl,
      // Colyseus opens its sockets at /<processId>/<roomId>.
      '^/[A-Za-z0-9_-]{9}/[A-Za-z0-9_-]{9}(\\?|$)': toServer,
    },
  },
  build: {
    outDir: 'dist',
    target: 'es2023',
    // light-dark() and color-mix() as written
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    sourcemap: true,
    // Phaser is 1.4 MB before compression and loads beside the page.
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: (id) => !DECLARATIONS.test(id),
        manualPureFunctions: ['z'],
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'phaser', test: /node_modules[\\/]phaser[\\/]/ },
            {
              name: 'editor',
              test: /node_modules[\\/](?:@codemirror|@lezer|@marijn|style-mod|crelt|w3c-keyname)[\\/]/,
            },
            { name: 'room', test: /node_modules[\\/](?:@colyseus|msgpackr)[\\/]/ },
          ],
        },
      },
    },
  },
});
