import type { PGlite } from '@electric-sql/pglite';
import type { DatasetSchema } from '@sqltown/content/grading';
import type { Outcome } from '@sqltown/shared/api';
import { createResultSink } from '../../results/result-sink.ts';
import { commandOf } from '../../sql/command.ts';
import { explainError } from '../../sql/explain-error.ts';
import { offsetOfCodePoint } from '../../sql/position.ts';
import type { Limits } from '../engine.ts';
import { MAX_STATEMENTS, stopped, tooManyStatements } from '../stops.ts';
import type { FilteredStatement } from './filter.ts';
import { type PostgresComplaint, parseOnly, runStatement } from './statements.ts';

export type Question = {
  readonly sql: string;
  readonly schema: DatasetSchema;
  readonly limits: Limits;
  readonly isInTransaction: boolean;
};

/** Runs what the filter let through, statement by statement, up to the first that fails. */
export async function answer(
  postgres: PGlite,
  statements: readonly FilteredStatement[],
  question: Question,
): Promise<Outcome> {
  if (statements.length > MAX_STATEMENTS) return tooManyStatements();
  const sink = createResultSink(question.limits);
  for (const { text, offset } of statements) {
    const { isInTransaction } = question;
    const statement = { text, command: commandOf(text, 'postgresql'), isInTransaction };
    const complaint = await runStatement(postgres, statement, sink);
    if (complaint) return outcomeOf(complaint, question, offset);
  }
  return { kind: 'rows', results: [...sink.results], elapsedMs: 0, notices: [...sink.notices] };
}

/** What PostgreSQL says about SQL that libpg_query could not read. It is parsed, never executed. */
export async function explainUnparsable(postgres: PGlite, question: Question): Promise<Outcome> {
  const complaint = await parseOnly(postgres, question.sql);
  if (complaint) return outcomeOf(complaint, question, 0);
  return { kind: 'rejected', error: { message: 'This could not be read as SQL.', code: '42601' } };
}

/** Limits are stops, what rights deny is rejected, everything else is the learner's error. */
function outcomeOf(
  { message, code, position, hint }: PostgresComplaint,
  { sql, schema }: Question,
  statementOffset: number,
): Outcome {
  if (code === '53200') return stopped('memory', 0);
  if (code === '53400' || code === '54000') return stopped('size', 0);
  if (code === '54001' || /memory exhausted/.test(message)) return stopped('depth', 0);
  const offset =
    position === null
      ? undefined
      : statementOffset + offsetOfCodePoint(sql.slice(statementOffset), position - 1);
  const error = explainError({ message, code, hint, offset }, { sql, dialect: 'postgresql', schema });
  return code === '42501' ? { kind: 'rejected', error } : { kind: 'error', error, elapsedMs: 0 };
}
