/** An order that runs: for how long it has, and how long its kind takes. */
export type RunningOrder = { readonly elapsedMs: number; readonly expectedMs: number };

/**
 * Milliseconds until a slot is free for an order that comes behind those ahead, which take the slots one after the
 * other as they become free.
 * @param ahead what each of them is expected to take, in ms
 * @param wallMs after which a query is stopped
 */
export function expectedWait({
  slots,
  running,
  ahead,
  wallMs,
}: {
  readonly slots: number;
  readonly running: readonly RunningOrder[];
  readonly ahead: readonly number[];
  readonly wallMs: number;
}): number {
  const freeAt = Array.from({ length: slots }, (_, slot) => remainingOf(running[slot], wallMs));
  for (const ms of ahead) {
    const first = freeAt.indexOf(Math.min(...freeAt));
    freeAt[first] = (freeAt[first] ?? 0) + ms;
  }
  return Math.min(...freeAt);
}

/**
 * What has run for longer than its kind does is expected to go on for as long as it is over: few queries are a little
 * slow, and runaways end at their wall time only. A grading is several queries, each with a wall time of its own.
 */
function remainingOf(order: RunningOrder | undefined, wallMs: number): number {
  if (order === undefined) return 0;
  const { elapsedMs, expectedMs } = order;
  return Math.min(Math.abs(expectedMs - elapsedMs), wallMs - (elapsedMs % wallMs));
}
