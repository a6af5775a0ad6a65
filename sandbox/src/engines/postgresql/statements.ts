import { protocol } from '@electric-sql/pglite';
import type { Column } from '@sqltown/shared/api';
import type { OpenResult, ResultSink } from '../../results/result-sink.ts';
import { cellFrom, columnFrom } from './cells.ts';
import type { PostgresAnswer, PostgresComplaint, PostgresLink } from './link.ts';

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
  link: PostgresLink,
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
  let isSuspended = await exchange(link, start, reading);
  while (isSuspended && reading.wantsMore && statement.isInTransaction) {
    isSuspended = await exchange(link, fetch, reading);
  }
  if (isSuspended && !reading.complaint) reading.open?.close();
  else if (!reading.isComplete) reading.complaint ??= UNANSWERED;
  return reading.complaint;
}

/** Asks for the parse only: a statement that libpg_query refused gets PostgreSQL's own words. */
export async function parseOnly(link: PostgresLink, text: string): Promise<PostgresComplaint | null> {
  const answers = await link.exchange(Buffer.concat([serialize.parse({ text }), serialize.sync()]));
  const refused = answers.find((answer) => answer.name === 'error');
  return refused?.complaint ?? null;
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
async function exchange(link: PostgresLink, parts: Uint8Array[], reading: Reading): Promise<boolean> {
  let isSuspended = false;
  for (const answer of await link.exchange(Buffer.concat(parts))) {
    if (answer.name === 'portalSuspended') isSuspended = true;
    else take(answer, reading);
  }
  return isSuspended;
}

function take(answer: PostgresAnswer, reading: Reading): void {
  if (answer.name === 'rowDescription') {
    reading.columns = answer.fields.map(columnFrom);
    reading.open = reading.sink.open(reading.columns, reading.statement.command);
  } else if (answer.name === 'dataRow') {
    const row = answer.cells.map((text, i) => cellFrom(text, reading.columns[i]?.type ?? 'any'));
    if (reading.wantsMore) reading.wantsMore = reading.open?.add(row) ?? false;
  } else if (answer.name === 'commandComplete') {
    reading.isComplete = true;
    if (reading.open) reading.open.close();
    else reading.sink.count(reading.statement.command, Number(/\d+$/.exec(answer.text)?.[0] ?? 0));
  } else if (answer.name === 'notice') {
    if (answer.message) reading.sink.note(answer.message);
  } else if (answer.name === 'error') {
    reading.complaint ??= answer.complaint;
  }
}
