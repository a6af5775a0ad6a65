import { Unsupported } from '../errors/failure.ts';
import type { Expression } from '../tree/expressions.ts';
import type { GroupBy, GroupingItem } from '../tree/queries.ts';

export type ExpandedSets = {
  /** Every expression that some set groups by, once. */
  readonly keys: readonly Expression[];
  /** The sets, by the keys' indexes. */
  readonly sets: readonly (readonly number[])[];
};

/** CUBE (12) is 4,096 sets; PostgreSQL stops there as well. */
const MAX_SETS = 4_096;

/**
 * GROUP BY as a list of grouping sets: ROLLUP (a, b) is (a, b), (a), (); CUBE all subsets; items multiply.
 * @param item what a bare item stands for: an ordinal its item of the SELECT list.
 * @param textOf equal for expressions that mean the same.
 */
export function expandSets(
  groupBy: GroupBy | null,
  item: (expression: Expression) => Expression,
  textOf: (expression: Expression) => string,
): ExpandedSets {
  const keys: Expression[] = [];
  const texts: string[] = [];
  if (!groupBy) return { keys, sets: [[]] };
  const lists = groupBy.items.map(setsOf);
  const crossed = lists.reduce<number[][]>(
    (before, sets) => before.flatMap((one) => sets.map((other) => [...one, ...other])),
    [[]],
  );
  const sets = groupBy.withRollup ? prefixes(groupBy.items.map((one) => setsOf(one)[0] ?? [])) : crossed;
  if (sets.length > MAX_SETS) throw new Unsupported('more than 4,096 grouping sets', groupBy.span);
  return { keys, sets: sets.map((set) => [...new Set(set)]) };

  function keyOf(expression: Expression): number {
    const meant = item(expression);
    const text = textOf(meant);
    const known = texts.indexOf(text);
    if (known >= 0) return known;
    texts.push(text);
    return keys.push(meant) - 1;
  }

  function setsOf(grouping: GroupingItem): number[][] {
    if (grouping.type === 'row') return [grouping.items.map(keyOf)];
    if (grouping.type !== 'grouping-set') return [[keyOf(grouping)]];
    if (grouping.kind === 'GROUPING SETS') return grouping.items.flatMap(setsOf);
    const parts = grouping.items.map((one) => setsOf(one)[0] ?? []);
    if (grouping.kind === 'ROLLUP') return prefixes(parts);
    if (2 ** parts.length > MAX_SETS) throw new Unsupported('more than 4,096 grouping sets', grouping.span);
    return subsets(parts);
  }
}

/** The longest first, the empty one last. */
function prefixes(parts: readonly number[][]): number[][] {
  return Array.from({ length: parts.length + 1 }, (_, i) => parts.slice(0, parts.length - i).flat());
}

function subsets(parts: readonly number[][]): number[][] {
  return Array.from({ length: 2 ** parts.length }, (_, bits) =>
    parts.filter((_, i) => (bits & (1 << (parts.length - 1 - i))) === 0).flat(),
  );
}
