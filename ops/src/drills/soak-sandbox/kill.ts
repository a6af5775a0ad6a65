import type { EngineUnderTest } from '../engines/engine.ts';
import { RUNAWAY } from './orders.ts';
import { type Engines, ask } from './town.ts';

const POLL_MS = 10;

export type Killing = { readonly readyMs: number; readonly violations: readonly string[] };

/** Kills the process while a learner's query and an answer run in it, and waits until it takes orders again. */
export async function killAmid(engines: Engines, engine: EngineUnderTest, player: number): Promise<Killing> {
  const violations: string[] = [];
  const { name, sandbox } = engine;
  const old = sandbox.childPid();
  const running = ask(engines, { engine: name, kind: 'bomb', sql: RUNAWAY }, player);
  const answering = ask(
    engines,
    { engine: name, kind: name === 'mariadb' ? 'bomb' : 'grade', sql: RUNAWAY },
    player + 1,
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  const killedAt = performance.now();
  sandbox.killChild();
  const told = await Promise.all([running, answering]);
  for (const { end, isCharged } of told) {
    if (end !== 'restarted')
      violations.push(`${name}: a learner was told ${end} when the process was killed`);
    if (isCharged) violations.push(`${name}: an attempt was charged`);
  }
  while (!sandbox.health().ready || sandbox.childPid() === old)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  const readyMs = performance.now() - killedAt;
  return { readyMs, violations };
}
