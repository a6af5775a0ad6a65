/** Things that take a while to make, made before they are wanted. */
export type Ready<Thing> = {
  /** The next one; another is begun in its place. @throws what its making threw. */
  take(): Promise<Thing>;
  /** Those that nobody took. */
  drain(): Promise<Thing[]>;
};

/** Keeps `depth` of them. */
export function keepReady<Thing>(depth: number, make: () => Promise<Thing>): Ready<Thing> {
  const waiting: Promise<Thing>[] = [];
  fill();
  return {
    take() {
      const next = waiting.shift() ?? begin();
      fill();
      return next;
    },
    async drain() {
      const made = await Promise.allSettled(waiting.splice(0));
      return made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    },
  };

  function fill(): void {
    while (waiting.length < depth) waiting.push(begin());
  }

  /** Whoever takes it hears of a failure; until then it is nobody's. */
  function begin(): Promise<Thing> {
    const made = make();
    made.catch(() => undefined);
    return made;
  }
}
