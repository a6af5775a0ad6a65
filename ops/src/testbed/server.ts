import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from '../node-flags.ts';
import { freePort } from './ports.ts';
import { Service } from './service.ts';
import { tempFolder } from './temp-folder.ts';

const PROGRAM = fileURLToPath(new URL('../../../game-server/src/main.ts', import.meta.url));
const READY_MS = 120_000;

export type ServerInstance = {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Of the server itself; its sandbox is a child of its own. Changes with each start. */
  readonly pid: number;
  readonly isRunning: boolean;
  /** Everything that it printed, for a failing test's message. */
  output(): string;
  /** SIGKILL of the server alone. */
  kill(): Promise<void>;
  /** Up again after a kill or a stop: same port, same settings, same data. */
  start(): Promise<void>;
  /** Drained, saved, and up again. */
  restart(): Promise<void>;
  /** SIGSTOP: as when its machine hangs. */
  suspend(): void;
  resume(): void;
  /** SIGTERM: drains, saves, and gives the exit code. The data folder stays until `remove`. */
  stop(): Promise<number | null>;
  /** Removes the data folder, if it made it itself. */
  remove(): void;
};

/**
 * The whole server as `npm start` runs it, on a free port with its data in a temporary folder.
 * @param env settings; PORT and DATA_DIR are chosen where they aren't given.
 * @throws with its output when it isn't ready within two minutes or exits before.
 */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<ServerInstance> {
  const port = Number(env['PORT'] ?? (await freePort()));
  const folder = env['DATA_DIR'] === undefined ? tempFolder('data') : null;
  const dataDir = env['DATA_DIR'] ?? folder?.path ?? '';
  const url = `http://127.0.0.1:${port}`;
  try {
    const service = await Service.start({
      name: 'The server',
      command: process.execPath,
      args: [...NODE_FLAGS, PROGRAM],
      env: { ...process.env, LOG_LEVEL: 'warn', ...env, PORT: String(port), DATA_DIR: dataDir },
      stopSignal: 'SIGTERM',
      isReady: () => isReady(url),
      startMs: READY_MS,
    });
    return {
      url,
      port,
      dataDir,
      get pid() {
        return service.pid;
      },
      get isRunning() {
        return service.isRunning;
      },
      output: () => service.output(),
      kill: () => service.kill(),
      start: () => service.start(),
      restart: () => service.restart(),
      suspend: () => service.suspend(),
      resume: () => service.resume(),
      stop: () => service.stop(),
      remove: () => folder?.remove(),
    };
  } catch (error) {
    folder?.remove();
    throw error;
  }
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  return answer?.ok === true;
}
