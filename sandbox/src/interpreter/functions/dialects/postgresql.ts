import { count } from '../aggregates/counts.ts';
import { mode, percentileContinuous, percentileDiscrete } from '../aggregates/percentiles.ts';
import { PAIRS, spread } from '../aggregates/statistics.ts';
import { stringAgg } from '../aggregates/texts.ts';
import { allTrue, bitsOf, someTrue } from '../aggregates/truths.ts';
import { extreme } from '../conditions/choices.ts';
import { overloaded } from '../define/scalar.ts';
import {
  factorial,
  gcd,
  lcm,
  modulo,
  scaleOf,
  trimScale,
  wholeQuotient,
  widthBucket,
} from '../numbers/integers.ts';
import { exponent, log10, logBaseFirst, naturalLog, power, squareRootOf } from '../numbers/powers.ts';
import { randomBetween, randomFloat, uuid } from '../numbers/random.ts';
import { round, toWhole, truncate } from '../numbers/rounding.ts';
import { ATAN2, COT, HYPERBOLIC, PI, TRIGONOMETRY, floatFunction } from '../numbers/trigonometry.ts';
import { capitalize } from '../strings/cases.ts';
import {
  character,
  codePoint,
  quoteIdentifier,
  quoteLiteral,
  quoteNullable,
  toHex,
} from '../strings/codes.ts';
import { concat } from '../strings/joins.ts';
import { bitLength, byteLength, characterLength, length } from '../strings/lengths.ts';
import { position, replace, splitPart, startsWith, translate } from '../strings/searches.ts';
import { left, overlay, right, substring } from '../strings/substrings.ts';
import { pad, repeat, reverse, trimSet } from '../strings/trims.ts';
import { nthValue } from '../windows/offsets.ts';
import { ANY_VALUE, CONCAT_WS, EVERYWHERE } from './shared.ts';
import { tableOf } from './table.ts';

/** PostgreSQL 18, chapter 9 "Functions and Operators": 9.3, 9.4, 9.7, 9.8, 9.9, 9.16, 9.18, 9.19, 9.21, 9.22. */
export const POSTGRESQL = tableOf(EVERYWHERE, CONCAT_WS, ANY_VALUE, TRIGONOMETRY, HYPERBOLIC, PAIRS, {
  COUNT: count('a', 'bigint'),
  STRING_AGG: stringAgg,
  'BOOL_AND EVERY': allTrue,
  BOOL_OR: someTrue,
  BIT_AND: bitsOf('AND'),
  BIT_OR: bitsOf('OR'),
  BIT_XOR: bitsOf('XOR'),
  'STDDEV STDDEV_SAMP': spread({ over: 'sample', root: true }),
  STDDEV_POP: spread({ over: 'population', root: true }),
  'VARIANCE VAR_SAMP': spread({ over: 'sample', root: false }),
  VAR_POP: spread({ over: 'population', root: false }),
  PERCENTILE_CONT: percentileContinuous(),
  PERCENTILE_DISC: percentileDiscrete(),
  MODE: mode,
  NTH_VALUE: nthValue,
  LENGTH: length,
  'CHAR_LENGTH CHARACTER_LENGTH': characterLength,
  OCTET_LENGTH: byteLength,
  BIT_LENGTH: bitLength,
  INITCAP: capitalize,
  'SUBSTR SUBSTRING': substring,
  LEFT: left,
  RIGHT: right,
  OVERLAY: overlay,
  'BTRIM TRIM_SPACE_BOTH': trimSet('BOTH'),
  'LTRIM TRIM_SPACE_LEADING': trimSet('LEADING'),
  'RTRIM TRIM_SPACE_TRAILING': trimSet('TRAILING'),
  LPAD: pad('left'),
  RPAD: pad('right'),
  REPEAT: repeat,
  REVERSE: reverse,
  REPLACE: replace,
  TRANSLATE: translate,
  STRPOS: position('text first'),
  POSITION: position('part first'),
  STARTS_WITH: startsWith,
  SPLIT_PART: splitPart,
  CONCAT: concat('a+', 'skip'),
  ASCII: codePoint,
  CHR: character,
  TO_HEX: toHex,
  QUOTE_LITERAL: quoteLiteral,
  QUOTE_NULLABLE: quoteNullable,
  QUOTE_IDENT: quoteIdentifier,
  ROUND: round,
  'CEIL CEILING': toWhole('ceiling'),
  FLOOR: toWhole('floor'),
  TRUNC: truncate,
  MOD: modulo,
  DIV: wholeQuotient,
  'POWER POW': power,
  SQRT: squareRootOf,
  CBRT: floatFunction('f', Math.cbrt),
  EXP: exponent,
  LN: naturalLog,
  LOG: overloaded(log10, logBaseFirst),
  LOG10: log10,
  ATAN2,
  COT,
  PI,
  RANDOM: overloaded(randomFloat, randomBetween),
  GEN_RANDOM_UUID: uuid,
  GCD: gcd,
  LCM: lcm,
  FACTORIAL: factorial,
  SCALE: scaleOf,
  TRIM_SCALE: trimScale,
  WIDTH_BUCKET: widthBucket,
  GREATEST: extreme('greatest'),
  LEAST: extreme('least'),
});
