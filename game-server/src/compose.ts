import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { defineServer } from '@colyseus/core';
import { catalogueHash, createCatalogue } from '@sqltown/content/grading';
import { CHAPTERS } from '@sqltown/content/public';
import type { CityId } from '@sqltown/shared/ids';
import { adminSocketPath, resetCity, runAdminCommand, serveAdmin } from './admin/index.ts';
import type { Settings } from '#config';
import { collectGuestsHourly, createAccounts } from '#features/accounts/index.ts';
import { createCatalogueReader } from '#features/catalogue/index.ts';
import { contributions, createCities, createWakeups } from '#features/cities/index.ts';
import {
  createLearning,
  createProgressReads,
  mergeArrivals,
  syncCatalogue,
} from '#features/learning/index.ts';
import { createMembers } from '#features/members/index.ts';
import { createRelay } from '#features/outbox/index.ts';
import { createReports } from '#features/reports/index.ts';
import { createRuns } from '#features/runs/index.ts';
import { createCityLights, createSeats, createTickets } from '#features/seats/index.ts';
import { createCache } from '#platform/cache/index.ts';
import { watchEventLoop } from '#platform/health/index.ts';
import { createStaticFiles } from '#platform/http/index.ts';
import type { Logger } from '#platform/logger/index.ts';
import { createMetrics } from '#platform/metrics/index.ts';
import { authSecret, derivedSecret } from '#platform/secrets/index.ts';
import { createCityRooms, ejectBanned } from '#rooms/index.ts';
import { Closers } from './closers.ts';
import { startEngines } from './engines.ts';
import { openLinks } from './links.ts';
import { meetNeighbours } from './neighbours.ts';
import { openQueue } from './open-queue.ts';
import { requireFreePort, requireWritable } from './preflight.ts';
import { createHttp } from './routes/index.ts';

/** Requests that a stopping process has begun are finished within this. */
const LAST_REQUESTS_MS = 5_000;
const PAGE_FOLDER = fileURLToPath(new URL('../../client/dist', import.meta.url));

export type RunningServer = {
  readonly database: string;
  readonly transport: 'uws' | 'ws';
  readonly isPageBuilt: boolean;
  /** Turns newcomers away, lets rooms save, then closes everything in the reverse order. */
  close(): Promise<void>;
};

export type ComposeOptions = {
  readonly config: Settings;
  readonly log: Logger;
  /** Told before each slow step of the start. */
  readonly onStep: (step: string) => void;
};

/** The whole program. @throws StartError, DatabaseFault: what is wrong and what to do, in one line. */
export async function compose({ config, log, onStep }: ComposeOptions): Promise<RunningServer> {
  const dataDir = resolve(config.DATA_DIR);
  requireWritable(dataDir);
  await requireFreePort(config.PORT, config.HOST);
  const secret = authSecret(config.AUTH_SECRET, dataDir);
  const closers = new Closers(log);
  let isDraining = false;
  let isClosing = false;

  try {
    onStep('Opening the database and starting the SQL engines');
    const metrics = createMetrics();
    const { database, sandbox } = await startEngines({ config, dataDir, log });
    closers.add(
      () => database.close(),
      () => database.maintain(),
      () => sandbox.close(),
    );
    const links = await openLinks({ config, primaryUrl: database.primaryUrl, log });
    closers.add(() => links.close());
    const { bus, limits } = links;
    const { db, shards } = database;
    const cache = createCache({
      bus,
      redis: links.redis,
      log: log.child({ part: 'cache' }),
      onRead: (name, level) => metrics.cacheRead(name, level),
    });
    closers.add(async () => cache.close());
    const content = createCatalogue();
    sandbox.onRun((run) => metrics.sandboxRan(run));

    onStep('Opening the town');
    const accounts = createAccounts({
      shards,
      secret,
      baseUrl: config.PUBLIC_URL ?? `http://localhost:${config.PORT}`,
      guestsPerHour: config.GUESTS_PER_HOUR,
      limits,
      bus,
      cache,
      mergeProgress: (from, into) => learning.merge(from, into),
    });
    const homes = {
      ownerOf: (cityId: CityId) => accounts.homeOwner(cityId),
      cityOf: async (playerId: string) => (await accounts.profile(playerId))?.homeCityId ?? null,
    };
    const wakeups = createWakeups(bus);
    const cities = createCities({ shards, homes, wakeups, isSoleProcess: database.kind === 'pglite' });
    const progress = createProgressReads({ shards, cache });
    const queue = openQueue({ config, db, redis: links.redis, log: log.child({ part: 'jobs' }) });
    const relay = createRelay({
      shards,
      queue,
      consumers: [contributions(wakeups), mergeArrivals({ shards, wakeups, progress, chapters: CHAPTERS })],
      log: log.child({ part: 'outbox' }),
    });
    closers.add(
      () => queue.close(),
      () => relay.close(),
    );
    const learning = createLearning({
      shards,
      homes,
      wakeups,
      sandbox,
      relay,
      chapters: CHAPTERS,
      progress,
      pace: {
        lessonsPerHour: config.LESSONS_PER_HOUR,
        onTooFast: (playerId) => log.warn({ playerId }, 'lesson.too-fast'),
      },
    });
    await syncCatalogue(db, CHAPTERS, catalogueHash());
    const tickets = createTickets({ secret: derivedSecret(secret, 'tickets'), nowMs: Date.now });
    const lights = createCityLights(bus);
    const { rooms, hosted, seated, counts } = createCityRooms({
      cities,
      tickets,
      lights,
      metrics,
      logger: log.child({ part: 'rooms' }),
      sync: config.WORLD_SYNC,
      maxSeats: config.CITY_SEATS,
      address: config.PUBLIC_ADDRESS ?? null,
      nowMs: () => performance.now(),
    });
    const eventLoop = watchEventLoop();
    const neighbours = meetNeighbours({
      links,
      hosted,
      counts,
      eventLoop,
      address: config.PUBLIC_ADDRESS ?? null,
      takesRooms: () => config.ROLES.includes('rooms') && !isDraining,
      log,
    });
    closers.add(async () => {
      neighbours.close();
      eventLoop.close();
    });
    const seats = createSeats({ cities, live: neighbours.live, lights, tickets, wait });
    const members = createMembers({ shards, accounts });
    const reports = createReports({ db, accounts });
    const runs = createRuns({ sandbox, seats, log });
    const catalogue = createCatalogueReader({ content, learning });
    const stopEjecting = ejectBanned({ accounts, seated, log });
    closers.add(async () => stopEjecting());

    const files = createStaticFiles(PAGE_FOLDER);
    const features = { accounts, catalogue, learning, runs, seats, members, reports };
    const http = await createHttp({
      config,
      features,
      database,
      sandbox,
      files,
      metrics,
      log,
      limits,
      eventLoop,
      redis: links.redis,
      neighbours,
      isDraining: () => isDraining,
      isClosing: () => isClosing,
    });
    const server = defineServer({
      rooms,
      routes: http.router,
      transport: http.transport,
      presence: links.presence,
      driver: links.driver,
      logger: http.colyseusLog,
      greet: false,
      gracefullyShutdown: false,
    });
    await server.listen(config.PORT, config.HOST);
    closers.add(
      async () => {
        isClosing = true;
        await http.settled(LAST_REQUESTS_MS);
      },
      () => server.gracefullyShutdown(false),
    );

    const reset = (cityId: CityId) => resetCity(shards, cityId);
    const admin = await serveAdmin(adminSocketPath(dataDir), (words) =>
      runAdminCommand({ accounts, reports, resetCity: reset }, words),
    );
    closers.add(() => admin.close());
    collectGuestsHourly({ queue, accounts, idleDays: config.GUEST_IDLE_DAYS, resetCity: reset, log });

    const close = async (): Promise<void> => {
      isDraining = true;
      neighbours.tell();
      await wait(config.DRAIN_SECONDS * 1000);
      await closers.close();
    };
    return { database: database.label, transport: http.transportName, isPageBuilt: files.isBuilt, close };
  } catch (error) {
    await closers.close();
    throw error;
  }
}
