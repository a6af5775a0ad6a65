import type { Router, Transport } from '@colyseus/core';
import type { Sandbox } from '@sqltown/sandbox';
import { sql } from 'kysely';
import type { Settings } from '#config';
import type { AccountsService } from '#features/accounts/index.ts';
import type { CatalogueReader } from '#features/catalogue/index.ts';
import type { Learning } from '#features/learning/index.ts';
import type { Members } from '#features/members/index.ts';
import type { Reports } from '#features/reports/index.ts';
import type { Runs } from '#features/runs/index.ts';
import type { Seats } from '#features/seats/index.ts';
import { type EventLoop, healthEndpoints } from '#platform/health/index.ts';
import {
  createAddresses,
  countInFlight,
  createEdge,
  createSecurityHeaders,
  type StaticFiles,
} from '#platform/http/index.ts';
import { type Limits, createLimit } from '#platform/limits/index.ts';
import type { Logger } from '#platform/logger/index.ts';
import type { Metrics } from '#platform/metrics/index.ts';
import type { Database } from '#platform/postgres/index.ts';
import type { RedisLink } from '#platform/redis/index.ts';
import { createOriginPolicy, createTransport } from '#platform/transport/index.ts';
import { accountsRoutes } from './accounts.routes.ts';
import { catalogueRoutes } from './catalogue.routes.ts';
import { citiesRoutes } from './cities.routes.ts';
import { learningRoutes } from './learning.routes.ts';
import { observeParts, observeProcess } from './observe.ts';
import { reportsRoutes } from './reports.routes.ts';
import { buildRouter } from './router.ts';

/** An event loop that was blocked for so long did nobody any good. */
const BLOCKED_MS = 1_000;

/**
 * A whole school behind one address: three hundred pupils, two requests a second each. Asked of every request, so each
 * process counts for itself.
 */
const ADDRESS_ALLOWANCE = { points: 6_000, seconds: 10 } as const;

export type HttpParts = {
  readonly config: Settings;
  readonly features: {
    readonly accounts: AccountsService;
    readonly catalogue: CatalogueReader;
    readonly learning: Pick<Learning, 'submit'>;
    readonly runs: Runs;
    readonly seats: Seats;
    readonly members: Members;
    readonly reports: Reports;
  };
  readonly database: Pick<Database, 'kind' | 'stats' | 'db'>;
  readonly sandbox: Pick<Sandbox, 'health'>;
  readonly files: StaticFiles;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly limits: Limits;
  readonly eventLoop: Pick<EventLoop, 'worstMs'>;
  readonly redis: Pick<RedisLink, 'isReady'> | null;
  readonly neighbours: { count(): number };
  /** Load balancers are to send nobody any more; everything is still answered. */
  isDraining(): boolean;
  /** The rooms are gone: changes are turned away. */
  isClosing(): boolean;
};

export type Http = {
  readonly router: Router;
  readonly transport: Transport;
  readonly transportName: 'uws' | 'ws';
  /** Resolves when no request is under way any more, after `patienceMs` at the latest. */
  settled(patienceMs: number): Promise<void>;
  /** Colyseus' own words, as lines of our log. */
  readonly colyseusLog: Readonly<
    Record<'debug' | 'info' | 'warn' | 'error' | 'trace', (...words: unknown[]) => void>
  >;
};

/** Everything that answers over HTTP, and the transport that carries it and the rooms. */
export async function createHttp(parts: HttpParts): Promise<Http> {
  const { config, features, database, sandbox, metrics, log } = parts;
  observeParts({ metrics, database, sandbox });
  observeProcess(parts);
  const health = healthEndpoints({
    checks: {
      database: async () => (await sql`select 1`.execute(database.db)).rows.length === 1,
      sandbox: async () => sandbox.health().ready,
      eventLoop: async () => parts.eventLoop.worstMs() < BLOCKED_MS,
    },
    notes: { redis: () => redisState(parts.redis) },
    database: async () => ({ kind: database.kind, ...(await database.stats()) }),
    isDraining: () => parts.isDraining(),
    metrics,
    metricsToken: config.METRICS_TOKEN,
  });
  const router = buildRouter({
    routes: [
      ...accountsRoutes(features.accounts),
      ...catalogueRoutes(features.catalogue),
      ...learningRoutes(features),
      ...citiesRoutes(features),
      ...reportsRoutes(features.reports),
    ],
    plain: health,
    accounts: features.accounts,
    limits: parts.limits,
    isClosing: () => parts.isClosing(),
  });
  const allowsOrigin = createOriginPolicy({ publicUrl: config.PUBLIC_URL, origins: config.ORIGINS });
  // With an address of its own, this process is another origin than the page that joins it.
  const pages = [...optional(config.PUBLIC_URL), ...config.ORIGINS];
  const edge = createEdge({
    allowsOrigin,
    welcome: new Set(pages.map((page) => new URL(page).origin)),
    addressOf: createAddresses(config.TRUSTED_PROXIES),
    addressLimit: createLimit(ADDRESS_ALLOWANCE),
    files: parts.files,
    secure: createSecurityHeaders({
      isSecure: config.PUBLIC_URL?.startsWith('https:') ?? false,
      sockets: [...optional(config.PUBLIC_ADDRESS), ...config.PEER_ADDRESSES],
    }),
    metrics,
    log,
  });
  const inFlight = countInFlight();
  const { name, transport } = await createTransport({
    transport: config.TRANSPORT,
    allowsOrigin,
    answerWith: (served) => inFlight.counted(edge(served)),
    maxConnections: config.MAX_CONNECTIONS,
    logger: log,
  });
  return {
    router,
    transport,
    transportName: name,
    settled: (patienceMs) => inFlight.settled(patienceMs),
    colyseusLog: colyseusLog(log.child({ part: 'colyseus' })),
  };
}

function redisState(redis: HttpParts['redis']): 'none' | 'ready' | 'away' {
  if (redis === null) return 'none';
  return redis.isReady ? 'ready' : 'away';
}

function colyseusLog(log: Logger): Http['colyseusLog'] {
  const line =
    (level: 'debug' | 'warn') =>
    (...words: unknown[]): void =>
      log[level](
        { words: words.map((word) => (word instanceof Error ? word.message : String(word))) },
        'colyseus.said',
      );
  return {
    debug: line('debug'),
    trace: line('debug'),
    info: line('debug'),
    warn: line('warn'),
    error: line('warn'),
  };
}

function optional(setting: string | undefined): string[] {
  return setting === undefined ? [] : [setting];
}
