import { resolve } from 'node:path';
import type { RunningServer } from '#compose';
import type { Settings } from '#config';
import { lanAddresses } from '#platform/ports/index.ts';

/** What is printed once everything runs: where to go, where data lies, what runs, how to stop. */
export function startBlock(config: Settings, server: RunningServer, seconds: number): string {
  const { PORT, HOST, PUBLIC_URL } = config;
  const isLocalOnly = HOST === '127.0.0.1' || HOST === 'localhost';
  const nearby = isLocalOnly ? [] : lanAddresses().map((address) => `http://${address}:${PORT}`);
  const rows: [string, string][] = [
    ['Play', PUBLIC_URL ?? `http://localhost:${PORT}`],
    ...nearby.map((url): [string, string] => ['On your network', url]),
    ['Data', resolve(config.DATA_DIR)],
    ['Database', server.database],
    ['Transport', server.transport === 'uws' ? 'uWebSockets.js' : 'ws (plain Node)'],
    ['World sync', config.WORLD_SYNC],
    ['Mode', modeOf(config)],
    ...(server.isPageBuilt
      ? []
      : [['Page', 'not built: run npm run build, or npm run dev'] as [string, string]]),
    ['Stop', 'Ctrl-C (saves first)'],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  return ['', `SQLTown is ready (${seconds.toFixed(1)} s)`, '', ...lines, ''].join('\n');
}

function modeOf({ DATABASE_URL, PUBLIC_URL }: Settings): string {
  const where = DATABASE_URL === undefined ? 'embedded, one process' : 'PostgreSQL';
  return PUBLIC_URL === undefined ? `${where}, for this machine and its network` : where;
}
