import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isAlive } from './process-family.ts';

const POSTGRES = fileURLToPath(new URL('./postgres.ts', import.meta.url));

/** Starts a PostgreSQL, says where, and lives on. */
const HARNESS = `
  const { startCluster } = await import(${JSON.stringify(POSTGRES)});
  const { primary } = await startCluster();
  const [{ folder }] = await primary.query("select current_setting('data_directory') as folder");
  console.log(JSON.stringify({ pid: primary.pid, folder }));
  setInterval(() => undefined, 1000);`;

it.each(['SIGKILL', 'SIGINT'] as const)(
  'leaves nothing of a process behind that ends by %s',
  async (signal) => {
    const harness = spawn(process.execPath, ['--input-type=module', '-e', HARNESS], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(harness.stdout, 'data')) as [Buffer];
    const { pid, folder } = JSON.parse(line.toString()) as { pid: number; folder: string };
    expect(isAlive(pid)).toBe(true);
    harness.kill(signal);
    await once(harness, 'exit');
    await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
    await expect.poll(() => existsSync(folder), { timeout: 30_000 }).toBe(false);
  },
);
