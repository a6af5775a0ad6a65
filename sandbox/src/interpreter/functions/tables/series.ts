import type { Type } from '../../types/type.ts';
import { Decimal, add, compareDecimals } from '../../values/decimal.ts';
import { Interval, addInterval, intervalMicros } from '../../values/interval.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Row, Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { integerIn } from '../define/read.ts';
import { NUMERIC } from '../define/types.ts';
import { type DefineTable, overloadedTable, tableFunction } from './define.ts';

const NO_STEP = {
  postgresql: ['22023', 'step size cannot equal zero'],
  mssql: ['4199', 'Argument value 0 is invalid for argument 3 of generate_series function.'],
} as const;

const integers = seriesOf('II?I?');
const integersOfPostgresql = seriesOf('III?');

function seriesOf(signature: string): DefineTable {
  return tableFunction(
    signature,
    (name) => ({ [name === 'generate_series' ? 'generate_series' : 'value']: widest }),
    (_, { semantics: { dialect } }) =>
      function* series([start, end, step]) {
        const [first, last] = [integerIn(start), end === undefined ? 4_294_967_295n : integerIn(end)];
        // T-SQL counts down where the end lies before the start.
        const by = step === undefined ? (dialect === 'mssql' && last < first ? -1n : 1n) : integerIn(step);
        if (by === 0n) {
          if (dialect !== 'sqlite') refuse('GENERATE_SERIES', dialect, NO_STEP);
          return;
        }
        for (let value = first; by > 0n ? value <= last : value >= last; value += by) yield [value];
      },
  );
}

function widest(args: readonly Type[]): Type {
  const bits = Math.max(32, ...args.map((type) => (type.kind === 'integer' ? type.bits : 32)));
  return { kind: 'integer', bits: bits === 64 ? 64 : 32, unsigned: false };
}

function* numberSeries([start, end, step = new Decimal(1n, 0)]: readonly Value[]): Generator<Row> {
  const [last, by] = [end as Decimal, step as Decimal];
  if (by.digits === 0n) refuse('GENERATE_SERIES', 'postgresql', NO_STEP);
  for (
    let value = start as Decimal;
    Math.sign(compareDecimals(value, last)) * (by.digits > 0n ? 1 : -1) <= 0;
    value = add(value, by)
  )
    yield [value];
}

const numbers = tableFunction('NNN?', { generate_series: NUMERIC }, () => numberSeries);

const moments = tableFunction(
  'ddx',
  {
    generate_series: ([from, to]) => ({
      kind: 'timestamp',
      precision: 6,
      zoned: [from, to].some((type) => type?.kind === 'date' || (type?.kind === 'timestamp' && type.zoned)),
    }),
  },
  ([from, to]) =>
    function* series([start, end, step]) {
      const zoned = [from, to].some(
        (type) => type?.kind === 'date' || (type?.kind === 'timestamp' && type.zoned),
      );
      const by = step as Interval;
      const size = intervalMicros(by);
      if (size === 0n) refuse('GENERATE_SERIES', 'postgresql', NO_STEP);
      const { micros } = end as Temporal;
      for (
        let value = new Temporal('timestamp', (start as Temporal).micros, zoned);
        size > 0n ? value.micros <= micros : value.micros >= micros;
        value = addInterval(value, by)
      )
        yield [value];
    },
);

const isMoment = (type: Type | undefined): boolean => type?.kind === 'date' || type?.kind === 'timestamp';
export const seriesOfPostgresql = overloadedTable(
  [(args) => args.length === 3 && args.some(isMoment), moments],
  [(args) => args.length > 1 && args.some((type) => type.kind === 'decimal'), numbers],
  [() => true, integersOfPostgresql],
);
/** SQL Server 2022 and SQLite's generate_series. */
export const series = integers;
