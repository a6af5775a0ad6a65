export { KEEP_LEASE } from './keep-lease.ts';
export { type Mutant, mutatedBy } from './mutant.ts';
