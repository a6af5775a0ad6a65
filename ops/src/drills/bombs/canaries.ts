import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files that would be there if a program had been run or a file been written. */
const FOOTPRINTS = ['/tmp/sqltown-canary', '/tmp/sqltown-canary.db', '/tmp/sqltown-shell'];

/** What an escape would touch: a file with a secret in it that everybody may read, and a port that counts calls. */
export type Canaries = {
  /** Puts their places into a bomb. */
  aim(sql: string): string;
  /** What has been touched, in words. */
  touched(answer: string): string[];
  close(): void;
};

export async function setCanaries(): Promise<Canaries> {
  const secret = randomBytes(12).toString('hex');
  const folder = mkdtempSync(join(tmpdir(), 'sqltown-bombs-'));
  const file = join(folder, 'secret.txt');
  writeFileSync(file, `${secret}\n`, { mode: 0o644 });
  for (const footprint of FOOTPRINTS) rmSync(footprint, { force: true });
  let calls = 0;
  const listener = createServer((socket) => {
    calls += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;

  return {
    aim: (sql) => sql.replaceAll('{file}', file).replaceAll('{port}', String(port)),
    touched: (answer) => [
      ...(answer.includes(secret) ? ['it read a file'] : []),
      ...(calls > 0 ? ['it called a port'] : []),
      ...FOOTPRINTS.filter((footprint) => existsSync(footprint)).map((path) => `it wrote ${path}`),
    ],
    close() {
      listener.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
