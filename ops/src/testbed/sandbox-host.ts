import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.ts';
import { Service } from './service.ts';
import { tempFolder } from './temp-folder.ts';

const PROGRAM = fileURLToPath(new URL('../../../sandbox/src/host/main.ts', import.meta.url));
const READY_MS = 120_000;

export type SandboxHostInstance = {
  readonly url: string;
  readonly token: string;
  /** Of the host; its sandbox is a child of its own. */
  readonly pid: number;
  stop(): Promise<void>;
};

/**
 * A sandbox on a host of its own, for as many servers as name it.
 * @throws with its output when it isn't ready within two minutes or exits before.
 */
export async function startSandboxHost(): Promise<SandboxHostInstance> {
  const port = await freePort();
  const token = randomBytes(16).toString('hex');
  const folder = tempFolder('sandbox');
  const url = `http://127.0.0.1:${port}`;
  const env = { PORT: String(port), SANDBOX_TOKEN: token, DATA_DIR: folder.path, LOG_LEVEL: 'warn' };
  try {
    const service = await Service.start({
      name: 'The sandbox host',
      command: process.execPath,
      args: [PROGRAM],
      env: { ...process.env, ...env },
      stopSignal: 'SIGTERM',
      hasFamily: true,
      isReady: () => isReady(url, token),
      startMs: READY_MS,
    });
    return {
      url,
      token,
      pid: service.pid,
      stop: async () => {
        await service.stop();
        folder.remove();
      },
    };
  } catch (error) {
    folder.remove();
    throw error;
  }
}

async function isReady(url: string, token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(5_000);
  const answer = await fetch(`${url}/v1/health`, { headers, signal }).catch(() => null);
  if (answer?.ok !== true) return false;
  const health = (await answer.json()) as { ready?: boolean };
  return health.ready === true;
}
