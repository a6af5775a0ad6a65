import { on } from 'node:events';
import { pino } from 'pino';
import { Open, ServeOptions } from '../protocol/messages.ts';
import { type Served, serve } from './serve.ts';

/**
 * The sandbox process: told what to serve and then to open, it answers its parent over the IPC channel, and ends when
 * its standard input does.
 * Learners' SQL is never logged; what is fine is told by message, so only what isn't is written.
 */
const logger = pino({ name: 'sandbox', level: 'warn' }, pino.destination({ fd: 2, sync: true }));

process.stdin.on('end', leave).resume();
process.on('disconnect', leave);

let served: Served | null = null;
try {
  const messages = on(process, 'message');
  const next = async (): Promise<unknown> => (await messages.next()).value[0];
  const options = ServeOptions.parse(await next());
  const told = next().then((message) => {
    Open.parse(message);
    return messages.return?.();
  });
  served = await serve(options, { logger, told });
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
