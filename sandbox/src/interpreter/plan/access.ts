import { type BoundComparison, type BoundCondition, type BoundExpression, own } from '../binder/bound.ts';
import type { Table } from '../catalog/state.ts';
import type { Machine } from '../executor/machine.ts';
import { indexLookup, indexRange, type Lookup, type Range } from '../executor/index-scan.ts';
import { lookupTable, placeOf, sortedRows } from '../executor/index-store.ts';
import { tableScan } from '../executor/leaves.ts';
import { readsAround } from '../executor/filter.ts';
import type { TableLeaf } from './logical.ts';
import type { Step } from './step.ts';

/** `column = value` or `column < value` over a bare column of one source; the value reads nothing of this query's row. */
export type ColumnTest = {
  readonly condition: BoundCondition;
  readonly comparison: BoundComparison;
  readonly column: number;
  readonly operator: BoundComparison['operator'];
  readonly value: BoundExpression;
};

const FLIPPED = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** @param known the components that are there before this source is looked at; by default none. */
export function columnTest(condition: BoundCondition, component: number, known = 0n): ColumnTest | null {
  const { comparison } = condition;
  if (!comparison || condition.volatile) return null;
  const { left, right, operator } = comparison;
  const fits = (value: BoundExpression): boolean => (own(value) & ~known) === 0n && !value.volatile;
  if (left.column?.component === component && fits(right)) {
    return { condition, comparison, column: left.column.index, operator, value: right };
  }
  if (right.column?.component === component && fits(left)) {
    return { condition, comparison, column: right.column.index, operator: FLIPPED[operator], value: left };
  }
  return null;
}

/** An index, or what a key constraint keeps like one. */
export type UsableIndex = {
  readonly name: string;
  readonly columns: readonly number[];
  readonly unique: boolean;
};

export function usableIndexes({ uniques, indexes }: Table): UsableIndex[] {
  const keys = uniques.map(({ name, columns, primary }) => ({
    name: primary ? `primary key ${name}` : name,
    columns,
    unique: true,
  }));
  const plain = indexes.flatMap(({ name, columns, unique, where }) =>
    columns && !where ? [{ name, columns, unique }] : [],
  );
  return [...keys, ...plain];
}

export type Access = {
  readonly step: Step;
  /** What the access has settled already. */
  readonly settled: ReadonlySet<BoundCondition>;
};

type Choosing = { readonly size: number; readonly machine: Machine };

/**
 * How a table's rows are found: through an index where it leaves fewer rows to look at than there are. A row by index
 * costs twice a row of a scan, and a search the logarithm of the table.
 */
export function chooseAccess(
  leaf: TableLeaf,
  conditions: readonly BoundCondition[],
  choosing: Choosing,
): Access {
  const { machine, size } = choosing;
  const tests = conditions.flatMap((condition) => columnTest(condition, leaf.component) ?? []);
  const total = leaf.table.rows.length;
  const scan: Access = { step: tableScan(leaf, size, machine), settled: new Set() };
  // MySQL reads the one row of a known key before it asks anything else, and strict mode tells.
  const [keyed] = machine.run.strict === 'none' ? [] : lookups(leaf, tests.filter(isKnown), choosing, true);
  if (keyed) return keyed;
  const found = [...lookups(leaf, tests, choosing), ...ranges(leaf, tests, choosing)];
  const [best] = found.sort((a, b) => a.step.estimate - b.step.estimate);
  if (best && 2 * best.step.estimate + Math.log2(total + 1) < total) return best;
  const around = tests.filter(({ operator, value }) => operator === '=' && readsAround([value]));
  if (around.length > 0) return automatic(leaf, around, choosing);
  return scan;
}

function isKnown({ value }: ColumnTest): boolean {
  return value.constant !== undefined;
}

function lookups(
  leaf: TableLeaf,
  tests: readonly ColumnTest[],
  choosing: Choosing,
  isUnique = false,
): Access[] {
  const equal = tests.filter(({ operator }) => operator === '=');
  if (equal.length === 0) return [];
  const indexes = usableIndexes(leaf.table).filter(({ unique }) => unique || !isUnique);
  return indexes.flatMap((index) => {
    const used = index.columns.map((column) => equal.find((test) => test.column === column));
    const whole = used.filter((test) => test !== undefined);
    if (whole.length < used.length) return [];
    return [lookupBy(leaf, whole, index.name, choosing)];
  });
}

function lookupBy(
  leaf: TableLeaf,
  tests: readonly ColumnTest[],
  index: string | null,
  { size, machine }: Choosing,
): Access {
  const lookup: Lookup = { ...lookupOf(tests, machine), index };
  const distinct = lookupTable(leaf.table, lookup.columns).size;
  const estimate = leaf.table.rows.length / Math.max(1, distinct);
  return {
    step: indexLookup(leaf, lookup, { size, estimate, machine }),
    settled: new Set(tests.map(({ condition }) => condition)),
  };
}

export function lookupOf(tests: readonly ColumnTest[], { run }: Machine): Pick<Lookup, 'columns' | 'values'> {
  return {
    columns: tests.map(({ column, comparison: { key, type } }) => ({
      index: column,
      key,
      typeName: typeText(type, run.semantics.dialect),
    })),
    values: tests.map(({ value, comparison: { key } }) => ({ value, key })),
  };
}

function typeText(type: BoundComparison['type'], dialect: string): string {
  return `${dialect} ${JSON.stringify(type)}`;
}

/** An equality with the query around: without an index one is made, since the table will be asked again and again. */
function automatic(leaf: TableLeaf, tests: readonly ColumnTest[], choosing: Choosing): Access {
  return lookupBy(leaf, tests, null, choosing);
}

function ranges(leaf: TableLeaf, tests: readonly ColumnTest[], { size, machine }: Choosing): Access[] {
  return usableIndexes(leaf.table).flatMap(({ name, columns }) => {
    const [column] = columns;
    const bounds = tests.filter((test) => test.column === column && test.operator !== '=');
    const low = bounds.find(({ operator }) => operator.startsWith('>'));
    const high = bounds.find(({ operator }) => operator.startsWith('<'));
    const one = low ?? high;
    if (!one || column === undefined) return [];
    const { compare, type } = one.comparison;
    const typeName = typeText(type, machine.run.semantics.dialect);
    const range: Range = {
      column,
      index: name,
      low: low ? { value: low.value, inclusive: low.operator === '>=' } : null,
      high: high ? { value: high.value, inclusive: high.operator === '<=' } : null,
      compare,
      typeName,
    };
    const estimate = rangeEstimate(leaf.table, range);
    const settled = [low, high].flatMap((test) => (test ? [test.condition] : []));
    return [{ step: indexRange(leaf, range, { size, estimate, machine }), settled: new Set(settled) }];
  });
}

/** Exact where the bounds are constants: the index knows. */
function rangeEstimate(table: Table, { column, low, high, compare, typeName }: Range): number {
  const rows = sortedRows(table, column, { compare, typeName });
  const at = (bound: NonNullable<Range['low']>, behind: boolean): number | null => {
    const { constant } = bound.value;
    return constant === undefined || constant === null
      ? null
      : placeOf(rows, column, { value: constant, compare, behind });
  };
  const start = low ? (at(low, !low.inclusive) ?? rows.length / 3) : 0;
  const end = high ? (at(high, high.inclusive) ?? (rows.length * 2) / 3) : rows.length;
  return Math.max(0, end - start);
}
