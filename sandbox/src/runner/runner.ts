import type { Catalogue } from '@sqltown/content/grading';
import { MAX_RESULT_BYTES, MAX_RESULT_ROWS, type Outcome, type ResultSet } from '@sqltown/shared/api';
import type { Lights } from '@sqltown/shared/lights';
import { type Refusal, refuse } from '@sqltown/shared/refusals';
import { lightsOf } from '../lights/lights.ts';
import { planLights } from '../lights/plan.ts';
import { createProvenanceLights } from '../lights/provenance.ts';
import type { RunOrder, RunResult } from '../sandbox.ts';
import { type RunEngines, limitsFor } from './engines.ts';

/** Lights are a gift: they get this long and no more. */
const LIGHTS_WALL_MS = 400;

export type Runner = {
  run(order: RunOrder, signal: AbortSignal): Promise<RunResult | Refusal>;
};

/** Runs what a learner wrote on the visible data, and finds what it lights up. */
export function createRunner({
  catalogue,
  engines,
  wallMs,
}: {
  readonly catalogue: Catalogue;
  readonly engines: RunEngines;
  readonly wallMs: number;
}): Runner {
  const provenance = createProvenanceLights(catalogue);
  return { run };

  async function run(order: RunOrder, signal: AbortSignal): Promise<RunResult | Refusal> {
    const pool = engines.get(order.dialect)?.run;
    if (!pool || !catalogue.datasets.has(order.dataset)) return refuse('not-found');
    const execution = {
      database: { preloaded: order.dataset },
      sql: order.sql,
      limits: limitsFor(wallMs, MAX_RESULT_ROWS, MAX_RESULT_BYTES),
    };
    const [outcome] = await pool.execute([execution], { wallMs, signal });
    if (!outcome) throw new Error('A pool answered without an outcome');
    const lights = await light(order, outcome, signal);
    return { kind: 'ran', engine: pool.label, outcome, lights };
  }

  /** A second query asks for the keys: apart from the first, so that nothing it does can touch that result. */
  async function light(order: RunOrder, outcome: Outcome, signal: AbortSignal): Promise<Lights> {
    if (outcome.kind !== 'rows') return { kind: 'dark', why: 'Only a result with rows lights anything up.' };
    const [result] = outcome.results;
    const schema = catalogue.datasets.get(order.dataset);
    const pool = engines.get(order.dialect)?.run;
    if (outcome.results.length !== 1 || !result || !schema || !pool) {
      return { kind: 'dark', why: 'Run one query at a time to light up the city.' };
    }
    const plan = planLights(order.sql, order.dialect, schema);
    if (plan.kind === 'dark') return throughProvenance(order, result, plan);
    const execution = {
      database: { preloaded: order.dataset },
      sql: plan.sql,
      limits: limitsFor(LIGHTS_WALL_MS * 2, MAX_RESULT_ROWS, MAX_RESULT_BYTES * 2),
    };
    const [probe] = await pool.execute([execution], { wallMs: LIGHTS_WALL_MS, signal });
    return lightsOf(plan, result, probe);
  }

  /** Where no second query would do, the interpreter tells what made the rows. */
  function throughProvenance(order: RunOrder, result: ResultSet, otherwise: Lights): Lights {
    const lights = provenance.of(order, result);
    return lights.kind === 'lit' ? lights : otherwise;
  }
}
