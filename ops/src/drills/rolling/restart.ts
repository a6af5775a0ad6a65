import type { Resident } from '../../bots/index.ts';
import type { ServerInstance } from '../../testbed/index.ts';
import { Figures, type Stage, outsiders, until } from '../evidence/index.ts';

/** Everybody is back by then, counted from the moment at which each lost their line. */
export const BACK_MS = 10_000;
/** Waited for longer than that, so that a late comer is told apart from one who never comes. */
const GIVE_UP_MS = 40_000;

export type Restart = {
  readonly violations: readonly string[];
  /** Players who were thrown out by it. */
  readonly moved: number;
  /** The longest that one of them was without a line. */
  readonly longestMs: number;
  /** From the signal to its exit. */
  readonly drainMs: number;
};

/** Stops a process in good order while players are in its rooms, waits until all have a seat again, and starts it. */
export async function restart(
  name: string,
  server: ServerInstance,
  stage: Stage,
  crowd: readonly Resident[],
): Promise<Restart> {
  const before = new Map(crowd.map(({ bot }) => [bot, bot.stays.length - 1]));
  const signalledMs = performance.now();
  const exitCode = await server.stop();
  const drainMs = performance.now() - signalledMs;
  const isBack = (await until(() => crowd.every(({ bot }) => bot.isIn), GIVE_UP_MS)) !== null;
  const outages = crowd.flatMap(({ bot }) => outagesOf(bot.stays.slice(before.get(bot))));
  const longestMs = Math.max(0, ...outages);
  const late = outages.filter((ms) => ms > BACK_MS).length;
  const violations = [
    ...(exitCode === 0 ? [] : [`it exited with ${exitCode}`]),
    ...(isBack ? await twins(stage, server, crowd) : outsiders(crowd).map((who) => `never back: ${who}`)),
    ...(late === 0
      ? []
      : [
          `${late} players were back after more than ${BACK_MS / 1000} s, the last after ${Math.round(longestMs)} ms`,
        ]),
  ];
  await server.start();
  return {
    violations: violations.map((what) => `${name}: ${what}`),
    moved: outages.length,
    longestMs,
    drainMs,
  };
}

/** How long each gap between two stays was, in milliseconds; one that lasts still isn't among them. */
function outagesOf(stays: Resident['bot']['stays']): number[] {
  return stays.slice(1).map(({ fromMs }, index) => fromMs - (stays[index]?.toMs ?? fromMs));
}

/** Cities whose players are in different rooms, and rooms that nobody's city has. */
async function twins(stage: Stage, down: ServerInstance, crowd: readonly Resident[]): Promise<string[]> {
  const byCity = Map.groupBy(crowd, ({ cityId }) => cityId);
  const split = [...byCity].filter(([, all]) => new Set(all.map(({ bot }) => bot.roomId)).size > 1);
  const up = stage.servers.filter((server) => server !== down);
  const open = await Promise.all(up.map(async ({ url }) => (await Figures.of(url)).rooms));
  const rooms = open.reduce((sum, count) => sum + count, 0);
  return [
    ...split.map(([cityId]) => `players of city ${cityId} are in different rooms`),
    ...(rooms === byCity.size ? [] : [`${rooms} rooms are open for ${byCity.size} cities`]),
  ];
}
