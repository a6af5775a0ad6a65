/** Of a run's time: when its statement is interrupted, and when its session is ended. */
const INTERRUPTED_AT = 0.9;
const ENDED_AT = 0.96;

/** Ways to end a statement from another session; neither throws. */
export type Leash = {
  interrupt(): void;
  end(): void;
};

/**
 * Does work on a server, which goes on with it whatever becomes of us: so somebody else tells it to stop. True with the
 * result where that was necessary.
 */
export async function watched<Result>(
  timeMs: number,
  leash: Leash,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly isOverdue: boolean }> {
  let isOverdue = false;
  const interrupting = setTimeout(() => {
    isOverdue = true;
    leash.interrupt();
  }, timeMs * INTERRUPTED_AT);
  const ending = setTimeout(() => leash.end(), timeMs * ENDED_AT);
  try {
    return { result: await work(), isOverdue };
  } finally {
    clearTimeout(interrupting);
    clearTimeout(ending);
  }
}
