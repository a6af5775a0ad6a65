import { parseArgs } from 'node:util';
import { z } from 'zod';
import { BUCKETS } from '#platform/ids/index.ts';
import { type Shards, createMover } from '#platform/postgres/index.ts';

const Bucket = z.coerce
  .number()
  .int()
  .min(0)
  .max(BUCKETS - 1);

const MoveOrder = z.discriminatedUnion('command', [
  z.object({ command: z.literal('moves') }),
  z.object({ command: z.literal('move-bucket'), bucket: Bucket, to: z.coerce.number().int().min(0) }),
  z.object({ command: z.literal('resume-move'), bucket: Bucket }),
  z.object({ command: z.literal('abort-move'), bucket: Bucket }),
]);
export type MoveOrder = z.infer<typeof MoveOrder>;

/** A command line about moves; null when it can't be read. */
export function parseMoveOrder(command: string, words: readonly string[]): MoveOrder | null {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { bucket: { type: 'string' }, to: { type: 'string' } },
    });
    return MoveOrder.safeParse({ command, ...values }).data ?? null;
  } catch {
    // An option that there isn't: the usage says which there are.
    return null;
  }
}

/** @throws DatabaseFault `move-refused`: what stands in the way, in one line. */
export async function carryOutMove(shards: Shards, order: MoveOrder): Promise<void> {
  const mover = createMover({ shards, tell: (line) => console.log(line) });
  switch (order.command) {
    case 'move-bucket':
      return mover.move(order.bucket, order.to);
    case 'resume-move':
      return mover.resume(order.bucket);
    case 'abort-move':
      return mover.abort(order.bucket);
    case 'moves': {
      const moves = await mover.moves();
      for (const { bucket, source, target, step, beganAt } of moves)
        console.log(`bucket ${bucket}: shard ${source} → ${target}, ${step}, since ${beganAt.toISOString()}`);
      if (moves.length === 0) console.log('No bucket is moving.');
    }
  }
}
