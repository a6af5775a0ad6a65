import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findBinary } from '../../testbed/index.ts';

const run = promisify(execFile);

/** SETs a second of Redis' own benchmark, each waited for, over `clients` connections. @throws when it isn't installed. */
export async function redisBenchmark(url: string, commands: number, clients: number): Promise<number> {
  const server = findBinary('redis-server');
  if (server === null) throw new Error('Redis is not installed: apt-get install redis-server');
  const { stdout } = await run(join(dirname(server), 'redis-benchmark'), [
    ...`-t set --csv -n ${commands} -c ${clients} -u`.split(' '),
    url,
  ]);
  return setsPerSecond(stdout);
}

/** @throws when the output names no rate of SET. */
export function setsPerSecond(csv: string): number {
  const rate = /^"SET","([\d.]+)"/m.exec(csv)?.[1];
  if (rate === undefined) throw new Error(`redis-benchmark measured no SET:\n${csv}`);
  return Number(rate);
}
