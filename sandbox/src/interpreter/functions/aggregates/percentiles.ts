import type { Type } from '../../types/type.ts';
import { Decimal, add, decimalOf, multiply, normalize, subtract } from '../../values/decimal.ts';
import { type Numeric, toDecimal, toFloat } from '../../values/numeric.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import type { Define } from '../define/scalar.ts';
import { FLOAT64, NUMERIC } from '../define/types.ts';
import type { AggregateFunction, CallSite } from '../function.ts';
import { aggregate, gathering } from './define.ts';

/** PERCENTILE_CONT(fraction) WITHIN GROUP (ORDER BY x): between two values where it falls between them. */
export function percentileContinuous(
  options: { readonly overNeeded?: boolean } = {},
): Define<AggregateFunction> {
  return aggregate(
    'aa',
    ([, type = FLOAT64], site) => continuousType(type, site),
    (_, { semantics: { dialect } }) =>
      gathering(
        ([fraction = null, value = null]) => ({ fraction, value }),
        (all) => {
          const values = all.flatMap(({ value }) => (value === null ? [] : [value]));
          const fraction = fractionOf(all[0]?.fraction ?? null, dialect);
          return values.length === 0 || fraction === null ? null : between(values, fraction);
        },
      ),
    { takesNull: true, withinGroup: 'needed', ...options },
  );
}

/** PERCENTILE_DISC: the first value that so many of all do not exceed. */
export function percentileDiscrete(
  options: { readonly overNeeded?: boolean } = {},
): Define<AggregateFunction> {
  return aggregate(
    'aa',
    ([, type = FLOAT64]) => type,
    (_, { semantics: { dialect } }) =>
      gathering(
        ([fraction = null, value = null]) => ({ fraction, value }),
        (all) => {
          const values = all.flatMap(({ value }) => (value === null ? [] : [value]));
          const fraction = fractionOf(all[0]?.fraction ?? null, dialect);
          if (values.length === 0 || fraction === null) return null;
          return values[Math.max(0, Math.ceil(toFloat(fraction) * values.length) - 1)] ?? null;
        },
      ),
    { takesNull: true, withinGroup: 'needed', ...options },
  );
}

function continuousType(type: Type, { semantics: { dialect } }: CallSite): Type {
  if (dialect === 'oracle') return type.kind === 'timestamp' || type.kind === 'float' ? type : NUMERIC;
  return type.kind === 'interval' ? type : FLOAT64;
}

function fractionOf(value: Value, dialect: CallSite['semantics']['dialect']): Numeric | null {
  if (value === null) return null;
  const fraction = toFloat(value as Numeric);
  if (fraction < 0 || fraction > 1)
    refuse('PERCENTILE_CONT', dialect, {
      postgresql: ['22003', `percentile value ${fraction} is not between 0 and 1`],
      mssql: ['10752', "The function 'PERCENTILE_CONT' takes a percentile value between 0 and 1."],
      oracle: ['ORA-30485', 'percentile value should be between 0 and 1'],
    });
  return value as Numeric;
}

/** The value at this fraction of the way from the first to the last. */
function between(values: readonly Value[], fraction: Numeric): Value {
  const place = toFloat(fraction) * (values.length - 1);
  const [low = null, high = null] = [values[Math.floor(place)], values[Math.ceil(place)]];
  if (low === high || place === Math.floor(place)) return low;
  if (low instanceof Temporal && high instanceof Temporal) {
    const span = Number(high.micros - low.micros) * (place - Math.floor(place));
    return new Temporal(low.kind, low.micros + BigInt(Math.round(span)), low.zoned);
  }
  if (low instanceof Decimal && high instanceof Decimal && typeof fraction !== 'number') {
    const exact = multiply(toDecimal(fraction), decimalOf(BigInt(values.length - 1)));
    const rest = subtract(exact, decimalOf(BigInt(Math.floor(place))));
    return normalize(add(low, multiply(rest, subtract(high, low))));
  }
  const [from, to] = [toFloat(low as Numeric), toFloat(high as Numeric)];
  return from + (place - Math.floor(place)) * (to - from);
}

/** Oracle's MEDIAN: PERCENTILE_CONT(0.5) of its argument. */
export const median = aggregate(
  'a',
  ([type = FLOAT64], site) => continuousType(type, site),
  ([type = FLOAT64], { semantics }) => {
    const compare = semantics.order(type);
    return gathering(
      ([value = null]) => value,
      (all) => (all.length === 0 ? null : between(all.toSorted(compare), new Decimal(5n, 1))),
    );
  },
);

/** PostgreSQL's MODE() WITHIN GROUP (ORDER BY x): the most frequent, the first of equals. */
export const mode = aggregate(
  'a',
  'first',
  ([type = FLOAT64], { semantics }) => {
    const key = semantics.key(type);
    return gathering(
      ([value = null]) => value,
      (all) => {
        const counts = new Map<unknown, number>();
        for (const value of all) counts.set(key(value), (counts.get(key(value)) ?? 0) + 1);
        const most = Math.max(0, ...counts.values());
        return all.find((value) => counts.get(key(value)) === most) ?? null;
      },
    );
  },
  { withinGroup: 'needed' },
);
