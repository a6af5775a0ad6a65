import { z } from 'zod';

/** A comma-separated list; blanks don't count. */
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

const origin = z.url({ protocol: /^https?$/, error: 'write it as http://host or https://host' });

/** A source as a page's content security policy takes it. */
const PEER_ADDRESS = /^wss?:\/\/(\*\.)?[a-z0-9.-]+(:(\d+|\*))?$/i;

const POSTGRES = {
  protocol: /^postgres(ql)?$/,
  error: 'write it as postgres://user:password@host:5432/database',
};

/** The members of one PostgreSQL, primary and replicas in any order. */
const cluster = list
  .pipe(z.array(z.url(POSTGRES)).min(1, POSTGRES.error))
  .transform((members) => members.join(','));

const whole = (smallest: number, largest: number) =>
  z.coerce
    .number({ error: 'write a whole number' })
    .int('write a whole number')
    .min(smallest, `write a number from ${smallest} to ${largest}`)
    .max(largest, `write a number from ${smallest} to ${largest}`);

/**
 * Every setting of the server: an environment variable each. docs/configuration.md is generated from this
 * object (`node game-server/src/cli/config-docs.ts`), so a key's description is its documentation.
 */
export const Settings = z.object({
  PORT: whole(1, 65_535).default(2567).describe('TCP port for pages, API and WebSockets.'),
  HOST: z
    .string()
    .min(1)
    .default('0.0.0.0')
    .describe('Address to listen on. 127.0.0.1 keeps it to this machine.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder for the embedded database, the secret of the sessions and the admin socket.'),
  DATABASE_URL: cluster
    .optional()
    .describe(
      'A PostgreSQL 15 or newer; primary and replicas comma-separated. Without it the embedded database in DATA_DIR is used.',
    ),
  SHARD_URLS: z
    .string()
    .transform((value) => value.split(';').map((each) => each.trim()))
    .pipe(z.array(cluster).max(64, 'name at most 64 shards'))
    .transform((clusters) => clusters.join(';'))
    .optional()
    .describe(
      'PostgreSQLs that players and cities are spread over: shards separated by `;`, members of one by `,`. Never reorder them. Without it they are in DATABASE_URL.',
    ),
  DATABASE_POOL: whole(1, 200)
    .default(10)
    .describe('Connections to each PostgreSQL; about 5 for each of its cores.'),
  DATABASE_MIGRATE: z
    .enum(['yes', 'no'])
    .default('yes')
    .describe(
      'Whether a start brings the schemas up to date; with no, it refuses a database that is behind.',
    ),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'write it as redis://:password@host:6379/0' })
    .optional()
    .describe('A Redis 6 or newer that several processes share. Without it each uses its own memory.'),
  ROLES: list
    .pipe(
      z
        .array(z.enum(['web', 'rooms', 'jobs'], { error: 'name web, rooms or jobs' }))
        .min(1, 'name one at least'),
    )
    .default(['web', 'rooms', 'jobs'])
    .describe(
      'What this process is for: rooms (opens cities; one without leaves that to others while there are any), jobs (works off jobs; one without only gives them), web (every process answers requests: send players to those that have it).',
    ),
  TRANSPORT: z
    .enum(['auto', 'uws', 'ws'])
    .default('auto')
    .describe(
      'WebSocket engine: uws (fast, native), ws (plain Node), auto (uws, and ws where it does not load).',
    ),
  PUBLIC_URL: origin
    .optional()
    .describe(
      'What players type, such as https://town.example. With https, cookies are Secure; only this origin and ORIGINS may send.',
    ),
  PUBLIC_ADDRESS: z
    .url({ protocol: /^wss?$/, error: 'write it as ws://host:port or wss://host:port' })
    .optional()
    .describe('WebSocket origin of this very process, when several share one PUBLIC_URL.'),
  PEER_ADDRESSES: list
    .pipe(z.array(z.string().regex(PEER_ADDRESS, 'write each as wss://host, wss://*.host or ws://host:*')))
    .default([])
    .describe(
      'WebSocket origins of the other processes, which a page of this one may join, comma-separated; wss://*.town.example stands for all below it.',
    ),
  DRAIN_SECONDS: whole(0, 60)
    .default(0)
    .describe(
      'Seconds for which a stopping process goes on as usual, so that load balancers see on /readyz that it leaves.',
    ),
  TRUSTED_PROXIES: list
    .default([])
    .describe('Addresses or CIDR ranges of proxies whose X-Forwarded-For is believed, comma-separated.'),
  ORIGINS: list
    .pipe(z.array(origin))
    .default([])
    .describe('Further origins whose pages may use this server, comma-separated.'),
  LOG_LEVEL: z
    .enum(['auto', 'trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('auto')
    .describe('Least severe log line that is written. auto: warn in a terminal, info elsewhere.'),
  AUTH_SECRET: z
    .string()
    .min(32, 'write at least 32 random characters')
    .optional()
    .describe(
      'Signs session cookies. Without it one is made and kept in DATA_DIR; set it where several processes run.',
    ),
  METRICS_TOKEN: z
    .string()
    .min(16, 'write at least 16 random characters')
    .optional()
    .describe('Bearer token for /metrics. Without it only this machine may read them.'),
  MAX_CONNECTIONS: whole(10, 1_000_000)
    .optional()
    .describe(
      'Connections at once; more are answered 503. Without it, three quarters of the files that the process may open.',
    ),
  CITY_SEATS: whole(1, 1000).default(100).describe('Players in one city at once.'),
  GUESTS_PER_HOUR: whole(1, 100_000)
    .default(200)
    .describe('New guests that one address may make in an hour. A school shares one address.'),
  GUEST_IDLE_DAYS: whole(1, 3650).default(30).describe('Days after which an unused guest is removed.'),
  LESSONS_PER_HOUR: whole(1, 1000)
    .default(20)
    .describe(
      'Lessons that a player may complete in an hour: more than anybody reads, less than a program does.',
    ),
  WORLD_SYNC: z
    .enum(['stream', 'mirror'])
    .default('stream')
    .describe('How the world reaches the page: stream (own bytes, by chunk) or mirror (state deltas).'),
  SANDBOX_URLS: list
    .pipe(z.array(origin))
    .default([])
    .describe(
      "Sandbox hosts that run learners' SQL, comma-separated. Without them the server starts a sandbox of its own.",
    ),
  SANDBOX_TOKEN: z
    .string()
    .min(16, 'write at least 16 random characters')
    .optional()
    .describe('What the sandbox hosts of SANDBOX_URLS want to be shown.'),
  SANDBOX_POSTGRES_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'write it as postgres://superuser:password@host:5432/postgres',
    })
    .optional()
    .describe(
      "A PostgreSQL 15 or newer with nothing else on it, as its superuser, that runs learners' PostgreSQL. Without it they get PGlite.",
    ),
  SANDBOX_MARIADB_URL: z
    .url({ protocol: /^(mysql|mariadb)$/, error: 'write it as mariadb://root:password@host:3306/' })
    .optional()
    .describe(
      "A MariaDB 10.11 or newer with nothing else on it, as root, that runs learners' MariaDB. Without it that dialect is not offered.",
    ),
  SANDBOX_TIME_MS: whole(100, 60_000)
    .default(5000)
    .describe('Wall time of one learner query, in milliseconds; a sandbox host has its own.'),
  SANDBOX_MAX_RUNS: whole(1, 10_000)
    .default(64)
    .describe('Learner queries that wait or run at once; more are told to try again.'),
  SANDBOX_WAIT_MS: whole(10, 60_000)
    .default(500)
    .describe(
      'Milliseconds for which a learner query may be expected to wait for its turn; it is told at once to try again where that is longer.',
    ),
  SANDBOX_RSS_MB: whole(256, 65_536)
    .default(3072)
    .describe('Memory of the sandbox process at which its threads are replaced, in MiB.'),
});

export type Settings = z.infer<typeof Settings>;

/** A setting that can't be used, in one line that says what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The settings in `env`, checked and frozen.
 * @throws ConfigError naming the key when a value is bad or a key looks like a misspelt setting.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  for (const [key] of given) refuseMisspelt(key);
  const result = Settings.safeParse(Object.fromEntries(given));
  if (result.success) return Object.freeze(requireCompanions(result.data));
  const issue = result.error.issues[0];
  throw new ConfigError(`${String(issue?.path[0] ?? 'configuration')}: ${issue?.message ?? 'is not valid'}.`);
}

/** Settings that mean nothing without another. */
function requireCompanions(settings: Settings): Settings {
  if (settings.SHARD_URLS !== undefined && settings.DATABASE_URL === undefined)
    throw new ConfigError('SHARD_URLS: set DATABASE_URL too, for accounts and the directory of the shards.');
  if (settings.SANDBOX_URLS.length > 0 && settings.SANDBOX_TOKEN === undefined)
    throw new ConfigError('SANDBOX_URLS: set SANDBOX_TOKEN too, which its hosts were started with.');
  return settings;
}

const KEYS = Object.keys(Settings.shape);
/** Nothing but settings begins so: an unknown one is a mistake. */
const OWN_PREFIXES = ['SQLTOWN_', 'SANDBOX_'];
/** Read by failpoints and by test suites, for drills only: no settings of a server. */
const DRILL_KEYS = [
  'SQLTOWN_CHECKPOINTS',
  'SQLTOWN_FAILPOINT',
  'SQLTOWN_TEST_DATABASE_URL',
  'SQLTOWN_TEST_MARIADB_URL',
  'SQLTOWN_TEST_REDIS_URL',
  'SQLTOWN_SERVER_URL',
];

function refuseMisspelt(key: string): void {
  if (KEYS.includes(key) || DRILL_KEYS.includes(key)) return;
  const near = KEYS.find((known) => known.length >= 6 && isOneEditApart(known, key));
  const isOurs = OWN_PREFIXES.some((prefix) => key.startsWith(prefix));
  if (near === undefined && !isOurs) return;
  const advice = near === undefined ? `The settings are: ${KEYS.join(', ')}` : `Did you mean ${near}`;
  throw new ConfigError(`${key}: there is no such setting. ${advice}${near === undefined ? '.' : '?'}`);
}

/** Whether one inserted, dropped, changed or swapped letter turns `a` into `b`. */
function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB.slice(1)) return true;
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
}
