/** Does `task` for each item, at most `atOnce` at a time. Rejects with the first failure. */
export async function pooled<T>(
  items: readonly T[],
  atOnce: number,
  task: (item: T) => Promise<unknown>,
): Promise<void> {
  const rest = items.values();
  const hand = async (): Promise<void> => {
    for (const item of rest) await task(item);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}
