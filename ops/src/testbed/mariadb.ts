import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findBinary } from './binaries.ts';
import { freePort } from './ports.ts';
import { Service } from './service.ts';
import { unprivilegedUser } from './system-user.ts';
import { tempFolder } from './temp-folder.ts';

const run = promisify(execFile);
const START_MS = 60_000;
/** The fifth byte of a greeting, after the packet's length and number: the protocol that all clients speak. */
const PROTOCOL = 10;

export type MariadbInstance = {
  /** As root, who has no password here. */
  readonly url: string;
  readonly socketPath: string;
  readonly pid: number;
  restart(): Promise<void>;
  kill(): Promise<void>;
  /** Up again after a kill, on the same port with the same data. */
  start(): Promise<void>;
  suspend(): void;
  resume(): void;
  /** Ends it, and removes its data. */
  stop(): Promise<void>;
};

/**
 * A private MariaDB in a temporary folder, on a free loopback port and a socket, as a learner's engine would have it:
 * small buffers, files only in an empty folder of its own, no LOAD DATA LOCAL.
 * @param settings of the server's, beside those
 * @throws when MariaDB isn't installed or doesn't come up within a minute.
 */
export async function startMariadb({
  settings = {},
}: {
  readonly settings?: Readonly<Record<string, string | number>>;
} = {}): Promise<MariadbInstance> {
  const binary = findBinary('mariadbd');
  if (binary === null) throw new Error('MariaDB is not installed: apt-get install mariadb-server');
  const user = unprivilegedUser();
  const folder = tempFolder('mariadb', user);
  try {
    const places = {
      datadir: folder.sub('data'),
      tmpdir: folder.sub('tmp'),
      'secure-file-priv': folder.sub('files'),
    };
    await run(installer(binary), [...flags(places), ...INSTALL_FLAGS], { ...user, cwd: folder.path });
    const port = await freePort();
    const socketPath = join(folder.path, 'mariadb.sock');
    const service = await Service.start({
      name: 'MariaDB',
      command: binary,
      args: flags({ ...SETTINGS, ...settings, ...places, port, socket: socketPath }),
      user,
      stopSignal: 'SIGTERM',
      isReady: () => greets(port),
      startMs: START_MS,
    });
    return {
      url: `mysql://root@127.0.0.1:${port}/`,
      socketPath,
      get pid() {
        return service.pid;
      },
      restart: () => service.restart(),
      kill: () => service.kill(),
      start: () => service.start(),
      suspend: () => service.suspend(),
      resume: () => service.resume(),
      stop: async () => {
        await service.kill();
        folder.remove();
      },
    };
  } catch (error) {
    folder.remove();
    throw error;
  }
}

const INSTALL_FLAGS = ['--auth-root-authentication-method=normal', '--skip-test-db'];

const SETTINGS = {
  'bind-address': '127.0.0.1',
  'character-set-server': 'utf8mb4',
  'innodb-buffer-pool-size': '32M',
  'performance-schema': 'OFF',
  'local-infile': 'OFF',
  // Beside its data, as everything that it writes.
  'pid-file': 'mariadbd.pid',
} as const;

/** No machine-wide defaults: whatever they say is meant for another server. */
function flags(settings: Readonly<Record<string, string | number>>): string[] {
  return ['--no-defaults', ...Object.entries(settings).map(([key, value]) => `--${key}=${value}`)];
}

/** mariadb-install-db lies beside the server, or beside its clients where the server is in an sbin. */
function installer(binary: string): string {
  return join(dirname(binary).replace(/sbin$/, 'bin'), 'mariadb-install-db');
}

async function greets(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    const [greeting] = (await once(socket, 'data')) as [Buffer];
    return greeting[4] === PROTOCOL;
  } catch {
    // Refused: it isn't up.
    return false;
  } finally {
    socket.destroy();
  }
}
