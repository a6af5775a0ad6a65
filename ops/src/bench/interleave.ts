/** Measures one side for one round and gives its figure, e.g. transactions a second. */
export type Side = (round: number) => Promise<number>;

/**
 * Measures all sides in every round, A B … then … B A, so that what drifts (load, caches, checkpoints) falls on all of
 * them alike and none is always first. One round is run before and thrown away: connections open, plans are made.
 * @returns the figures of each side, one a round.
 */
export async function interleave<Name extends string>(
  rounds: number,
  sides: Readonly<Record<Name, Side>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(sides) as Name[];
  const figures = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const warmUp = -1;
  for (let round = warmUp; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const figure = await sides[name](round);
      if (round > warmUp) figures[name].push(figure);
    }
  }
  return figures;
}
