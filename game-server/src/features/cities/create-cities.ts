import type { Db } from '#platform/postgres/index.ts';
import { executeCommand } from './execute.ts';
import { placeGrant } from './grants.ts';
import type { Homes } from './homes.ts';
import { acquireLease, drainLease, releaseLease, renewLease } from './lease.ts';
import { changesSince, loadCity, roleOf } from './snapshot.ts';
import { storedReply } from './stored-reply.ts';
import type { Cities } from './types.ts';
import type { Wakeups } from './wakeups.ts';

export type CitiesParts = {
  readonly db: Db;
  readonly homes: Homes;
  readonly wakeups: Wakeups;
  /** True on the embedded database: its folder is locked, so nobody else can hold a lease. */
  readonly isSoleProcess: boolean;
};

/** Cities over the database. Rules: SPEC.md M1–M9, L1–L6. */
export function createCities({ db, homes, wakeups, isSoleProcess }: CitiesParts): Cities {
  return {
    load: (cityId) => loadCity(db, homes, cityId),
    changesSince: (cityId, version) => changesSince(db, cityId, version),
    roleOf: (cityId, playerId) => roleOf(db, homes, cityId, playerId),
    execute: async (order) => {
      const reply = await executeCommand(db, homes, order);
      if (reply.kind === 'done') wakeups.publish(order.cityId, reply.version);
      return reply;
    },
    replyTo: (order) => storedReply(db, order),
    placeGrant: async (order) => {
      const version = await placeGrant(db, order);
      if (version !== null) wakeups.publish(order.cityId, version);
      return changesSince(db, order.cityId, (version ?? 1) - 1);
    },
    acquireLease: (cityId, holder) => acquireLease(db, cityId, holder, { isSoleProcess }),
    renewLease: (cityId, holder, epoch) => renewLease(db, cityId, holder, epoch),
    drainLease: (cityId, holder, epoch) => drainLease(db, cityId, holder, epoch),
    releaseLease: (cityId, holder, epoch) => releaseLease(db, cityId, holder, epoch),
    onVersion: (listener) => wakeups.subscribe(listener),
  };
}
