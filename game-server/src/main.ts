import { type RunningServer, compose } from '#compose';
import { type Settings, readConfig } from '#config';
import { createLogger } from '#platform/logger/index.ts';
import { startBlock } from './start-block.ts';
import { explainStart } from './start-error.ts';

/** A drain that takes longer is cut off: whatever was acknowledged is committed already. */
const DRAIN_MS = 25_000;

try {
  const config = readConfig();
  const log = createLogger({ level: logLevel(config) });
  const startedMs = performance.now();
  const server = await compose({ config, log, onStep: (step) => console.log(`${step} …`) });
  console.log(startBlock(config, server, (performance.now() - startedMs) / 1000));

  const stop = stopOnce(server, config.DRAIN_SECONDS * 1000 + DRAIN_MS);
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  process.on('SIGHUP', () => stop(0));
  process.on('unhandledRejection', (error) => log.error({ error }, 'process.unhandled-rejection'));
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'process.uncaught-exception');
    stop(1);
  });
} catch (error) {
  console.error(explainStart(error));
  process.exitCode = 1;
  // Whatever a failed start left open must not keep the process.
  setImmediate(() => process.exit(1));
}

function logLevel({ LOG_LEVEL }: Settings): Exclude<Settings['LOG_LEVEL'], 'auto'> {
  if (LOG_LEVEL !== 'auto') return LOG_LEVEL;
  return process.stdout.isTTY ? 'warn' : 'info';
}

/** The first signal drains and saves; a second one doesn't wait. */
function stopOnce(server: RunningServer, patienceMs: number): (code: number) => void {
  let isStopping = false;
  return (code) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    console.log('Saving and stopping …');
    const cutOff = setTimeout(() => process.exit(1), patienceMs);
    void server.close().finally(() => {
      clearTimeout(cutOff);
      console.log('Stopped. Everything is saved.');
      process.exit(code);
    });
  };
}
