import type { EngineLabel, Outcome } from '@sqltown/shared/api';
import { REFUSALS } from '@sqltown/shared/refusals';
import type { Engine, Execution } from '../engine.ts';
import { stopped } from '../stops.ts';

/** What this thread has on a real server. */
export type ServerHost = {
  readonly label: EngineLabel;
  /** The server can't be reached over it any more. */
  readonly isLost: boolean;
  /** May throw when the server goes away. */
  execute(execution: Execution): Promise<Outcome>;
  /** Resolves when a database is there for the next run; never rejects. */
  settled(): Promise<void>;
  /** Takes with it all that it has there. */
  close(): Promise<void>;
};

/**
 * An engine that is a server somewhere. While that can't be reached, runs end as `restarted`; each tries anew.
 * @throws when it can't be reached at the start.
 */
export async function openServerEngine(open: () => Promise<ServerHost>): Promise<Engine> {
  let host: ServerHost | null = await open();
  const { label } = host;

  return {
    label,
    async execute(execution) {
      const startedAt = performance.now();
      try {
        if (host === null || host.isLost) host = await reopen(host);
        const outcome = await host.execute(execution);
        return 'elapsedMs' in outcome ? { ...outcome, elapsedMs: performance.now() - startedAt } : outcome;
      } catch (error) {
        // Nested beyond what a tree can be walked: nothing was asked of the server.
        if (error instanceof RangeError) return stopped('depth', performance.now() - startedAt);
        process.emitWarning(`${label.name} did not answer: ${String(error)}`, {
          code: 'SANDBOX_SERVER_LOST',
        });
        return { kind: 'restarted', message: REFUSALS['engine-restarted'] };
      }
    },
    settled: () => host?.settled() ?? null,
    close: async () => host?.close(),
  };

  async function reopen(old: ServerHost | null): Promise<ServerHost> {
    host = null;
    await old?.close();
    return open();
  }
}
