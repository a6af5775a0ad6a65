import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinary } from './binaries.ts';
import { freePort } from './ports.ts';

const START_MS = 15_000;

export type RedisInstance = { readonly url: string; readonly pid: number; stop(): Promise<void> };

/**
 * A private Redis in a temporary folder on a free port, with an append-only file synced every second.
 * @throws when Redis isn't installed or doesn't answer within 15 s.
 */
export async function startRedis(): Promise<RedisInstance> {
  const binary = findBinary('redis-server');
  if (binary === null) throw new Error('Redis is not installed: apt-get install redis-server');
  const folder = mkdtempSync(join(tmpdir(), 'sqltown-redis-'));
  const port = await freePort();
  const flags = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'yes',
  ];
  const server = spawn(binary, flags, { stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const killAtExit = (): void => void server.kill('SIGKILL');
  process.once('exit', killAtExit);
  const stop = async (): Promise<void> => {
    server.kill('SIGKILL');
    await gone;
    process.off('exit', killAtExit);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilPong(port, () => server.exitCode !== null);
  } catch (cause) {
    await stop();
    throw new Error('Redis did not start', { cause });
  }
  return { url: `redis://127.0.0.1:${port}`, pid: server.pid ?? 0, stop };
}

async function untilPong(port: number, hasDied: () => boolean): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (!(await ping(port))) {
    if (hasDied() || Date.now() > deadline) throw new Error(`nothing answers on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether PING is answered with PONG; a refused connection is a no. */
async function ping(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString().startsWith('+PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
