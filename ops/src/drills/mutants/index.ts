export { KEEP_LEASE } from './keep-lease.ts';
export { type Edit, type Mutant, mutatedBy } from './mutant.ts';
