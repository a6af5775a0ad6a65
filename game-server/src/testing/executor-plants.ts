import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandReply } from '@sqltown/shared/api';
import { CommandId } from '@sqltown/shared/ids';
import { type Cities, type Homes, createCities, localWakeups } from '#features/cities/index.ts';
import { type Database, oneShard } from '#platform/postgres/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import type { CityOrder, ExecutorPlant } from './executor-protocol.ts';

type Acknowledge = (reply: CommandReply) => void;

/** Carries out an order and acknowledges it: rightly, or with a fault that a drill must notice. */
export type Execute = (order: CityOrder, acknowledge: Acknowledge) => Promise<void>;

const COMMIT_DELAY_MS = 10;

type Parts = { readonly database: Database; readonly cities: Cities; readonly homes: Homes };

export function executing(plant: ExecutorPlant | null, parts: Parts): Execute {
  return plant === null ? rightly(parts) : PLANTS[plant](parts);
}

const PLANTS: Readonly<Record<ExecutorPlant, (parts: Parts) => Execute>> = {
  'forget-idempotency': forgetIdempotency,
  'unfenced-epoch': unfencedEpoch,
  'ack-before-commit': ackBeforeCommit,
};

function rightly({ cities }: Parts): Execute {
  return async (order, acknowledge) => acknowledge(await cities.execute(order));
}

/** A retry looks like a new wish. */
function forgetIdempotency({ cities }: Parts): Execute {
  return async (order, acknowledge) => {
    const { commandId } = order.command;
    const command = { ...order.command, commandId: CommandId.parse(randomUUID()) };
    const reply = await cities.execute({ ...order, command });
    acknowledge(reply.kind === 'done' ? { ...reply, commandId } : reply);
  };
}

/** Writes with whatever epoch the city has, not with the one that the owner was given. */
function unfencedEpoch({ database, cities }: Parts): Execute {
  return async (order, acknowledge) => {
    const bucket = bucketOf(order.cityId);
    const city = await database.shards.at(bucket, (db) =>
      db
        .selectFrom('cities.cities')
        .select('epoch')
        .where('bucket', '=', bucket)
        .where('id', '=', order.cityId)
        .executeTakeFirst(),
    );
    acknowledge(await cities.execute({ ...order, epoch: city?.epoch ?? order.epoch }));
  };
}

/** Answers while its transaction is still open. A retry breaks the transaction: it is carried out as it should be. */
function ackBeforeCommit(parts: Parts): Execute {
  const { database, cities, homes } = parts;
  return async (order, acknowledge) => {
    const city = await cities.load(order.cityId);
    if (!city?.founded || order.command.type !== 'place') return rightly(parts)(order, acknowledge);
    let isAcknowledged = false;
    try {
      await database.shards.at(bucketOf(order.cityId), (db) =>
        db.transaction().execute(async (tx) => {
          const inside = createCities({
            shards: oneShard(tx),
            homes,
            wakeups: localWakeups(),
            isSoleProcess: false,
          });
          const reply = await inside.execute(order);
          isAcknowledged = true;
          acknowledge(reply);
          await wait(COMMIT_DELAY_MS);
        }),
      );
    } catch (error) {
      if (isAcknowledged) throw error;
      await rightly(parts)(order, acknowledge);
    }
  };
}
