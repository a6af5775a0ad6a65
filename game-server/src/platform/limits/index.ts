export {
  type Allowance,
  createLimit,
  type Limit,
  type Limits,
  localLimits,
  redisLimits,
} from './limits.ts';
