import { once } from 'node:events';
import { connect } from 'node:net';
import { findBinary } from './binaries.ts';
import { freePort } from './ports.ts';
import { Service } from './service.ts';
import { tempFolder } from './temp-folder.ts';

const START_MS = 15_000;

export type RedisInstance = {
  readonly url: string;
  readonly pid: number;
  /** Ended in good order and up again on the same port with the same data. */
  restart(): Promise<void>;
  /** SIGKILL: up to a second of writes is lost, as with `appendfsync everysec` in production. */
  kill(): Promise<void>;
  /** Up again after a kill, on the same port with what its append-only file holds. */
  start(): Promise<void>;
  /** FLUSHALL: everything is gone, and it runs on. */
  flush(): Promise<void>;
  /** It keeps its connections and answers nothing until `resume`. */
  suspend(): void;
  resume(): void;
  /** Ends it, and removes its data. */
  stop(): Promise<void>;
};

/**
 * A private Redis in a temporary folder on a free port, with an append-only file synced every second.
 * @throws when Redis isn't installed or doesn't answer within 15 s.
 */
export async function startRedis(): Promise<RedisInstance> {
  const binary = findBinary('redis-server');
  if (binary === null) throw new Error('Redis is not installed: apt-get install redis-server');
  const folder = tempFolder('redis');
  const port = await freePort();
  const settings = { port, bind: '127.0.0.1', dir: folder.path, save: '', appendonly: 'yes' };
  try {
    const service = await Service.start({
      name: 'Redis',
      command: binary,
      args: Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)]),
      stopSignal: 'SIGTERM',
      isReady: async () => (await ask(port, 'PING')) === '+PONG',
      startMs: START_MS,
    });
    return {
      url: `redis://127.0.0.1:${port}`,
      get pid() {
        return service.pid;
      },
      restart: () => service.restart(),
      kill: () => service.kill(),
      start: () => service.start(),
      flush: () => flush(port),
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

async function flush(port: number): Promise<void> {
  const answer = await ask(port, 'FLUSHALL');
  if (answer !== '+OK') throw new Error(`Redis answered ${answer ?? 'nothing'} to FLUSHALL`);
}

/** The first line of the answer to one command; null when nobody answers. */
async function ask(port: number, command: string): Promise<string | null> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write(`${command}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString().split('\r\n')[0] ?? null;
  } catch {
    // Refused or reset: it isn't up.
    return null;
  } finally {
    socket.destroy();
  }
}
