import type { Mutant } from './mutant.ts';

/** A room that closes keeps its city's lease, which lasts a minute. */
export const KEEP_LEASE: Mutant = [
  {
    file: 'rooms/city-lease.ts',
    find: 'await cities.releaseLease(cityId, holder, epoch);',
    replace: 'await Promise.resolve([cities, cityId, holder, epoch]);',
  },
  { file: 'features/cities/lease.ts', find: 'LEASE_SECONDS = 7', replace: 'LEASE_SECONDS = 60' },
];
