import type { DialectName } from '../../dialects/dialect.ts';
import { Decimal, toInteger, decimalOf, divide, add } from '../../values/decimal.ts';
import { toDecimal } from '../../values/numeric.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { twentyPairs } from '../numbers/exact.ts';
import { Unsupported } from '../../errors/failure.ts';
import { refuse } from '../define/complain.ts';
import type { Define } from '../define/scalar.ts';
import { NULL, NUMERIC, type Result } from '../define/types.ts';
import type { CallSite, WindowFunction, WindowRows } from '../function.ts';
import { windowFunction } from './ranks.ts';

/** LAG and LEAD: so many rows before or behind; a default where there is none. Frames don't matter. */
export function offset(direction: -1 | 1): Define<WindowFunction> {
  return windowFunction('aa?a?', offsetType, (rows, { nulls, types }, run) => {
    const [type = NULL, , other = NULL] = types;
    const convert = other.kind === 'null' ? null : run.semantics.implicit(other, type, NOWHERE);
    const known = nulls === 'IGNORE' ? rowsWithValue(rows) : null;
    return Array.from({ length: rows.size }, (_, row) => {
      const given = types.length > 1 ? rows.argument(1, row) : 1n;
      if (given === null) return null;
      const distance = integer(given);
      if (distance < 0 && run.semantics.dialect !== 'postgresql' && run.semantics.dialect !== 'sqlite')
        refuse('LAG', run.semantics.dialect, {
          mssql: ['8730', 'Offset parameter for Lag and Lead functions cannot be a negative value.'],
          oracle: ['ORA-01428', `argument '${distance}' is out of range`],
        });
      const at = known ? nthKnown(known, row, direction * distance) : row + direction * distance;
      if (at !== null && at >= 0 && at < rows.size) return rows.argument(0, at);
      const value = types.length > 2 ? rows.argument(2, row) : null;
      return value !== null && convert ? convert(value, run) : value;
    });
  });
}

/** Nothing to point at: the types were checked when the call was bound. */
const NOWHERE = { offset: 0, length: 0 };

function offsetType([type = NULL, , other]: readonly Type[], site: CallSite): Type {
  const { semantics, span } = site;
  if (!other) requireKnownType(type, site);
  if (other && other.kind !== 'null' && semantics.dialect !== 'sqlite') {
    if (semantics.dialect === 'postgresql') return semantics.common([type, other], 'LAG', span).type;
    semantics.implicit(other, type, span);
  }
  return type;
}

function rowsWithValue(rows: WindowRows): number[] {
  return Array.from({ length: rows.size }, (_, row) => row).filter((row) => rows.argument(0, row) !== null);
}

/** The row so many known values away; 0 is the row itself. */
function nthKnown(known: readonly number[], row: number, distance: number): number | null {
  if (distance === 0) return row;
  const behind = known.findIndex((at) => at > row);
  const next = behind === -1 ? known.length : behind;
  if (distance > 0) return known[next + distance - 1] ?? null;
  const before = known[next - 1] === row ? next - 1 : next;
  return known[before + distance] ?? null;
}

function integer(value: Value): number {
  return Number(value instanceof Decimal ? toInteger(value, 'cut') : value);
}

/** PostgreSQL: what may be of any type needs one; a quoted literal has none of its own, where it isn't a column's yet. */
function requireKnownType(type: Type, { constants: [value], semantics: { dialect } }: CallSite): void {
  if (type.kind === 'unknown' && value !== undefined && dialect === 'postgresql')
    refuse('', dialect, {
      postgresql: ['42804', 'could not determine polymorphic type because input has type unknown'],
    });
}

/** The type of the value that is picked. */
const picked: Result = ([type = NULL], site) => {
  requireKnownType(type, site);
  return type;
};

/** FIRST_VALUE, LAST_VALUE: of the frame. */
export function ofFrame(place: 'first' | 'last'): Define<WindowFunction> {
  return windowFunction('a', picked, (rows, { nulls }) =>
    Array.from({ length: rows.size }, (_, row) => {
      const frame = rows.frame(row);
      const isKnown = (at: number): boolean => nulls !== 'IGNORE' || rows.argument(0, at) !== null;
      const at = place === 'first' ? frame.find(isKnown) : frame.findLast(isKnown);
      return at === undefined ? null : rows.argument(0, at);
    }),
  );
}

/** NTH_VALUE(x, n): of the frame, from its start, or its end where FROM LAST is said. */
export const nthValue = windowFunction(
  'aa',
  picked,
  (rows, { nulls, fromLast }, { semantics: { dialect } }) =>
    Array.from({ length: rows.size }, (_, row) => {
      const given = rows.argument(1, row);
      if (given === null) return null;
      const n = integer(given);
      if (n < 1) refuseNth(dialect);
      const frame = rows.frame(row).filter((at) => nulls !== 'IGNORE' || rows.argument(0, at) !== null);
      const at = fromLast ? frame.at(-n) : frame[n - 1];
      return at === undefined ? null : rows.argument(0, at);
    }),
);

function refuseNth(dialect: DialectName): void {
  refuse('NTH_VALUE', dialect, {
    postgresql: ['22016', 'argument of nth_value must be greater than zero'],
    sqlite: ['SQLITE_ERROR', 'second argument to nth_value must be a positive integer'],
    mysql: ['1210', 'Incorrect arguments to nth_value'],
    oracle: ['ORA-30492', 'One of frame values is not valid or has wrong type'],
  });
}

/** Oracle: each value's share of their sum over the partition. */
export const ratioToReport = windowFunction('a', NUMERIC, (rows) => {
  const values = Array.from({ length: rows.size }, (_row, row) => rows.argument(0, row));
  if (values.some((value) => value !== null && !(value instanceof Decimal) && typeof value !== 'bigint'))
    throw new Unsupported('RATIO_TO_REPORT of what is no NUMBER', null);
  const sum = values.reduce<Decimal>(
    (kept, value) => (value === null ? kept : add(kept, toDecimal(value as Decimal))),
    decimalOf(0n),
  );
  return values.map((value) => {
    if (value === null || sum.digits === 0n) return null;
    return twentyPairs(divide(toDecimal(value as Decimal), sum, 45));
  });
});
