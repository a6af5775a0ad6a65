import { describe } from 'vitest';
import { limitsContract } from './limits.contract.ts';
import { localLimits } from './limits.ts';

describe('limits in memory', () => {
  limitsContract(() => localLimits);
});
