import type { Scenario } from './scenario.ts';
import { replyLost } from './scenarios/f02-reply-lost.ts';
import { suspended } from './scenarios/f05-suspended.ts';
import { staleListing } from './scenarios/f06-stale-listing.ts';
import { joinWhileClosing } from './scenarios/f07-join-while-closing.ts';
import { redisAway } from './scenarios/f08-redis-away.ts';
import { redisForgot } from './scenarios/f09-redis-forgot.ts';
import { slowDatabase } from './scenarios/f11-slow-database.ts';
import { lostRaces } from './scenarios/f12-lost-races.ts';
import { replicaLag } from './scenarios/f13-replica-lag.ts';
import { diskFull } from './scenarios/f14-disk-full.ts';
import { engineKilled } from './scenarios/f15-engine-killed.ts';
import { workerKilled } from './scenarios/f16-worker-killed.ts';
import { halfOpen } from './scenarios/f17-half-open.ts';
import { badNetwork } from './scenarios/f18-bad-network.ts';
import { herd } from './scenarios/f19-herd.ts';
import { slowReaders } from './scenarios/f20-slow-readers.ts';
import { blocked } from './scenarios/f23-blocked.ts';
import { descriptors } from './scenarios/f24-descriptors.ts';
import { versions } from './scenarios/f25-versions.ts';
import { shardDown } from './scenarios/f27-shard-down.ts';
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
import {
  bucketMoved,
  duplicateRoom,
  killedAtWork,
  memoryLeak,
  primaryLost,
  rollingDeploy,
} from './scenarios/other-drills.ts';

/** Every row of the table, in its order. */
export const SCENARIOS: readonly Scenario[] = [
  killedAtWork,
  replyLost,
  rollingDeploy,
  duplicateRoom,
  suspended,
  staleListing,
  joinWhileClosing,
  redisAway,
  redisForgot,
  primaryLost,
  slowDatabase,
  lostRaces,
  replicaLag,
  diskFull,
  engineKilled,
  workerKilled,
  halfOpen,
  badNetwork,
  herd,
  slowReaders,
  blocked,
  descriptors,
  versions,
  shardDown,
  bucketMoved,
  memoryLeak,
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
