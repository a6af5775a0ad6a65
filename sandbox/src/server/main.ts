import { pino } from 'pino';
import { ServeOptions } from '../protocol/messages.ts';
import { serve } from './serve.ts';

/**
 * The sandbox process: it answers its parent over the IPC channel, and ends when its standard input does.
 * Learners' SQL is never logged; what is fine is told by message, so only what isn't is written.
 */
const logger = pino({ name: 'sandbox', level: 'warn' }, pino.destination({ fd: 2, sync: true }));

process.stdin.on('end', () => process.exit(0)).resume();
process.on('disconnect', () => process.exit(0));

try {
  const options = ServeOptions.parse(JSON.parse(process.argv[2] ?? '{}'));
  await serve(options, logger);
} catch (error) {
  logger.fatal({ err: error }, 'sandbox.failed');
  process.exit(1);
}
