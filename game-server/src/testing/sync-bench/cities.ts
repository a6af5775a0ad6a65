import type { Cities, CitySnapshot } from '#features/cities/index.ts';
import type { PlayerId } from '@sqltown/shared/ids';

const nothing = { version: 0, coins: 0, xp: 0, unlocked: [], goal: { done: 0, target: 1 }, buildings: [] };
const unasked = (): Promise<never> => Promise.reject(new Error('these cities have no commands'));

/** Cities without a database: as many as are asked for, all empty, and nobody else ever wants them. */
export function createEmptyCities(): Cities {
  return {
    load: (cityId): Promise<CitySnapshot> =>
      Promise.resolve({
        cityId,
        ownerId: '1' as PlayerId,
        ownerName: 'Nobody',
        name: `City ${cityId}`,
        founded: false,
        ...nothing,
      }),
    changesSince: () => Promise.resolve(nothing),
    roleOf: () => Promise.resolve('builder'),
    replyTo: () => Promise.resolve(null),
    execute: unasked,
    placeGrant: unasked,
    acquireLease: () => Promise.resolve({ kind: 'owner', epoch: 1 }),
    leaseOf: () => Promise.resolve(null),
    renewLeases: (_processId, leases) =>
      Promise.resolve(new Map(leases.map(({ cityId }) => [cityId, { kind: 'kept', version: 0 }]))),
    drainLease: () => Promise.resolve(),
    releaseLease: () => Promise.resolve(),
    onVersion: () => () => undefined,
  };
}
