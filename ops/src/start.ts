import { spawn, spawnSync } from 'node:child_process';

/**
 * `npm start`: builds the client when its sources changed (turbo keeps the last build), then becomes the server.
 * Signals go to the server, which drains and saves; its exit code is ours.
 */
console.log('Building the page (a few seconds the first time) …');
const build = spawnSync('turbo', ['run', 'build', '--filter=@sqltown/client', '--output-logs=errors-only'], {
  stdio: ['ignore', 'pipe', 'pipe'],
  encoding: 'utf8',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
});
if (build.status !== 0) {
  console.error(build.stdout, build.stderr);
  console.error('The page could not be built. The lines above say why.');
  process.exit(1);
}

const server = spawn(process.execPath, ['game-server/src/main.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// A terminal's Ctrl-C reaches the whole group; only signals sent to this process alone need passing on.
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal));
process.on('SIGINT', () => undefined);
server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
