import { createLogger } from '@sqltown/game-server/logger';
import { type Database, openDatabase } from '@sqltown/game-server/postgres';
import { startPostgres } from '../../testbed/index.ts';
import type { BenchLine, BenchOptions } from '../bench.ts';
import { seedCities } from './cities.ts';

/** As many at once as a small pool has, on either side of a comparison. */
export const CONNECTIONS = 10;

export const PLANTS = ['five-round-trips', 'row-by-row', 'one-connection', 'slow-endpoint'] as const;
type Plant = (typeof PLANTS)[number];

/** A private PostgreSQL with fsync on, the server's own schema on it and cities to build in. */
export type Stage = {
  readonly options: BenchOptions;
  readonly url: string;
  readonly database: Database;
  /** Seconds that one side is measured in one round. */
  readonly seconds: number;
  /** Numbers each run, so that each has tiles of its own. */
  readonly nextRun: () => number;
  readonly isPlanted: (plant: Plant) => boolean;
};

/** Measures one subject. What a row starts beyond the stage it also stops. */
export type Row = (stage: Stage) => AsyncIterable<BenchLine>;

/** @returns the stage, and what stops it. */
export async function setStage(
  options: BenchOptions,
): Promise<{ stage: Stage; strike: () => Promise<void> }> {
  const isPlanted = (plant: Plant): boolean => options.plant === plant;
  const postgres = await startPostgres();
  try {
    const database = await openDatabase({
      url: postgres.url,
      connections: isPlanted('one-connection') ? 1 : CONNECTIONS,
      log: createLogger({ level: 'error' }),
    });
    await seedCities(database.shards);
    let runs = 0;
    const stage = {
      options,
      url: postgres.url,
      database,
      seconds: options.isSlice ? 1 : 4,
      nextRun: () => runs++,
      isPlanted,
    };
    const strike = async (): Promise<void> => {
      await database.close();
      await postgres.stop();
    };
    return { stage, strike };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
