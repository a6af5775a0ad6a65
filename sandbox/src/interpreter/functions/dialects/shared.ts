import { anyValue, extremeOf } from '../aggregates/extremes.ts';
import { average, sum } from '../aggregates/sums.ts';
import { firstKnown, nullIf } from '../conditions/choices.ts';
import { absolute, sign } from '../numbers/rounding.ts';
import { lower, upper } from '../strings/cases.ts';
import { concatWithSeparator } from '../strings/joins.ts';
import { offset, ofFrame } from '../windows/offsets.ts';
import { cumulativeDistribution, denseRank, percentRank, rank, rowNumber, tiles } from '../windows/ranks.ts';
import type { Named } from './table.ts';

/** What all six have under the same names. */
export const EVERYWHERE: Named = {
  SUM: sum,
  AVG: average,
  MIN: extremeOf('least'),
  MAX: extremeOf('greatest'),
  ROW_NUMBER: rowNumber,
  RANK: rank,
  DENSE_RANK: denseRank,
  PERCENT_RANK: percentRank,
  CUME_DIST: cumulativeDistribution,
  NTILE: tiles,
  LAG: offset(-1),
  LEAD: offset(1),
  FIRST_VALUE: ofFrame('first'),
  LAST_VALUE: ofFrame('last'),
  UPPER: upper,
  LOWER: lower,
  ABS: absolute,
  SIGN: sign,
  COALESCE: firstKnown('aa*'),
  NULLIF: nullIf,
};

export const CONCAT_WS: Named = { CONCAT_WS: concatWithSeparator };
export const ANY_VALUE: Named = { ANY_VALUE: anyValue };
