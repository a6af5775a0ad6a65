import { type Numeric, toFloat } from '../../values/numeric.ts';
import type { Define } from '../define/scalar.ts';
import { FLOAT64, INT64 } from '../define/types.ts';
import type { AggregateFunction } from '../function.ts';
import { aggregate } from './define.ts';

type Sums = { n: number; x: number; y: number; xx: number; yy: number; xy: number };
type Pair = (sums: Sums) => number | null;

/** Of pairs (y, x); a pair in which one is NULL is passed over. Sums of squares are about the mean. */
function pairs(finish: Pair): Define<AggregateFunction> {
  return aggregate('ff', FLOAT64, () => () => {
    const sums: Sums = { n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
    return {
      add([b = null, a = null]) {
        if (a === null || b === null) return;
        const [x, y] = [toFloat(a as Numeric), toFloat(b as Numeric)];
        sums.n += 1;
        sums.x += x;
        sums.y += y;
        if (sums.n === 1) return;
        const [dx, dy] = [x * sums.n - sums.x, y * sums.n - sums.y];
        const scale = 1 / (sums.n * (sums.n - 1));
        sums.xx += dx * dx * scale;
        sums.yy += dy * dy * scale;
        sums.xy += dx * dy * scale;
      },
      result: () => finish(sums),
    };
  });
}

export const PAIRS: Readonly<Record<string, Define<AggregateFunction>>> = {
  COVAR_POP: pairs(({ n, xy }) => (n < 1 ? null : xy / n)),
  COVAR_SAMP: pairs(({ n, xy }) => (n < 2 ? null : xy / (n - 1))),
  CORR: pairs(({ n, xx, yy, xy }) => (n < 1 || xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy))),
  REGR_SLOPE: pairs(({ n, xx, xy }) => (n < 1 || xx === 0 ? null : xy / xx)),
  REGR_INTERCEPT: pairs(({ n, x, y, xx, xy }) => (n < 1 || xx === 0 ? null : (y - (x * xy) / xx) / n)),
  REGR_R2: pairs(({ n, xx, yy, xy }) => {
    if (n < 1 || xx === 0) return null;
    return yy === 0 ? 1 : (xy * xy) / (xx * yy);
  }),
  REGR_AVGX: pairs(({ n, x }) => (n < 1 ? null : x / n)),
  REGR_AVGY: pairs(({ n, y }) => (n < 1 ? null : y / n)),
  REGR_SXX: pairs(({ n, xx }) => (n < 1 ? null : xx)),
  REGR_SYY: pairs(({ n, yy }) => (n < 1 ? null : yy)),
  REGR_SXY: pairs(({ n, xy }) => (n < 1 ? null : xy)),
  REGR_COUNT: aggregate('ff', INT64, () => () => {
    let rows = 0n;
    return {
      add(values) {
        if (!values.includes(null)) rows += 1n;
      },
      result: () => rows,
    };
  }),
};
