import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { freePort } from '../../testbed/ports.ts';
import { Service } from '../../testbed/service.ts';
import { type BenchLine, comparedWith } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { LESSON_PATH, type Learner } from './learners.ts';
import type { Stage } from './stage.ts';

const HELLO = fileURLToPath(new URL('../../../../game-server/src/testing/hello-server.ts', import.meta.url));
const CONNECTIONS = 20;

/** How many lessons a second are read when nobody waits, beside the least endpoint that the transport can have. */
export async function* reads(
  { options, seconds }: Stage,
  url: string,
  learners: readonly Learner[],
): AsyncGenerator<BenchLine> {
  const port = await freePort();
  const hello = `http://127.0.0.1:${port}/hello`;
  const service = await Service.start({
    name: 'the bare endpoint',
    command: process.execPath,
    args: [HELLO, String(port)],
    stopSignal: 'SIGTERM',
    isReady: async () => (await fetch(hello).catch(() => null))?.ok === true,
    startMs: 20_000,
  });
  try {
    const strangers = learners.map(({ stranger }) => stranger);
    const own = learners.map(({ headers }) => headers);
    const lesson = `${url}${LESSON_PATH}`;
    const figures = await interleave(options.rounds, {
      strangers: () => requestsPerSecond(lesson, seconds, strangers),
      learners: () => requestsPerSecond(lesson, seconds, own),
      hello: () => requestsPerSecond(hello, seconds, strangers),
    });
    const peer = { name: 'a bare endpoint of the same router and transport', figures: figures.hello };
    const scenario = `a lesson over ${CONNECTIONS} connections, uws`;
    yield comparedWith(
      peer,
      { atLeast: 0.5 },
      {
        name: 'data/api-reads',
        scenario: `${scenario}, no session`,
        unit: 'requests/s',
        figures: figures.strangers,
      },
    );
    yield comparedWith(
      peer,
      { atLeast: 0.5 },
      {
        name: 'data/api-reads-own',
        scenario: `${scenario}, with one's own progress`,
        unit: 'requests/s',
        figures: figures.learners,
      },
    );
  } finally {
    await service.stop();
  }
}

/** Each connection is somebody else, at an address of their own. @throws when anything but success was answered. */
async function requestsPerSecond(
  url: string,
  duration: number,
  headers: readonly Readonly<Record<string, string>>[],
): Promise<number> {
  let next = 0;
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration,
    setupClient: (client) => client.setHeaders({ ...headers[next++ % headers.length] }),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} didn't come`);
  return result.requests.average;
}
