import { z } from 'zod';

const whole = (smallest: number, largest: number) => z.coerce.number().int().min(smallest).max(largest);

/** What a sandbox host is told by its environment. */
const Settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(1, 65_535).default(2570),
  SANDBOX_TOKEN: z.string({ error: 'is missing' }).min(16, 'write at least 16 random characters'),
  DATA_DIR: z.string().min(1).default('./data'),
  SANDBOX_POSTGRES_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SANDBOX_MARIADB_URL: z.url({ protocol: /^(mysql|mariadb)$/ }).optional(),
  SANDBOX_TIME_MS: whole(100, 60_000).default(5_000),
  SANDBOX_MAX_RUNS: whole(1, 10_000).default(64),
  SANDBOX_WAIT_MS: whole(10, 60_000).default(500),
  SANDBOX_RSS_MB: whole(256, 65_536).default(3_072),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});
export type HostSettings = z.infer<typeof Settings>;

/** @throws Error that names the setting, in one line. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): HostSettings {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const result = Settings.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`${String(issue?.path[0])}: ${issue?.message}.`);
}
