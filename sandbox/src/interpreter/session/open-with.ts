import type { Cell, Column, Outcome } from '@sqltown/shared/api';
import type { BindContext } from '../binder/context.ts';
import { type DatabaseState, EMPTY_STATE } from '../catalog/state.ts';
import type { Dialect } from '../dialects/record.ts';
import { BudgetExceeded, SqlFailure, Unsupported } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import { parseWith } from '../parser/parse-with.ts';
import { type Source, Trace } from '../provenance/trace.ts';
import type { BudgetLimits } from '../run/budget.ts';
import { startRun } from '../run/start-run.ts';
import type { Statement } from '../tree/statements.ts';
import { variableReader } from '../control/variables.ts';
import { commandOf } from './command.ts';
import { Counters } from './counters.ts';
import type { Memory } from './memory.ts';
import { sequencesOf } from './sequences.ts';
import { type Seldom, runStatement } from './statement.ts';
import { type Missing, type Saying, errorOf, stopOf, unsupportedOf } from './sayings.ts';
import { afterFailure, afterStatement, beforeStatement } from './transactions.ts';
import type { Done, Work } from './work.ts';

export type SessionOptions = {
  readonly dialect: Dialect;
  /** Empty by default. */
  readonly state?: DatabaseState;
  readonly nowMicros?: bigint;
  readonly seed?: number;
  readonly limits?: BudgetLimits;
};

export type RunOptions = {
  /** Follow every row of a query to the stored rows that made it. */
  readonly provenance?: boolean;
  /** Rows of a result beyond this are counted, not kept. */
  readonly rows?: number;
  /** More statements are not run at all. */
  readonly statements?: number;
  /** Of this run, in place of the session's. */
  readonly limits?: BudgetLimits;
};

/** What one statement answered, as in the API; with the rows behind each row where they were asked for. */
export type StatementResult = {
  readonly columns: Column[];
  readonly rows: Cell[][];
  readonly rowCount: number;
  readonly truncated: boolean;
  readonly command: string;
  readonly sources?: readonly (readonly Source[])[];
};

/** How a run ended; `unsupported` is never the learner's fault. Statements before the end have happened. */
export type Answer =
  | { readonly kind: 'rows'; readonly results: StatementResult[]; readonly notices: string[] }
  | {
      readonly kind: 'error' | 'unsupported';
      readonly error: Extract<Outcome, { kind: 'error' }>['error'];
      /** The name that nothing has, where that is what was wrong. */
      readonly missing: Missing | null;
      readonly results: StatementResult[];
    }
  | {
      readonly kind: 'stopped';
      readonly limit: Extract<Outcome, { kind: 'stopped' }>['limit'] | 'statements';
      readonly results: StatementResult[];
    };

export type Session = {
  /** Runs statements in order, up to the first that fails. */
  run(sql: string, options?: RunOptions): Answer;
  /** The database as it is now. */
  readonly state: DatabaseState;
};

/** One connection to a database of its own. What a learner wrote never throws; a broken promise of ours does. */
export function openWith(seldom: Seldom, { dialect, ...options }: SessionOptions): Session {
  const memory = freshMemory(options.state ?? EMPTY_STATE, dialect);
  return {
    run: (sql, how = {}) => runAll(sql, { dialect, seldom, memory, options, how }),
    get state() {
      return memory.state;
    },
  };
}

function freshMemory(state: DatabaseState, { rules }: Dialect): Memory {
  return {
    state,
    transaction: null,
    counters: new Counters(),
    variables: new Map(),
    variableTypes: new Map(),
    last: { insertId: null, rowCount: 0n },
    identityInsert: null,
    implicitTransactions: rules.name === 'oracle',
  };
}

type Running = {
  readonly dialect: Dialect;
  readonly seldom: Seldom;
  readonly memory: Memory;
  readonly options: Omit<SessionOptions, 'dialect'>;
  readonly how: RunOptions;
};

function runAll(sql: string, running: Running): Answer {
  const results: StatementResult[] = [];
  const notices: string[] = [];
  const parsed = parseWith(sql, running.dialect.rules, running.seldom.parse);
  if (parsed.kind !== 'parsed') return { kind: parsed.kind, error: parsed.error, missing: null, results };
  if (parsed.statements.length > (running.how.statements ?? Infinity)) {
    return { kind: 'stopped', limit: 'statements', results };
  }
  let current: Span = { offset: 0, length: 0 };
  try {
    const work = workFor(sql, running);
    for (const statement of parsed.statements) {
      current = statement.span;
      const before = work();
      const done = runOne(statement, before, running.seldom);
      results.push(resultOf(statement, done, { work: before, how: running.how }));
      notices.push(...done.notices);
    }
    return { kind: 'rows', results, notices };
  } catch (failure) {
    return { ...answerTo(failure, { sql, running, statement: current }), results };
  }
}

/** What each statement works with: the run is one for all, the state as the statement before left it. */
function workFor(sql: string, { dialect, seldom, memory, options, how }: Running): () => Work {
  const { rules, semantics, functions, tableFunctions, unsupported } = dialect;
  const run = startRun({
    semantics,
    limits: how.limits ?? options.limits,
    nowMicros: options.nowMicros,
    seed: options.seed,
    variables: memory.variables,
    last: memory.last,
    sequences: sequencesOf(() => memory.state, memory.counters),
  });
  return () => {
    const context: BindContext = {
      sql,
      state: memory.state,
      semantics,
      catalogue: seldom.catalogue,
      functions,
      tableFunctions,
      unsupported,
      run,
      variable: variableReader(memory, rules.name),
      ...(how.provenance && { trace: new Trace() }),
    };
    return { context, memory };
  };
}

function runOne(statement: Statement, work: Work, seldom: Seldom): Done {
  const { memory } = work;
  try {
    const now = beforeStatement(statement, work);
    const done = runStatement(statement, now, seldom);
    afterStatement(statement, done, work);
    return done;
  } catch (failure) {
    if (failure instanceof SqlFailure) afterFailure(memory, work.context.semantics.dialect);
    throw failure;
  }
}

function resultOf(
  statement: Statement,
  { answer, rowCount }: Done,
  { work, how }: { readonly work: Work; readonly how: RunOptions },
): StatementResult {
  const command = commandOf(statement);
  if (!answer) return { columns: [], rows: [], rowCount, truncated: false, command };
  const { semantics } = work.context;
  const { columns, rows, sources } = answer;
  const kept = rows.slice(0, how.rows ?? rows.length);
  return {
    columns: columns.map(({ name, type }) => ({ name, type: semantics.column(type) })),
    rows: kept.map((row) => columns.map(({ type }, i) => semantics.cell(row[i] ?? null, type))),
    rowCount,
    truncated: kept.length < rows.length,
    command,
    ...(sources && { sources: sources.slice(0, kept.length) }),
  };
}

/**
 * Queries name each other, as common tables and views do, further down than any stack goes, and each may be as high as
 * a tree may be. A statement changes no state before it is done, so the session goes on from the one before it.
 */
function isOutOfStack(failure: unknown): boolean {
  return failure instanceof RangeError && failure.message === 'Maximum call stack size exceeded';
}

function answerTo(
  failure: unknown,
  { sql, running, statement }: { readonly sql: string; readonly running: Running; readonly statement: Span },
): Saying {
  if (failure instanceof Unsupported) return unsupportedOf(failure, sql);
  if (failure instanceof BudgetExceeded) return stopOf(failure);
  if (isOutOfStack(failure)) return stopOf(new BudgetExceeded('depth'));
  if (failure instanceof SqlFailure)
    return errorOf(failure, { sql, phrases: running.dialect.phrases, statement });
  throw failure;
}
