import { createEndpoint, createRouter, defineServer } from '@colyseus/core';
import { createLogger } from '#platform/logger/index.ts';
import { createOriginPolicy, createTransport } from '#platform/transport/index.ts';

/**
 * The least that a server on our transport can be: one endpoint of Colyseus' router, without edge, accounts or
 * database. `npm run bench -- data` measures against it what our own endpoints cost. Its argument is the port.
 */
const { transport } = await createTransport({
  transport: 'uws',
  allowsOrigin: createOriginPolicy({}),
  logger: createLogger({ level: 'warn' }),
});
const hello = createEndpoint('/hello', { method: 'GET' }, async () => ({ hello: 'town' }));
const server = defineServer({ rooms: {}, routes: createRouter({ hello }), transport, greet: false });
await server.listen(Number(process.argv[2]));
