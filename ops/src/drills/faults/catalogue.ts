import type { Scenario } from './scenario.ts';
import { tooLargeFrames } from './scenarios/p01-frames.ts';
import { malformed } from './scenarios/p02-malformed.ts';
import { outOfPlace } from './scenarios/p03-out-of-place.ts';
import { flood } from './scenarios/p04-flood.ts';
import { reordered } from './scenarios/p05-reordered.ts';
import { replayedRewards } from './scenarios/p06-rewards.ts';
import { prices } from './scenarios/p07-prices.ts';
import { coinsForOne } from './scenarios/p08-coins-for-one.ts';
import { prototypeKeys } from './scenarios/p09-prototype-keys.ts';
import { tokens } from './scenarios/p10-tokens.ts';
import { roles } from './scenarios/p11-roles.ts';
import { leaks } from './scenarios/p12-leaks.ts';
import { quotas } from './scenarios/p13-quotas.ts';
import { speedRun } from './scenarios/p14-speed-run.ts';

/** Every row of the table, in its order. */
export const SCENARIOS: readonly Scenario[] = [
  tooLargeFrames,
  malformed,
  outOfPlace,
  flood,
  reordered,
  replayedRewards,
  prices,
  coinsForOne,
  prototypeKeys,
  tokens,
  roles,
  leaks,
  quotas,
  speedRun,
];
