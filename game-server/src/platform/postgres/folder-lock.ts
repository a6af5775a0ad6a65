import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { type Server, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseFault } from './faults.ts';

export type FolderLock = { release(): Promise<void> };

/**
 * Claims a data folder for this process by a local socket that only one process can bind. The system frees it
 * with the process, however that ends, so nothing stale is ever left to judge (a PID file would be).
 *
 * Linux binds a name without a file, Windows a pipe. Elsewhere a socket file stays behind after a kill: one that
 * nobody answers on is removed.
 * @throws DatabaseFault `folder-in-use`, `folder-unwritable`
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new DatabaseFault('folder-unwritable', `The data folder ${folder} can't be written.`, { cause });
  }
  const path = socketPath(realpathSync(folder));
  const isFile = !path.startsWith('\0') && !path.startsWith('\\\\');
  const server = (await bind(path)) ?? (isFile && (await isStale(path)) ? await rebind(path) : null);
  if (server === null) {
    throw new DatabaseFault(
      'folder-in-use',
      `Another server works on the data folder ${folder}. Stop it first.`,
    );
  }
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function socketPath(folder: string): string {
  const name = `sqltown-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

/** The bound socket, or null where somebody else holds it. */
function bind(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(path, () => resolve(server));
  });
}

function isStale(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', (error) => resolve('code' in error && error.code === 'ECONNREFUSED'));
  });
}

function rebind(path: string): Promise<Server | null> {
  rmSync(path, { force: true });
  return bind(path);
}
