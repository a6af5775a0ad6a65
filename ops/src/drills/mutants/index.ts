export { KEEP_LEASE } from './keep-lease.ts';
export { type Mutant, mutatedBy, sandboxFlags } from './mutant.ts';
