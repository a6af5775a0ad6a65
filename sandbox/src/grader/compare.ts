import type { GradedExercise } from '@sqltown/content/grading';
import type { Cell, ResultSet, WRONG_REASONS } from '@sqltown/shared/api';
import { type BagDifference, type Row, compareBags, floatColumns, sameRow } from './bags.ts';
import { exactKey } from './values.ts';

export type CompareRules = Pick<GradedExercise, 'orderBy' | 'columnNames'>;

export type WrongReason = (typeof WRONG_REASONS)[number];

export type Comparison =
  | { readonly kind: 'equal' }
  | ({ readonly kind: 'different'; readonly reason: WrongReason; readonly message: string } & BagDifference);

/** Compares a learner's result with the reference's by the rules of SPEC.md, GR1 to GR12. */
export function compareResults(expected: ResultSet, actual: ResultSet, rules: CompareRules): Comparison {
  const columns = compareColumns(expected, actual, rules);
  if (columns) return { kind: 'different', ...columns, missing: [], extra: [] };
  const difference = compareBags(expected, actual);
  const rows = describeDifference(expected, actual, difference);
  if (rows) return { kind: 'different', ...rows, ...difference };
  if (rules.orderBy && !isInOrder(expected, actual, rules.orderBy)) {
    const message = 'All the rows are right, but they are not in the order that the task asks for.';
    return { kind: 'different', reason: 'order', message, missing: [], extra: [] };
  }
  return { kind: 'equal' };
}

type Finding = { readonly reason: WrongReason; readonly message: string };

function compareColumns(
  expected: ResultSet,
  actual: ResultSet,
  { columnNames }: CompareRules,
): Finding | null {
  const [wanted, got] = [expected.columns.length, actual.columns.length];
  if (wanted !== got) {
    return {
      reason: 'column-count',
      message: `Your query returns ${many(got, 'column')}; the task asks for ${wanted}.`,
    };
  }
  const wrong = expected.columns.findIndex(
    ({ name }, i) => name.toLowerCase() !== actual.columns[i]?.name.toLowerCase(),
  );
  if (columnNames === 'ignore' || wrong < 0) return null;
  const [wantedName, gotName] = [expected.columns[wrong]?.name, actual.columns[wrong]?.name];
  return {
    reason: 'column-names',
    message: `Column ${wrong + 1} is called "${gotName}"; the task asks for "${wantedName}".`,
  };
}

function describeDifference(
  expected: ResultSet,
  actual: ResultSet,
  { missing, extra }: BagDifference,
): Finding | null {
  if (actual.truncated) {
    return { reason: 'rows-extra', message: 'The columns are right, but there are far too many rows.' };
  }
  if (missing.length === 0 && extra.length === 0) return null;
  if (actual.rowCount === 0) {
    return {
      reason: 'no-rows',
      message: `The query runs, but it finds no rows. There should be ${expected.rowCount}.`,
    };
  }
  if (looksAlike(missing, extra)) {
    return {
      reason: 'types',
      message: 'The values look right, but some have another type: text instead of a number?',
    };
  }
  if (missing.length === 0) return describeExtra(expected, extra);
  if (extra.length === 0) return describeMissing(actual, missing);
  if (missing.length === extra.length) {
    const rows = many(missing.length, 'row');
    const message = `The columns and the number of rows are right; ${rows} ${isAre(missing)} not as expected.`;
    return { reason: 'rows-differ', message };
  }
  const message = `The columns are right; ${many(missing.length, 'row')} ${isAre(missing)} missing and ${extra.length} should not be there.`;
  return { reason: 'rows-differ', message };
}

function describeExtra({ rows }: ResultSet, extra: readonly Row[]): Finding {
  if (allAmong(extra, rows)) {
    const message = 'Every row is right, but some come more often than they should.';
    return { reason: 'duplicates', message };
  }
  return { reason: 'rows-extra', message: `The columns are right; ${many(extra.length, 'row')} too many.` };
}

function describeMissing({ rows }: ResultSet, missing: readonly Row[]): Finding {
  if (allAmong(missing, rows)) {
    const message = 'Every row is right, but some should come more than once.';
    return { reason: 'duplicates', message };
  }
  const message = `The columns are right; ${many(missing.length, 'row')} ${isAre(missing)} missing.`;
  return { reason: 'rows-missing', message };
}

function allAmong(some: readonly Row[], all: readonly Row[]): boolean {
  const known = new Set(all.map(keyOf));
  return some.every((row) => known.has(keyOf(row)));
}

function keyOf(row: Row): string {
  return JSON.stringify(row.map(exactKey));
}

/** The same rows once everything is read as text: '5' for 5, 't' for true. */
function looksAlike(missing: readonly Row[], extra: readonly Row[]): boolean {
  if (missing.length !== extra.length) return false;
  const [wanted, got] = [textsOf(missing), textsOf(extra)];
  return wanted.every((text, i) => text === got[i]);
}

function textsOf(rows: readonly Row[]): string[] {
  return rows.map((row) => JSON.stringify(row.map(asText))).sort();
}

function asText(cell: Cell): string | null {
  if (cell === null) return null;
  const key = exactKey(cell);
  return typeof cell === 'boolean' ? key : key.slice(1);
}

/** Rows with equal sort keys may stand in any order among themselves: only the keys' order is held. */
function isInOrder(
  expected: ResultSet,
  actual: ResultSet,
  orderBy: NonNullable<CompareRules['orderBy']>,
): boolean {
  const floats = floatColumns(expected, actual);
  const columns = orderBy.map(({ column }) => column);
  const keyFloats = columns.map((column) => floats[column] ?? false);
  const keyOfRow = (row: Row): Row => columns.map((column) => row[column] ?? null);
  return expected.rows.every((row, i) => sameRow(keyOfRow(row), keyOfRow(actual.rows[i] ?? []), keyFloats));
}

function many(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function isAre(rows: readonly Row[]): string {
  return rows.length === 1 ? 'is' : 'are';
}
