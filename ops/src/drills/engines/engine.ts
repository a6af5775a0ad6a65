import { setTimeout as wait } from 'node:timers/promises';
import type { EngineDialect } from '@sqltown/shared/api';
import { type SupervisedSandbox, createSandbox } from '@sqltown/sandbox/client';
import { type Mutant, sandboxFlags } from '../mutants/index.ts';
import { childrenOf, residentBytes } from './memory.ts';
import type { LearnerServers } from './servers.ts';

export const ENGINE_NAMES = ['sqlite', 'pglite', 'postgresql', 'mariadb'] as const;
/** An engine of learners' SQL: two of them in WebAssembly, two on servers. */
export type EngineName = (typeof ENGINE_NAMES)[number];

const WHOLE_MS = 60_000;
const HEALTH_MS = 1_050;

/** A dataset that is known by heart: five citizens in three houses. */
const VILLAGE = new URL('../../../../sandbox/src/fixtures/village.ts', import.meta.url).href;

export const DIALECT_OF: Readonly<Record<EngineName, EngineDialect>> = {
  sqlite: 'sqlite',
  pglite: 'postgresql',
  postgresql: 'postgresql',
  mariadb: 'mariadb',
};

/** A sandbox with one engine, in a process of its own, and what its SQL takes of the machine. */
export type EngineUnderTest = {
  readonly name: EngineName;
  readonly dialect: EngineDialect;
  readonly sandbox: SupervisedSandbox;
  /** Until every thread is open and idle. @throws when that takes a minute. */
  untilWhole(): Promise<void>;
  /** Of the sandbox's process; of a server's, or of its largest process, where there is one. */
  sqlBytes(): number;
  close(): Promise<void>;
};

/** These drills ask what becomes of each order, so that none is refused for the wait that it would have. */
const PATIENCE_MS = 60_000;

export type EngineOptions = {
  readonly wallMs: number;
  readonly maxRssBytes?: number;
  readonly mutant?: Mutant | undefined;
};

export async function openEngine(
  name: EngineName,
  servers: LearnerServers,
  { wallMs, maxRssBytes, mutant }: EngineOptions,
): Promise<EngineUnderTest> {
  const dialect = DIALECT_OF[name];
  const urls = { postgresql: servers.postgresql.primary.url, mariadb: servers.mariadb.url };
  const sandbox = await createSandbox({
    catalogue: VILLAGE,
    dialects: [dialect],
    servers: name === 'postgresql' || name === 'mariadb' ? { [name]: urls[name] } : {},
    wallMs,
    maxWaitMs: PATIENCE_MS,
    ...(maxRssBytes === undefined ? {} : { maxRssBytes }),
    nodeFlags: sandboxFlags(mutant),
  });
  return {
    name,
    dialect,
    sandbox,
    untilWhole: () => untilWhole(sandbox),
    sqlBytes: () => bytesOf(name, servers, sandbox),
    close: () => sandbox.close(),
  };
}

/** Its health comes once a second: one that was told before is too old. */
async function untilWhole(sandbox: SupervisedSandbox): Promise<void> {
  const deadline = performance.now() + WHOLE_MS;
  for (;;) {
    await wait(HEALTH_MS);
    if (sandbox.health().opening === 0) return;
    if (performance.now() > deadline)
      throw new Error(`Threads of the sandbox are not back after ${WHOLE_MS} ms`);
  }
}

function bytesOf(name: EngineName, servers: LearnerServers, sandbox: SupervisedSandbox): number {
  if (name === 'mariadb') return residentBytes(servers.mariadb.pid);
  // Each session is a process there; what they share is counted with each.
  if (name === 'postgresql')
    return Math.max(0, ...childrenOf(servers.postgresql.primary.pid).map(residentBytes));
  return residentBytes(sandbox.childPid() ?? 0);
}
