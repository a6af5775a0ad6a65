import { createLogger } from '@sqltown/game-server/logger';
import { openDatabase } from '@sqltown/game-server/postgres';
import { citiesOn, place } from './build.ts';
import { plotOf } from './cities.ts';
import { type Throughput, closedLoop } from './closed-loop.ts';

/** One of several server processes that build over the same shards; a process alone is a core's worth. */
export type ShardLoadStart = {
  readonly url: string;
  readonly shardUrls: string;
  /** To each shard. */
  readonly connections: number;
};
export type ShardLoadCall = {
  readonly run: number;
  readonly seconds: number;
  readonly workers: number;
  readonly firstWorker: number;
};

const start = JSON.parse(process.argv[2] ?? '') as ShardLoadStart;
const database = await openDatabase({ ...start, log: createLogger({ level: 'error' }) });
const cities = citiesOn(database.shards);
const answer = (given: Throughput | { readonly fault: string }): void => void process.send?.(given);

process.on('message', ({ run, seconds, workers, firstWorker }: ShardLoadCall) => {
  closedLoop({ workers, seconds }, (worker, n) => place(cities, plotOf(run, firstWorker + worker, n))).then(
    answer,
    (error: unknown) => answer({ fault: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
answer({ operations: 0, perSecond: 0 });
