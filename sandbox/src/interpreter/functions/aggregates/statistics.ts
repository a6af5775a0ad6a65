import type { Type } from '../../types/type.ts';
import { Decimal, add, decimalOf, multiply, subtract } from '../../values/decimal.ts';
import { type Numeric, toDecimal, toFloat } from '../../values/numeric.ts';
import type { Value } from '../../values/value.ts';
import type { Define } from '../define/scalar.ts';
import { FLOAT64, NUMERIC } from '../define/types.ts';
import type { AggregateFunction, CallSite } from '../function.ts';
import { squareRoot, twentyPairs } from '../numbers/exact.ts';
import { aggregate } from './define.ts';

type Spread = { readonly over: 'sample' | 'population'; readonly root: boolean; readonly single?: 'zero' };

/** Variance and standard deviation; of one value a sample has none (Oracle's STDDEV and VARIANCE say 0). */
export function spread(form: Spread): Define<AggregateFunction> {
  return aggregate(
    'n',
    ([type], site) => (isExact(type, site) ? NUMERIC : FLOAT64),
    ([type], site) =>
      isExact(type, site) ? exactSpread(form, site) : floatSpread(form, site, shownDigits(type, site)),
  );
}

/** MariaDB shows a float that was made of exact numbers with four digits more than they have. */
function shownDigits(type: Type | undefined, { semantics: { dialect } }: CallSite): number | null {
  if (dialect !== 'mariadb' || !type || (type.kind !== 'integer' && type.kind !== 'decimal')) return null;
  return (type.kind === 'decimal' ? (type.scale ?? 0) : 0) + 4;
}

function isExact(type: Type | undefined, { semantics: { dialect } }: CallSite): boolean {
  if (dialect === 'postgresql') return type?.kind === 'integer' || type?.kind === 'decimal';
  return dialect === 'oracle' && type?.kind !== 'float';
}

/** PostgreSQL and Oracle, for exact numbers: (n Σx² − (Σx)²) ÷ n(n − 1), digits as division gives them. */
function exactSpread({ over, root, single }: Spread, { semantics, span }: CallSite) {
  const division = semantics.binary('/', NUMERIC, NUMERIC, span);
  const { dialect } = semantics;
  return (run: Parameters<typeof division.evaluate>[1]) => {
    let [rows, sum, squares] = [0n, decimalOf(0n), decimalOf(0n)];
    return {
      add([value = null]: readonly Value[]) {
        const x = toDecimal(value as bigint);
        rows += 1n;
        sum = add(sum, x);
        squares = add(squares, multiply(x, x));
      },
      result(): Value {
        if (rows === 0n) return null;
        if (rows === 1n && over === 'sample') return single === 'zero' ? decimalOf(0n) : null;
        const top = subtract(multiply(decimalOf(rows), squares), multiply(sum, sum));
        if (top.digits <= 0n) return decimalOf(0n);
        const by = over === 'sample' ? rows * (rows - 1n) : rows * rows;
        const variance = division.evaluate([top, decimalOf(by)], run);
        if (!root || !(variance instanceof Decimal)) return variance;
        return dialect === 'oracle'
          ? twentyPairs(squareRoot(variance, 42))
          : squareRoot(variance, variance.scale);
      },
    };
  };
}

/** PostgreSQL sums as Youngs and Cramer do, the others as Welford: the last digits tell them apart. */
function floatSpread(
  { over, root, single }: Spread,
  { semantics: { dialect } }: CallSite,
  digits: number | null,
) {
  const youngs = dialect === 'postgresql';
  return () => {
    let [rows, sum, mean, squares] = [0, 0, 0, 0];
    return {
      add([value = null]: readonly Value[]) {
        const x = toFloat(value as Numeric);
        rows += 1;
        sum += x;
        if (youngs) {
          if (rows > 1) squares += (x * rows - sum) ** 2 / (rows * (rows - 1));
        } else {
          const before = mean;
          mean += (x - before) / rows;
          squares += (x - before) * (x - mean);
        }
      },
      result(): Value {
        if (rows === 0) return null;
        if (rows === 1 && over === 'sample') return single === 'zero' ? 0 : null;
        const variance = squares / (over === 'sample' ? rows - 1 : rows);
        const spread = root ? Math.sqrt(variance) : variance;
        return digits === null ? spread : Number(spread.toFixed(digits));
      },
    };
  };
}
