/**
 * Asks once for all who want to know at the same time. Whoever comes while a question is under way gets the answer
 * to the next one: an answer is never older than the moment it was asked for.
 */
export function sharedQuestion<T>(ask: () => Promise<T>): () => Promise<T> {
  let current: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const start = (): Promise<T> => {
    const asked = ask().finally(() => {
      if (current === asked) current = null;
    });
    current = asked;
    return asked;
  };
  return () => {
    if (current === null) return start();
    // Whoever asked before hears of a failure; those who wait only for its end don't.
    next ??= current
      .catch(() => undefined)
      .then(() => {
        next = null;
        return start();
      });
    return next;
  };
}
