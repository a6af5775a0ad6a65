import { type PGlite, messages, protocol } from '@electric-sql/pglite';
import type { Column } from '@sqltown/shared/api';
import type { OpenResult, ResultSink } from '../../results/result-sink.ts';
import { cellFrom, columnFrom } from './cells.ts';

/** What PostgreSQL says when a statement fails; `position` counts code points from 1. */
export type PostgresComplaint = {
  readonly message: string;
  readonly code: string;
  readonly position: number | null;
  readonly hint: string | undefined;
};

export type PostgresStatement = {
  readonly text: string;
  readonly command: string;
  /** Whether a portal outlives a round trip, so that more rows can be asked for. */
  readonly isInTransaction: boolean;
};

/** Rows asked for at a time, so that a large result never stands in memory as a whole. */
const ROWS_A_FETCH = 1_001;

/** PGlite answers nothing at all when its stack runs over inside a function, such as a deep JSON's parser. */
const UNANSWERED: PostgresComplaint = {
  message: 'stack depth limit exceeded',
  code: '54001',
  position: null,
  hint: undefined,
};

const { serialize } = protocol;

/** Runs one statement by the extended protocol and fills the sink. Null when it went well. */
export async function runStatement(
  instance: PGlite,
  statement: PostgresStatement,
  sink: ResultSink,
): Promise<PostgresComplaint | null> {
  const reading: Reading = {
    statement,
    sink,
    columns: [],
    open: null,
    wantsMore: true,
    complaint: null,
    isComplete: false,
  };
  const fetch = [serialize.execute({ rows: ROWS_A_FETCH }), serialize.sync()];
  const start = [
    serialize.parse({ text: statement.text }),
    serialize.bind({}),
    serialize.describe({ type: 'P' }),
    ...fetch,
  ];
  let isSuspended = await exchange(instance, start, reading);
  while (isSuspended && reading.wantsMore && statement.isInTransaction) {
    isSuspended = await exchange(instance, fetch, reading);
  }
  if (isSuspended && !reading.complaint) reading.open?.close();
  else if (!reading.isComplete) reading.complaint ??= UNANSWERED;
  return reading.complaint;
}

/** Asks for the parse only: a statement that libpg_query refused gets PostgreSQL's own words. */
export async function parseOnly(instance: PGlite, text: string): Promise<PostgresComplaint | null> {
  const { messages: answers } = await instance.execProtocol(
    Buffer.concat([serialize.parse({ text }), serialize.sync()]),
    { throwOnError: false },
  );
  const error = answers.find((answer) => answer instanceof messages.DatabaseError);
  return error instanceof messages.DatabaseError ? complaintFrom(error) : null;
}

type Reading = {
  readonly statement: PostgresStatement;
  readonly sink: ResultSink;
  columns: Column[];
  open: OpenResult | null;
  wantsMore: boolean;
  complaint: PostgresComplaint | null;
  isComplete: boolean;
};

/** Sends messages and reads the answers; true when the portal has more rows. */
async function exchange(instance: PGlite, parts: Uint8Array[], reading: Reading): Promise<boolean> {
  const { messages: answers } = await instance.execProtocol(Buffer.concat(parts), { throwOnError: false });
  let isSuspended = false;
  for (const answer of answers) {
    if (answer.name === 'portalSuspended') isSuspended = true;
    else take(answer, reading);
  }
  return isSuspended;
}

function take(answer: { readonly name: string }, reading: Reading): void {
  if (answer instanceof messages.RowDescriptionMessage) {
    reading.columns = answer.fields.map(columnFrom);
    reading.open = reading.sink.open(reading.columns, reading.statement.command);
  } else if (answer instanceof messages.DataRowMessage) {
    const row = answer.fields.map((text, i) => cellFrom(text, reading.columns[i]?.type ?? 'any'));
    if (reading.wantsMore) reading.wantsMore = reading.open?.add(row) ?? false;
  } else if (answer instanceof messages.CommandCompleteMessage) {
    reading.isComplete = true;
    if (reading.open) reading.open.close();
    else reading.sink.count(reading.statement.command, Number(/\d+$/.exec(answer.text)?.[0] ?? 0));
  } else if (answer instanceof messages.NoticeMessage) {
    if (answer.message) reading.sink.note(answer.message);
  } else if (answer instanceof messages.DatabaseError) {
    reading.complaint ??= complaintFrom(answer);
  }
}

function complaintFrom(error: InstanceType<typeof messages.DatabaseError>): PostgresComplaint {
  return {
    message: error.message,
    code: error.code ?? 'XX000',
    position: error.position ? Number(error.position) : null,
    hint: error.hint,
  };
}
