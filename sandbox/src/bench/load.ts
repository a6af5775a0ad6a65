import { setTimeout as pause } from 'node:timers/promises';
import type { EngineDialect } from '@sqltown/shared/api';
import { PlayerId } from '@sqltown/shared/ids';
import type { SupervisedSandbox } from '../client/index.ts';
import { LESSON_QUERY } from './sides.ts';

/** A load of a lesson's query: so many players who ask again at once, or so many a second whatever comes of them. */
export type Load = {
  readonly load: { readonly atOnce: number } | { readonly perSecond: number };
  readonly forMs: number;
};

export type Served = {
  /** How long those took that were served. */
  readonly ms: number[];
  readonly refusedMs: number[];
  /** Of the sandbox's process. */
  readonly pid: number;
};

const TICK_MS = 5;
let players = 1_000;

export async function applyLoad(
  sandbox: SupervisedSandbox,
  dialect: EngineDialect,
  { load, forMs }: Load,
): Promise<Served> {
  const served: Served = { ms: [], refusedMs: [], pid: sandbox.childPid() ?? 0 };
  const until = performance.now() + forMs;
  const askOnce = async (): Promise<void> => {
    const playerId = PlayerId.parse(String(++players));
    const startedAt = performance.now();
    const reply = await sandbox.run({ playerId, dataset: 'town', dialect, sql: LESSON_QUERY });
    const ms = performance.now() - startedAt;
    if (reply.kind === 'refused') served.refusedMs.push(ms);
    else if (reply.outcome.kind === 'rows') served.ms.push(ms);
    else throw new Error(`A lesson's query ended as ${reply.outcome.kind}`);
  };
  if ('atOnce' in load) {
    const player = async (): Promise<void> => {
      while (performance.now() < until) await askOnce();
    };
    await Promise.all(Array.from({ length: load.atOnce }, player));
    return served;
  }
  const asked: Promise<void>[] = [];
  const startedAt = performance.now();
  while (performance.now() < until) {
    const due = ((performance.now() - startedAt) / 1_000) * load.perSecond;
    while (asked.length < due) asked.push(askOnce());
    await pause(TICK_MS);
  }
  await Promise.all(asked);
  return served;
}
