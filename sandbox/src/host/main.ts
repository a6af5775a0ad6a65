import { once } from 'node:events';
import { join } from 'node:path';
import { pino } from 'pino';
import { createSandbox } from '../client/create-sandbox.ts';
import { createHost } from './host.ts';
import { type HostSettings, readSettings } from './settings.ts';

/** `node sandbox/src/host/main.ts`: a sandbox on a host of its own, for servers that name it in SANDBOX_URLS. */
async function main(settings: HostSettings): Promise<void> {
  const logger = pino({ level: settings.LOG_LEVEL, name: 'sandbox-host' });
  const sandbox = await createSandbox({
    cacheFolder: join(settings.DATA_DIR, 'engines'),
    wallMs: settings.SANDBOX_TIME_MS,
    maxOrders: settings.SANDBOX_MAX_RUNS,
    maxWaitMs: settings.SANDBOX_WAIT_MS,
    maxRssBytes: settings.SANDBOX_RSS_MB * 1024 ** 2,
    servers: {
      ...(settings.SANDBOX_POSTGRES_URL && { postgresql: settings.SANDBOX_POSTGRES_URL }),
      ...(settings.SANDBOX_MARIADB_URL && { mariadb: settings.SANDBOX_MARIADB_URL }),
    },
    onEvent: (event, reason) => logger.info({ reason }, event),
  });
  const host = createHost({ sandbox, token: settings.SANDBOX_TOKEN, logger });
  host.listen(settings.PORT, settings.HOST);
  await once(host, 'listening');
  logger.info({ host: settings.HOST, port: settings.PORT }, 'host.listening');

  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  host.close();
  host.closeIdleConnections();
  await sandbox.close();
  host.closeAllConnections();
}

try {
  await main(readSettings(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
