export { type Edit, type Mutant, mutatedBy } from './mutant.ts';
