import type { Migration, MigrationProvider } from 'kysely/migration';
import * as platform from './0001-platform.ts';
import * as cities from './0002-cities.ts';
import * as learning from './0003-learning.ts';
import * as catalogue from './0004-catalogue.ts';
import * as accounts from './0010-accounts.ts';
import * as shards from './0011-shards.ts';
import * as jobSchedules from './0012-job-schedules.ts';

/**
 * Every migration by its name, run in the order of the names. Frozen once released: a change is a new file.
 * They only go forward, and a program must run on the schema of the one before it (expand, then contract).
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-platform': platform,
  '0002-cities': cities,
  '0003-learning': learning,
  '0004-catalogue': catalogue,
  '0010-accounts': accounts,
  '0011-shards': shards,
  '0012-job-schedules': jobSchedules,
};

export const migrationProvider: MigrationProvider = {
  getMigrations: () => Promise.resolve({ ...MIGRATIONS }),
};
