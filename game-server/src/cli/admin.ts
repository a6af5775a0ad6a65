import { resolve } from 'node:path';
import { readConfig } from '#config';
import { createAccounts } from '#features/accounts/index.ts';
import { createReports } from '#features/reports/index.ts';
import { localBus } from '#platform/bus/index.ts';
import { createCache } from '#platform/cache/index.ts';
import { localLimits } from '#platform/limits/index.ts';
import { createLogger } from '#platform/logger/index.ts';
import { type DatabaseOptions, openDatabase } from '#platform/postgres/index.ts';
import {
  adminSocketPath,
  askServer,
  resetCity,
  runAdminCommand,
  type AdminAnswer,
  USAGE,
} from '../admin/index.ts';
import { explainStart } from '../start-error.ts';

/** `npm run admin -- …`: asks the server that runs on this data folder, or the database itself when none does. */
const words = process.argv.slice(2);
try {
  const { ok, lines } = words.length === 0 ? { ok: false, lines: USAGE } : await carryOut(words);
  for (const line of lines) (ok ? console.log : console.error)(line);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(explainStart(error));
  process.exitCode = 1;
}

async function carryOut(words: readonly string[]): Promise<AdminAnswer> {
  const config = readConfig();
  const dataDir = resolve(config.DATA_DIR);
  const answer = await askServer(adminSocketPath(dataDir), words);
  return answer ?? askDatabase(words, { url: config.DATABASE_URL, shardUrls: config.SHARD_URLS, dataDir });
}

/** Without a server nobody is connected, so that ending sessions is enough. */
async function askDatabase(
  words: readonly string[],
  place: Pick<DatabaseOptions, 'url' | 'shardUrls' | 'dataDir'>,
): Promise<AdminAnswer> {
  const log = createLogger({ level: 'silent' });
  const database = await openDatabase({ ...place, log });
  try {
    const { db, shards } = database;
    const bus = localBus({ log });
    const accounts = createAccounts({
      shards,
      // No cookie is made or read here.
      secret: crypto.randomUUID(),
      baseUrl: 'http://localhost',
      guestsPerHour: 1,
      limits: localLimits,
      // Servers look up by themselves who was banned.
      bus,
      cache: createCache({ bus, redis: null, log }),
      mergeProgress: () => Promise.resolve(),
    });
    const parts = {
      accounts,
      reports: createReports({ db, accounts }),
      resetCity: (cityId: Parameters<typeof resetCity>[1]) => resetCity(shards, cityId),
    };
    return await runAdminCommand(parts, words);
  } finally {
    await database.close();
  }
}
