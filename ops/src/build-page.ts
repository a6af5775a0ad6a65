import { spawnSync } from 'node:child_process';

/** Builds the page when its sources changed (turbo keeps the last build). Ends this process where it can't be built. */
export function buildPage(): void {
  console.log('Building the page (a few seconds the first time) …');
  const build = spawnSync(
    'turbo',
    ['run', 'build', '--filter=@sqltown/client', '--output-logs=errors-only'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      env: {
        ...process.env,
        TURBO_TELEMETRY_DISABLED: '1',
        DO_NOT_TRACK: '1',
        TURBO_NO_UPDATE_NOTIFIER: '1',
      },
    },
  );
  if (build.status === 0) return;
  console.error(build.stdout, build.stderr);
  console.error('The page could not be built. The lines above say why.');
  process.exit(1);
}
