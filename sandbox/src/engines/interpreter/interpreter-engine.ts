import type { EngineDialect, Outcome } from '@sqltown/shared/api';
import { dialectOf } from '../../interpreter/dialects/index.ts';
import type { Answer, Session } from '../../interpreter/session/open-with.ts';
import { openSession } from '../../interpreter/session/session.ts';
import { createResultSink } from '../../results/result-sink.ts';
import { explainError } from '../../sql/explain-error.ts';
import type { Engine, EngineSetup, Execution } from '../engine.ts';
import { FIXED_NOW } from '../fixed-clock.ts';
import { refineTypes } from '../sqlite/columns.ts';
import { MAX_STATEMENTS, stopped, tooManyStatements } from '../stops.ts';
import { interpreterLabel } from './label.ts';
import { type Prepared, createStates } from './states.ts';

/** It stops itself a little before the watchdog would end its thread. */
const SHARE_OF_WALL = 0.9;
/** A run's share of work and memory, the same on every machine: some 64 MB. */
const STEPS = 30_000_000;
const CELLS = 4_000_000;

/** As many characters as SQLite takes here. */
const MAX_SQL = 100_000;

/** Opens SQLTown's own engine for a dialect: each execution is a new session on its database's state. */
export async function openInterpreterEngine({ dialect, databases }: EngineSetup): Promise<Engine> {
  const states = createStates(dialect, databases);
  return {
    label: interpreterLabel(dialect),
    execute: async (execution) => run(states.of(execution.database), execution, dialect),
    settled: () => null,
    close: async () => undefined,
  };
}

function run({ state, database }: Prepared, { sql, limits }: Execution, dialect: EngineDialect): Outcome {
  if (sql.length > MAX_SQL) return stopped('size', 0);
  const startedAt = performance.now();
  const elapsedMs = () => performance.now() - startedAt;
  const deadlineMs = startedAt + limits.timeMs * SHARE_OF_WALL;
  const session: Session = openSession({
    dialect: dialectOf(dialect),
    state,
    nowMicros: BigInt(FIXED_NOW) * 1_000n,
  });
  const answer = session.run(sql, {
    statements: MAX_STATEMENTS,
    limits: { steps: STEPS, cells: CELLS, deadlineMs },
  });
  switch (answer.kind) {
    case 'rows':
      return cut(answer, { limits, elapsedMs: elapsedMs() });
    case 'stopped':
      return answer.limit === 'statements' ? tooManyStatements() : stopped(answer.limit, elapsedMs());
    case 'unsupported':
      return { kind: 'rejected', error: answer.error };
    default: {
      const { error, missing } = answer;
      if (error.code === 'TOO_DEEP') return stopped('depth', elapsedMs());
      const explained = explainError({ ...error, missing }, { sql, dialect, schema: database.schema });
      return { kind: 'error', error: explained, elapsedMs: elapsedMs() };
    }
  }
}

/** Result sets within the limits that hold for every engine. */
function cut(
  { results, notices }: Extract<Answer, { kind: 'rows' }>,
  { limits, elapsedMs }: { readonly limits: Execution['limits']; readonly elapsedMs: number },
): Outcome {
  const sink = createResultSink(limits);
  for (const { columns, rows, command, rowCount } of results) {
    if (columns.length === 0) {
      sink.count(command, rowCount);
      continue;
    }
    const set = sink.open(columns, command);
    for (const row of rows) if (!set.add(row)) break;
    set.close(refineTypes);
  }
  return { kind: 'rows', results: [...sink.results], elapsedMs, notices: [...notices, ...sink.notices] };
}
