export { isDatabaseAway } from '#platform/postgres/index.ts';
export { type CitiesParts, createCities } from './create-cities.ts';
export { cityHash } from './city-hash.ts';
export { EXERCISE_SOLVED, contributions } from './contributions.ts';
export { foundCity } from './found.ts';
export type { Homes } from './homes.ts';
export { LEASE_SECONDS } from './lease.ts';
export { OwnerMoved } from './owner-moved.ts';
export { payloadHash } from './payload-hash.ts';
export { lockHome, payLesson, raiseScaffold } from './rewards.ts';
export type * from './tables.ts';
export type {
  Cities,
  CityChanges,
  CityGoal,
  CitySnapshot,
  HeldLease,
  Lease,
  LeaseHolder,
  Renewal,
} from './types.ts';
export { type Wakeups, createWakeups, localWakeups } from './wakeups.ts';
