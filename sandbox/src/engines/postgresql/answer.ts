import type { DatasetSchema } from '@sqltown/content/grading';
import type { Outcome } from '@sqltown/shared/api';
import { createResultSink } from '../../results/result-sink.ts';
import { commandOf } from '../../sql/command.ts';
import { explainError } from '../../sql/explain-error.ts';
import { offsetOfCodePoint } from '../../sql/position.ts';
import type { Limits } from '../engine.ts';
import { MAX_STATEMENTS, stopped, tooManyStatements } from '../stops.ts';
import type { FilteredStatement } from './filter.ts';
import type { PostgresComplaint, PostgresLink } from './link.ts';
import { parseOnly, runStatement } from './statements.ts';

export type Question = {
  readonly sql: string;
  readonly schema: DatasetSchema;
  readonly limits: Limits;
  readonly isInTransaction: boolean;
};

/** A statement as the engine gets it, and where a place in that lies in what the learner wrote. */
export type Rewrite = (statement: string) => {
  readonly text: string;
  readonly placeOf: (offset: number) => number;
};

const asWritten: Rewrite = (text) => ({ text, placeOf: (offset) => offset });

/** Runs what the filter let through, statement by statement, up to the first that fails. */
export async function answer(
  link: PostgresLink,
  statements: readonly FilteredStatement[],
  question: Question,
  rewrite = asWritten,
): Promise<Outcome> {
  if (statements.length > MAX_STATEMENTS) return tooManyStatements();
  const sink = createResultSink(question.limits);
  for (const { text, offset } of statements) {
    const { isInTransaction } = question;
    const rewritten = rewrite(text);
    const statement = { text: rewritten.text, command: commandOf(text, 'postgresql'), isInTransaction };
    const complaint = await runStatement(link, statement, sink);
    if (!complaint) continue;
    const at = placeIn(rewritten.text, complaint);
    return outcomeOf(complaint, question, at === null ? null : offset + rewritten.placeOf(at));
  }
  return { kind: 'rows', results: [...sink.results], elapsedMs: 0, notices: [...sink.notices] };
}

/** What PostgreSQL says about SQL that libpg_query could not read. It is parsed, never executed. */
export async function explainUnparsable(link: PostgresLink, question: Question): Promise<Outcome> {
  const complaint = await parseOnly(link, question.sql);
  if (complaint) return outcomeOf(complaint, question, placeIn(question.sql, complaint));
  return { kind: 'rejected', error: { message: 'This could not be read as SQL.', code: '42601' } };
}

/** Limits are stops, what rights deny is rejected, everything else is the learner's error. */
function outcomeOf(
  { message, code, hint }: PostgresComplaint,
  { sql, schema }: Question,
  at: number | null,
): Outcome {
  if (code === '53200') return stopped('memory', 0);
  if (code === '53400' || code === '54000') return stopped('size', 0);
  if (code === '54001' || /memory exhausted/.test(message)) return stopped('depth', 0);
  const error = explainError(
    { message, code, hint, offset: at ?? undefined },
    { sql, dialect: 'postgresql', schema },
  );
  return code === '42501' ? { kind: 'rejected', error } : { kind: 'error', error, elapsedMs: 0 };
}

/** In UTF-16 units. */
function placeIn(text: string, { position }: PostgresComplaint): number | null {
  return position === null ? null : offsetOfCodePoint(text, position - 1);
}
