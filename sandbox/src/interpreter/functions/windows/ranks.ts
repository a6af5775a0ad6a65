import { refuse } from '../define/complain.ts';
import { decimalOf, divide } from '../../values/decimal.ts';
import type { Value } from '../../values/value.ts';
import type { Define } from '../define/scalar.ts';
import { settler } from '../define/settle.ts';
import { readSignature } from '../define/signature.ts';
import { factsOf } from '../define/scalar.ts';
import { type Result, resultType } from '../define/types.ts';
import type { WindowFunction, WindowRows } from '../function.ts';
import type { Run } from '../../run/run.ts';

type Evaluate = WindowFunction['evaluate'];

export function windowFunction(
  signature: string,
  result: Result,
  evaluate: Evaluate,
): Define<WindowFunction> {
  return (name) => ({
    kind: 'window',
    name,
    ...factsOf(readSignature(signature)),
    type: (args, site) => resultType(result, args, site),
    evaluate,
  });
}

/** The same for each row, from the row alone. */
function each(compute: (rows: WindowRows, row: number, run: Run) => Value): Evaluate {
  return (rows, _, run) => Array.from({ length: rows.size }, (_row, row) => compute(rows, row, run));
}

/** Numbers in the form that the dialect's type for them has. */
function numbers(
  result: 'bigint' | 'float',
  compute: (rows: WindowRows, row: number) => bigint | number,
): Define<WindowFunction> {
  return windowFunction(
    '',
    result,
    each((rows, row, { semantics: { dialect } }) => {
      const value = compute(rows, row);
      return dialect === 'oracle'
        ? settler({ kind: 'decimal', precision: null, scale: null }, dialect)(value)
        : value;
    }),
  );
}

export const rowNumber = numbers('bigint', (_, row) => BigInt(row + 1));
export const rank = numbers('bigint', (rows, row) => BigInt(rows.peers(row).start + 1));
export const denseRank = numbers('bigint', (rows, row) => BigInt(rows.peerGroup(row)));

/** (rank − 1) ÷ (rows − 1); 0 for a single row. Oracle's are numbers of 40 digits. */
export const percentRank = windowFunction(
  '',
  'float',
  each((rows, row, run) => share(rows.size > 1 ? rows.peers(row).start : 0, Math.max(1, rows.size - 1), run)),
);
/** Rows up to the last peer ÷ rows. */
export const cumulativeDistribution = windowFunction(
  '',
  'float',
  each((rows, row, run) => share(rows.peers(row).end, rows.size, run)),
);

function share(part: number, whole: number, { semantics: { dialect } }: Run): Value {
  // MariaDB shows ten digits.
  if (dialect === 'mariadb') return Number((part / whole).toFixed(10));
  if (dialect !== 'oracle') return part / whole;
  return divide(decimalOf(BigInt(part)), decimalOf(BigInt(whole)), 40);
}

/** Buckets of as equal a size as can be; the first ones are the larger. */
export const tiles = windowFunction('a', 'bigint', (rows, _, { semantics: { dialect } }) => {
  const toValue =
    dialect === 'oracle' ? (tile: number) => decimalOf(BigInt(tile)) : (tile: number) => BigInt(tile);
  return Array.from({ length: rows.size }, (_row, row) => {
    const given = rows.argument(0, row);
    if (given === null) return null;
    const count = Number(typeof given === 'object' && 'digits' in given ? given.digits : given);
    if (!(count >= 1))
      refuse('NTILE', dialect, {
        postgresql: ['22014', 'argument of ntile must be greater than zero'],
        sqlite: ['SQLITE_ERROR', 'argument of ntile must be a positive integer'],
        mysql: ['1210', 'Incorrect arguments to ntile'],
        mssql: ['4118', 'The function ntile takes only a positive int or bigint expression as its input.'],
      });
    const [size, larger] = [Math.floor(rows.size / count), rows.size % count];
    const inLarger = larger * (size + 1);
    if (row < inLarger) return toValue(Math.floor(row / (size + 1)) + 1);
    return toValue(larger + Math.floor((row - inLarger) / size) + 1);
  });
});
