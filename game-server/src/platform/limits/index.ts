export {
  type Allowance,
  createLimit,
  type Limit,
  type Limits,
  localLimits,
  redisLimits,
  type WhenAway,
} from './limits.ts';
