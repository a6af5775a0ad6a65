import type { CityId } from '@sqltown/shared/ids';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db, Shards } from '#platform/postgres/index.ts';
import { executeCommand } from './execute.ts';
import { placeGrant } from './grants.ts';
import type { Homes } from './homes.ts';
import { acquireLease, drainLease, leaseOf, releaseLease, renewLeases } from './lease.ts';
import { changesSince, loadCity, roleOf } from './snapshot.ts';
import { storedReply } from './stored-reply.ts';
import type { Cities } from './types.ts';
import type { Wakeups } from './wakeups.ts';

export type CitiesParts = {
  readonly shards: Shards;
  readonly homes: Homes;
  readonly wakeups: Wakeups;
  /** True on the embedded database: its folder is locked, so nobody else can hold a lease. */
  readonly isSoleProcess: boolean;
};

/** Cities over the database. Rules: SPEC.md M1–M9, L1–L6. */
export function createCities({ shards, homes, wakeups, isSoleProcess }: CitiesParts): Cities {
  const at = <T>(cityId: CityId, act: (db: Db) => Promise<T>): Promise<T> => shards.at(bucketOf(cityId), act);
  return {
    load: (cityId) => at(cityId, (db) => loadCity(db, homes, cityId)),
    changesSince: (cityId, version) => at(cityId, (db) => changesSince(db, cityId, version)),
    roleOf: (cityId, playerId) => at(cityId, (db) => roleOf(db, homes, cityId, playerId)),
    execute: async (order) => {
      const reply = await at(order.cityId, (db) => executeCommand(db, homes, order));
      if (reply.kind === 'done') wakeups.publish(order.cityId, reply.version);
      return reply;
    },
    replyTo: (order) => at(order.cityId, (db) => storedReply(db, order)),
    placeGrant: async (order) => {
      const version = await at(order.cityId, (db) => placeGrant(db, order));
      if (version !== null) wakeups.publish(order.cityId, version);
      return at(order.cityId, (db) => changesSince(db, order.cityId, (version ?? 1) - 1));
    },
    acquireLease: (cityId, holder) => at(cityId, (db) => acquireLease(db, cityId, holder, { isSoleProcess })),
    leaseOf: (cityId) => at(cityId, (db) => leaseOf(db, cityId, { isSoleProcess })),
    renewLeases: (processId, leases) => renewLeases(shards, processId, leases),
    drainLease: (cityId, holder, epoch) => at(cityId, (db) => drainLease(db, cityId, holder, epoch)),
    releaseLease: (cityId, holder, epoch) => at(cityId, (db) => releaseLease(db, cityId, holder, epoch)),
    onVersion: (cityId, listener) => wakeups.subscribe(cityId, listener),
  };
}
