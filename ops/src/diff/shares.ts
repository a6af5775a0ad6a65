import type { DiffDialect } from './dialect.ts';
import type { Tally, Weight } from './tally.ts';

const MAX_UNSUPPORTED = { lesson: 0.01, beyond: 0.1 } as const;
const MAX_EXCUSED = 0.005;
const MIN_WITH_ROWS = 0.6;
/** Standard deviations by which a part of a run may miss a share: fewer would be chance now and then. */
const CHANCE = 3;

/**
 * What one dialect's run falls short of: any difference, and shares out of their bounds. A whole run is held to the
 * bounds themselves, a smaller one to what its number of questions can tell from chance.
 */
export function shortOf(
  dialect: DiffDialect,
  tally: Tally,
  { isWhole }: { readonly isWhole: boolean },
): string[] {
  const short: string[] = [];
  const slack = (bound: number, count: number): number =>
    isWhole ? 0 : CHANCE * Math.sqrt((bound * (1 - bound)) / Math.max(1, count));
  const atMost = (share: number, bound: number, count: number, what: string): void => {
    const most = bound + slack(bound, count);
    if (share > most) short.push(`${dialect}: ${percent(share)} ${what}, at most ${percent(most)}`);
  };
  for (const weight of ['lesson', 'beyond'] as const satisfies readonly Weight[])
    atMost(
      tally.shareUnsupported(weight),
      MAX_UNSUPPORTED[weight],
      tally.asked.get(weight) ?? 0,
      `of ${weight} queries not supported`,
    );
  if (tally.differing > 0) short.push(`${dialect}: ${tally.differing} differences`);
  atMost(tally.excuses / Math.max(1, tally.total), MAX_EXCUSED, tally.total, 'excused');
  const least = MIN_WITH_ROWS - slack(MIN_WITH_ROWS, tally.queryCount);
  if (tally.shareWithRows < least)
    short.push(`${dialect}: ${percent(tally.shareWithRows)} with rows, at least ${percent(least)}`);
  return short;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
