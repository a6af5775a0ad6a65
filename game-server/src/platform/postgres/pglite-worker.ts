import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import {
  type EngineCall,
  type EngineError,
  type EngineReply,
  type EngineRequest,
  type EngineStart,
  READY_ID,
} from './pglite-protocol.ts';

/**
 * The thread in which PGlite runs, so that no scan can stall a room's step. It carries out one call at a time,
 * in the order of their arrival; whose turn it is, transactions included, is decided by the driver.
 */
if (parentPort === null) throw new Error('pglite-worker runs as a worker only');
const port = parentPort;
const reply = (message: EngineReply): void => port.postMessage(message);

const engine = await open(workerData as EngineStart).catch((error: unknown) => {
  reply({ id: READY_ID, kind: 'failed', error: describe(error) });
  return null;
});

if (engine) {
  let turn: Promise<void> = Promise.resolve();
  port.on('message', ({ id, call }: EngineRequest) => {
    turn = turn.then(async () => {
      try {
        reply(await carryOut(engine, id, call));
      } catch (error) {
        reply({ id, kind: 'failed', error: describe(error) });
      }
      if (call.kind === 'close') port.close();
    });
  });
  reply({ id: READY_ID, kind: 'done' });
}

function open({ folder, image }: EngineStart): Promise<PGlite> {
  return PGlite.create({
    ...(folder === null ? {} : { dataDir: folder }),
    ...(image === null ? {} : { loadDataDir: new Blob([new Uint8Array(image)]) }),
    parsers: { [types.INT8]: (value: string) => value },
  });
}

async function carryOut(db: PGlite, id: number, call: EngineCall): Promise<EngineReply> {
  switch (call.kind) {
    case 'query': {
      const { rows, affectedRows, command } = await db.query(call.sql, [...call.parameters]);
      return { id, kind: 'answer', answer: { rows, affected: affectedRows ?? null, command: command ?? '' } };
    }
    case 'script':
      await db.exec(call.sql);
      break;
    case 'dump': {
      const image = await db.dumpDataDir('gzip');
      return { id, kind: 'dumped', image: new Uint8Array(await image.arrayBuffer()) };
    }
    case 'close':
      await db.close();
      break;
  }
  return { id, kind: 'done' };
}

function describe(error: unknown): EngineError {
  const field = (name: string): string | null => {
    if (typeof error !== 'object' || error === null) return null;
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? value : null;
  };
  return {
    message: error instanceof Error ? error.message : String(error),
    code: field('code'),
    constraint: field('constraint'),
    column: field('column'),
  };
}
