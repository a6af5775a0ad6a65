import type { Type } from '../../types/type.ts';
import { Decimal, add, compareDecimals } from '../../values/decimal.ts';
import { Interval, addInterval, intervalMicros } from '../../values/interval.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Row, Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { NUMERIC } from '../define/types.ts';
import { overloadedTable, tableFunction } from './define.ts';
import { NO_STEP, seriesOf } from './series.ts';

const integersOfPostgresql = seriesOf('III?');
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
