import { Decimal, compareDecimals, divide, subtract, toInteger } from '../../values/decimal.ts';
import { toDecimal, toFloat } from '../../values/numeric.ts';
import { refuse } from '../define/complain.ts';
import { bound } from '../define/scalar.ts';

/** The bucket, from 1 to `count`, of a value between two bounds; 0 and count + 1 beyond them. */
export const widthBucket = bound(
  'nnni',
  'integer',
  (_, { semantics: { dialect } }) =>
    ([value, low, high, buckets]) => {
      const count = buckets as bigint;
      if (count <= 0n)
        refuse('WIDTH_BUCKET', dialect, { postgresql: ['2201G', 'count must be greater than zero'] });
      if ([value, low, high].some((number) => typeof number === 'number')) {
        const [x, from, to] = [value, low, high].map((number) => toFloat(number as bigint)) as [
          number,
          number,
          number,
        ];
        if ([x, from, to].some(Number.isNaN))
          refuse('WIDTH_BUCKET', dialect, {
            postgresql: ['2201G', 'operand, lower bound, and upper bound cannot be NaN'],
          });
        if (!Number.isFinite(from) || !Number.isFinite(to))
          refuse('WIDTH_BUCKET', dialect, { postgresql: ['2201G', 'lower and upper bounds must be finite'] });
        if (from === to)
          refuse('WIDTH_BUCKET', dialect, { postgresql: ['2201G', 'lower bound cannot equal upper bound'] });
        const place = from < to ? (x - from) / (to - from) : (from - x) / (from - to);
        if (place < 0) return 0n;
        return place >= 1 ? count + 1n : BigInt(Math.floor(place * Number(count))) + 1n;
      }
      const [x, from, to] = [value, low, high].map((number) => toDecimal(number as Decimal)) as [
        Decimal,
        Decimal,
        Decimal,
      ];
      const width = subtract(to, from);
      if (width.digits === 0n)
        refuse('WIDTH_BUCKET', dialect, { postgresql: ['2201G', 'lower bound cannot equal upper bound'] });
      const [offset, whole] =
        width.digits > 0n ? [subtract(x, from), width] : [subtract(from, x), subtract(from, to)];
      if (offset.digits < 0n) return 0n;
      if (compareDecimals(offset, whole) >= 0) return count + 1n;
      return toInteger(divide(new Decimal(offset.digits * count, offset.scale), whole, 0, 'floor')) + 1n;
    },
);
