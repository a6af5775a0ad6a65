import { parseArgs } from 'node:util';
import { createLogger } from '#platform/logger/index.ts';
import { openDatabase } from '#platform/postgres/index.ts';
import { countingConsumer, openCrashQueue } from './crash.testbed.ts';
import { createRelay } from './relay.ts';

/** A process that relays and works until SQLTOWN_FAILPOINT kills it. Run by outbox-crash.verify.test.ts. */
const { values } = parseArgs({
  options: { url: { type: 'string' }, queue: { type: 'string' }, prefix: { type: 'string' } },
});
const log = createLogger({ level: 'silent' });
const { db, shards } = await openDatabase({ url: values.url, log });
const queue = openCrashQueue(values.queue === 'bull' ? 'bull' : 'table', {
  db,
  prefix: values.prefix ?? '',
  log,
});
createRelay({ shards, queue, consumers: [countingConsumer()], log, everyMs: 50 });
// Neither queue keeps a process by itself.
setInterval(() => undefined, 1_000);
