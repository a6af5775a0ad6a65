import { fail } from '../errors/failure.ts';
import type { Semantics } from '../semantics/semantics.ts';
import { Budget, type BudgetLimits } from './budget.ts';
import { seededRandom } from './random.ts';
import type { Run, Sequences } from './run.ts';

/** 2026-03-20T06:00:00Z, when every run takes place (RU7). */
const FIXED_NOW_MICROS = 1_773_986_400_000_000n;
const SEED = 0x5017_0001;
/** Some seconds of work and 64 MB, whatever the machine. */
const LIMITS: BudgetLimits = { steps: 20_000_000, cells: 4_000_000 };

export type RunOptions = {
  readonly semantics: Semantics;
  readonly limits?: BudgetLimits | undefined;
  readonly nowMicros?: bigint | undefined;
  readonly seed?: number | undefined;
  readonly variables?: Run['variables'];
  readonly last?: Run['last'];
  readonly sequences?: Sequences;
};

/** What a statement has around it; alone, or inside the session that it shares variables and sequences with. */
export function startRun({ semantics, ...options }: RunOptions): Run {
  return {
    semantics,
    budget: new Budget(options.limits ?? LIMITS),
    nowMicros: options.nowMicros ?? FIXED_NOW_MICROS,
    random: seededRandom(options.seed ?? SEED),
    variables: options.variables ?? new Map(),
    last: options.last ?? { insertId: null, rowCount: 0n },
    sequences: options.sequences ?? NO_SEQUENCES,
    strict: 'none',
  };
}

const NO_SEQUENCES: Sequences = {
  next: (name, span) => fail({ kind: 'unknown-sequence', name }, span),
  current: (name, span) => fail({ kind: 'unknown-sequence', name }, span),
  set: (name, _value, _isCalled, span) => fail({ kind: 'unknown-sequence', name }, span),
};
