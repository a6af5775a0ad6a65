import { setTimeout as wait } from 'node:timers/promises';
import type { CityId } from '@sqltown/shared/ids';
import type { Resident } from '../../bots/index.ts';
import type { PostgresNode } from '../../testbed/index.ts';
import { until } from '../evidence/index.ts';
import type { Operator } from './operator.ts';
import type { Outages } from './outage.ts';
import { ASYNC_WITH_LAG, PROMOTE_LAGGARD } from './plants.ts';
import { Revenant } from './revenant.ts';

/** Writes must be back within this, counted from the kill. */
const RESUME_MS = 30_000;
/** By then every city's players must have been told that saving is paused. */
const TOLD_MS = 15_000;
/** A replica is cut off so long before the kill; meanwhile the others take over what commits wait for. */
const CUT_OFF_MS = { least: 400, most: 1_500 } as const;
const AT_WORK_MS = { least: 500, most: 2_000 } as const;
/** The server looks at its members every five seconds: the revenant is there for one such look at least. */
const HAUNT_MS = 7_000;

export type RoundParts = {
  readonly members: readonly PostgresNode[];
  readonly primary: PostgresNode;
  readonly operator: Operator;
  readonly outages: Outages;
  readonly crowd: readonly Resident[];
  readonly random: () => number;
  /** A quick operator is done before anybody is told; a slow one waits until every city was. */
  readonly isSlow: boolean;
  readonly plant: string | undefined;
};

/** Milliseconds. `firstMs` and `allMs`: from the kill until some city and every city could save again. */
export type RoundTimes = {
  readonly detectMs: number;
  readonly heldBackMs: number;
  readonly promoteMs: number;
  readonly firstMs: number;
  readonly allMs: number;
};

export type RoundReport = {
  /** The new primary. */
  readonly primary: PostgresNode;
  readonly violations: readonly string[];
  /** Null when writes never came back. */
  readonly times: RoundTimes | null;
  readonly paused: number;
};

/**
 * One failover under load: a replica falls behind, the primary is killed, the operator promotes, writes come back;
 * then the old primary returns, takes itself for one still, and is finally made a replica.
 */
export async function round(parts: RoundParts): Promise<RoundReport> {
  const { primary, operator, outages, random } = parts;
  await wait(between(AT_WORK_MS, random));
  await cutOff(parts);
  await wait(between(CUT_OFF_MS, random));
  const { next, times, violations } = await loseThePrimary(parts);

  const revenant = await Revenant.rise(primary);
  await wait(HAUNT_MS);
  if (await revenant.wasWrittenTo())
    violations.push(`${primary.name}: written to after it had lost its place`);
  await operator.takeBack(primary, next);
  return { primary: next, violations, times, paused: outages.paused };
}

type Loss = { readonly next: PostgresNode; readonly times: RoundTimes | null; readonly violations: string[] };

async function loseThePrimary(parts: RoundParts): Promise<Loss> {
  const { primary, operator, outages, crowd, isSlow, plant } = parts;
  const cities = [...new Set(crowd.map(({ cityId }) => cityId))];
  const steps = stepsOf(crowd);
  const laps = stopwatch();
  outages.begin();
  await primary.kill();
  await operator.untilLost(primary);
  const detectMs = laps();
  if (isSlow) await until(() => outages.untold(cities).length === 0, TOLD_MS);
  const untold = isSlow ? outages.untold(cities) : [];
  const heldBackMs = laps();
  const ranked = await operator.byReceived(primary);
  const next = ranked.at(plant === PROMOTE_LAGGARD ? -1 : 0);
  if (next === undefined) throw new Error('no replica is left to be promoted');
  await operator.promote(next, ranked);
  const promoteMs = laps();

  await until(() => outages.over(cities) !== null, RESUME_MS - detectMs - heldBackMs - promoteMs);
  const over = outages.over(cities);
  const violations = [
    ...untold.map((cityId) => `city ${cityId}: no spend was told that saving is paused`),
    ...(over === null ? [`writes were not back within ${RESUME_MS / 1000} s`] : []),
    ...stoodStill(cities, steps, stepsOf(crowd)),
  ];
  return { next, violations, times: over === null ? null : { detectMs, heldBackMs, promoteMs, ...over } };
}

/** @returns milliseconds since it was last asked. */
function stopwatch(): () => number {
  let lastMs = performance.now();
  return () => {
    const beforeMs = lastMs;
    lastMs = performance.now();
    return lastMs - beforeMs;
  };
}

/** The first replica in the finder's list falls behind, and with the plant every one. */
async function cutOff({ members, primary, plant }: RoundParts): Promise<void> {
  const replicas = members.filter((member) => member !== primary);
  const cut = plant === ASYNC_WITH_LAG ? replicas : replicas.slice(0, 1);
  await Promise.all(cut.map((replica) => replica.follow(null)));
}

type Steps = ReadonlyMap<CityId, number>;

/** The newest step of each city that any of its players sees. */
function stepsOf(crowd: readonly Resident[]): Steps {
  const steps = new Map<CityId, number>();
  for (const { bot, cityId } of crowd) {
    steps.set(cityId, Math.max(steps.get(cityId) ?? 0, bot.world?.step ?? 0));
  }
  return steps;
}

/** Cities in which nothing moved while nothing could be saved. */
function stoodStill(cities: readonly CityId[], before: Steps, after: Steps): string[] {
  return cities
    .filter((cityId) => (after.get(cityId) ?? 0) <= (before.get(cityId) ?? 0))
    .map((cityId) => `city ${cityId} stood still without a primary`);
}

function between(
  { least, most }: { readonly least: number; readonly most: number },
  random: () => number,
): number {
  return least + random() * (most - least);
}
