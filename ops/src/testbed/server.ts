import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.ts';

const READY_MS = 120_000;

export type ServerInstance = {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Everything that it printed, for a failing test's message. */
  output(): string;
  /** Ctrl-C: drains, saves, and gives the exit code. The data folder stays until `remove`. */
  stop(): Promise<number | null>;
  remove(): void;
};

/**
 * The whole server as `npm start` runs it, on a free port with its data in a temporary folder.
 * @throws with its output when it isn't ready within two minutes or exits before.
 */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<ServerInstance> {
  const port = env['PORT'] ?? String(await freePort());
  const dataDir = env['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'sqltown-data-'));
  const child = spawn(process.execPath, ['game-server/src/main.ts'], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env, PORT: port, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (chunk: Buffer): void => void (printed = (printed + chunk.toString()).slice(-50_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const killAtExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killAtExit);

  const instance: ServerInstance = {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    process: child,
    output: () => printed,
    stop: () => {
      child.kill('SIGINT');
      return exited.finally(() => process.off('exit', killAtExit));
    },
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
  await untilReady(instance);
  return instance;
}

async function untilReady(instance: ServerInstance): Promise<void> {
  const { url, process: child } = instance;
  const deadline = Date.now() + READY_MS;
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`the server exited with ${child.exitCode}:\n${instance.output()}`);
    if (Date.now() > deadline)
      throw new Error(`the server was not ready within ${READY_MS / 1000} s:\n${instance.output()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
