export { type Allowance, createLimit, type Limit } from './limits.ts';
