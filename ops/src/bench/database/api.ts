import { startFaultProxy, startServer } from '../../testbed/index.ts';
import type { BenchLine } from '../bench.ts';
import { latencies } from './api-latencies.ts';
import { reads } from './api-reads.ts';
import { makeLearners } from './learners.ts';
import type { Stage } from './stage.ts';

const LEARNERS = 200;
/** The plant `slow-endpoint`: what a network through half the world adds, each way. */
const SLOW_MS = 150;

/** The whole server on PostgreSQL, asked over HTTP by learners who signed in there. */
export async function* api(stage: Stage): AsyncGenerator<BenchLine> {
  const server = await startServer({
    DATABASE_URL: stage.url,
    TRANSPORT: 'uws',
    TRUSTED_PROXIES: '127.0.0.1',
    GUESTS_PER_HOUR: '100000',
  });
  const proxy = await startFaultProxy({ host: '127.0.0.1', port: server.port });
  try {
    const learners = await makeLearners(server.url, LEARNERS);
    const isSlow = stage.isPlanted('slow-endpoint');
    if (isSlow) proxy.set({ kind: 'delay', ms: SLOW_MS });
    const url = isSlow ? `http://127.0.0.1:${proxy.port}` : server.url;
    yield* latencies(stage, url, learners);
    yield* reads(stage, url, learners);
  } finally {
    await proxy.stop();
    await server.stop();
    server.remove();
  }
}
