import type { EngineDialect } from '@sqltown/shared/api';
import type { SandboxHealth } from '../sandbox.ts';

/** Counts runs by dialect and how they ended. */
export function createRunCounts() {
  const counts = new Map<string, SandboxHealth['runs'][number]>();
  return {
    add(dialect: EngineDialect, outcome: string): void {
      const key = `${dialect} ${outcome}`;
      counts.set(key, { dialect, outcome, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    list: (): SandboxHealth['runs'] => [...counts.values()],
  };
}
