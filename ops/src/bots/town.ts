/**
 * The town as newcomers find it: some HTTP origins, as a balancer with health checks would hand them out. Bots share
 * it, so that a process that has gone or is drained is left out for all of them at once.
 */
export type Town = {
  /** Origins to knock at, such as http://127.0.0.1:3000. Asked anew each time: drills stop and start processes. */
  readonly origins: () => readonly string[];
};

/** The `nth` origin of the town, counted round. @throws when the town has none. */
export function originOf(town: Town, nth: number): string {
  const origins = town.origins();
  const origin = origins[nth % origins.length];
  if (origin === undefined) throw new Error('the town has no origin: no process is up');
  return origin;
}
