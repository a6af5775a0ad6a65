import { execFile, spawn } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findBinary } from './binaries.ts';
import { freePort } from './ports.ts';

const run = promisify(execFile);
const START_MS = 30_000;

export type PostgresInstance = { readonly url: string; stop(): Promise<void> };

/**
 * A private PostgreSQL cluster in a temporary folder on a free port, with fsync as in production.
 * Started as root it drops to `nobody`, since PostgreSQL refuses to run as root.
 * @throws when no PostgreSQL is installed or it doesn't come up within 30 s.
 */
export async function startPostgres(): Promise<PostgresInstance> {
  const binary = findBinary('postgres');
  if (binary === null) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const bin = dirname(realpathSync(binary));
  const folder = mkdtempSync(join(tmpdir(), 'sqltown-pg-'));
  const data = join(folder, 'data');
  const user = await unprivileged(folder);
  mkdirSync(data, { mode: 0o700 });
  if (user) chownSync(data, user.uid, user.gid);

  await run(join(bin, 'initdb'), ['-D', data, '-U', 'sqltown', '-A', 'trust', '-E', 'UTF8', '--locale=C'], {
    ...user,
  });
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    max_connections: 200,
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
    ...user,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  server.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));

  const url = `postgres://sqltown@127.0.0.1:${port}/postgres`;
  const stop = async (): Promise<void> => {
    server.kill('SIGQUIT');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  const stopAtExit = (): void => void server.kill('SIGKILL');
  process.once('exit', stopAtExit);
  try {
    await untilAnswers(url, () => server.exitCode !== null);
  } catch (cause) {
    await stop();
    throw new Error(`PostgreSQL did not start: ${complaint}`, { cause });
  }
  return { url, stop: () => stop().finally(() => process.off('exit', stopAtExit)) };
}

async function unprivileged(folder: string): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const { stdout: uid } = await run('id', ['-u', 'nobody']);
  const { stdout: gid } = await run('id', ['-g', 'nobody']);
  const user = { uid: Number(uid), gid: Number(gid) };
  chownSync(folder, user.uid, user.gid);
  return user;
}

async function untilAnswers(url: string, hasDied: () => boolean): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 1000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (hasDied() || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
