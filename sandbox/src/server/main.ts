import { once } from 'node:events';
import { pino } from 'pino';
import { ServeOptions } from '../protocol/messages.ts';
import { type Served, serve } from './serve.ts';

/**
 * The sandbox process: it answers its parent over the IPC channel, and ends when its standard input does.
 * Learners' SQL is never logged; what is fine is told by message, so only what isn't is written.
 */
const logger = pino({ name: 'sandbox', level: 'warn' }, pino.destination({ fd: 2, sync: true }));

process.stdin.on('end', leave).resume();
process.on('disconnect', leave);

let served: Served | null = null;
try {
  const [options] = await once(process, 'message');
  served = await serve(ServeOptions.parse(options), logger);
} catch (error) {
  logger.fatal({ err: error }, 'sandbox.failed');
  process.exit(1);
}

/** Takes what it has on servers with it, where it is given the time. */
function leave(): void {
  Promise.resolve(served?.close()).then(
    () => process.exit(0),
    (error: unknown) => {
      logger.error({ err: error }, 'sandbox.not-closed');
      process.exit(1);
    },
  );
}
