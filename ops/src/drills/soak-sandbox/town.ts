import { setTimeout as wait } from 'node:timers/promises';
import { Dialect } from '@sqltown/shared/api';
import { ExerciseId, PlayerId } from '@sqltown/shared/ids';
import { type EngineUnderTest, type EngineName, openEngine } from '../engines/engine.ts';
import type { LearnerServers } from '../engines/servers.ts';
import type { Mutant } from '../mutants/index.ts';
import type { Wish } from './orders.ts';

const EXERCISE = ExerciseId.parse('grown-ups');
const LOST_MS = 60_000;

/** How an order ended, as its learner is told. */
export type Told = {
  readonly end: 'rows' | 'error' | 'rejected' | 'stopped' | 'restarted' | 'refused' | 'lost';
  /** The attempt counts against the learner. */
  readonly isCharged: boolean;
};

/** One sandbox an engine, as a town with every engine would have them. */
export type Engines = ReadonlyMap<EngineName, EngineUnderTest>;

export async function openEngines(
  names: readonly EngineName[],
  servers: LearnerServers,
  options: { readonly wallMs: number; readonly mutant?: Mutant | undefined },
): Promise<Engines> {
  const engines = new Map<EngineName, EngineUnderTest>();
  for (const name of names) engines.set(name, await openEngine(name, servers, options));
  return engines;
}

/** Asks, and waits for the answer as long as nobody would. */
export async function ask(
  engines: Engines,
  { engine: name, kind, sql }: Wish,
  player: number,
): Promise<Told> {
  const engine = engines.get(name);
  if (engine === undefined) throw new Error(`${name} is not open`);
  const playerId = PlayerId.parse(String(player));
  const answer =
    kind === 'grade'
      ? engine.sandbox.grade({
          playerId,
          exerciseId: EXERCISE,
          dialect: Dialect.parse(engine.dialect),
          sql,
          seed: player,
        })
      : engine.sandbox.run({ playerId, dataset: 'village', dialect: engine.dialect, sql });
  const patience = new AbortController();
  const late = wait(LOST_MS, null, { signal: patience.signal, ref: false }).catch(() => null);
  const reply = await Promise.race([answer, late]);
  patience.abort();
  if (reply === null) return { end: 'lost', isCharged: false };
  if (reply.kind === 'refused') return { end: 'refused', isCharged: false };
  const isCharged = reply.kind === 'graded' && reply.verdict.kind !== 'not-counted';
  return { end: reply.outcome.kind, isCharged };
}
