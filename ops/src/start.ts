import { spawn } from 'node:child_process';
import { buildPage } from './build-page.ts';
import { NODE_FLAGS } from './node-flags.ts';

/**
 * `npm start`: builds the client when its sources changed (turbo keeps the last build), then becomes the server.
 * Signals go to the server, which drains and saves; its exit code is ours.
 */
buildPage();

const server = spawn(process.execPath, [...NODE_FLAGS, 'game-server/src/main.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// A terminal's Ctrl-C reaches the whole group; only signals sent to this process alone need passing on.
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal));
process.on('SIGINT', () => undefined);
server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
