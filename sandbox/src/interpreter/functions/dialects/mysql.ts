import { count } from '../aggregates/counts.ts';
import { anyValue } from '../aggregates/extremes.ts';
import { median, percentileContinuous, percentileDiscrete } from '../aggregates/percentiles.ts';
import { spread } from '../aggregates/statistics.ts';
import { groupConcat } from '../aggregates/texts.ts';
import { bitsOf } from '../aggregates/truths.ts';
import { choice, extreme, firstKnown, isNullTest, nullChoice } from '../conditions/choices.ts';
import { overloaded } from '../define/scalar.ts';
import { bitCount, modulo } from '../numbers/integers.ts';
import { exponent, log10, log2, logBaseFirst, naturalLog, power, squareRootOf } from '../numbers/powers.ts';
import { randomFloat, uuid } from '../numbers/random.ts';
import { round, toWhole, truncate } from '../numbers/rounding.ts';
import { ATAN2, COT, PI, TRIGONOMETRY } from '../numbers/trigonometry.ts';
import { lower, upper } from '../strings/cases.ts';
import {
  charactersOfBytes,
  convertBase,
  firstByte,
  hex,
  order,
  quoteOfMysql,
  soundex,
  toBase,
  unhex,
} from '../strings/codes.ts';
import { compareTexts, concat, makeSet } from '../strings/joins.ts';
import { bitLength, byteLength, characterLength } from '../strings/lengths.ts';
import { element, field, findInSet, position, replace, substringIndex } from '../strings/searches.ts';
import { insert, left, right, substring } from '../strings/substrings.ts';
import { pad, repeat, reverse, space, trimWord } from '../strings/trims.ts';
import { nthValue } from '../windows/offsets.ts';
import { CONCAT_WS, EVERYWHERE } from './shared.ts';
import { type Named, tableOf } from './table.ts';

/** MySQL 8.4 Reference Manual, chapter 14 "Functions and Operators"; MariaDB shares most of it. */
const BOTH: Named = {
  COUNT: count('a+', 'bigint'),
  GROUP_CONCAT: groupConcat,
  BIT_AND: bitsOf('AND'),
  BIT_OR: bitsOf('OR'),
  BIT_XOR: bitsOf('XOR'),
  'STD STDDEV STDDEV_POP': spread({ over: 'population', root: true }),
  STDDEV_SAMP: spread({ over: 'sample', root: true }),
  'VARIANCE VAR_POP': spread({ over: 'population', root: false }),
  VAR_SAMP: spread({ over: 'sample', root: false }),
  NTH_VALUE: nthValue,
  'LENGTH OCTET_LENGTH': byteLength,
  'CHAR_LENGTH CHARACTER_LENGTH': characterLength,
  BIT_LENGTH: bitLength,
  UCASE: upper,
  LCASE: lower,
  'SUBSTR SUBSTRING MID': substring,
  LEFT: left,
  RIGHT: right,
  INSERT: insert,
  'TRIM TRIM_SPACE_BOTH': trimWord('BOTH'),
  TRIM_SPACE_LEADING: trimWord('LEADING'),
  TRIM_SPACE_TRAILING: trimWord('TRAILING'),
  LTRIM: trimWord('LEADING'),
  RTRIM: trimWord('TRAILING'),
  LPAD: pad('left'),
  RPAD: pad('right'),
  REPEAT: repeat,
  SPACE: space,
  REVERSE: reverse,
  REPLACE: replace,
  INSTR: position('text first'),
  'LOCATE POSITION': position('part first'),
  SUBSTRING_INDEX: substringIndex,
  FIELD: field,
  ELT: element,
  FIND_IN_SET: findInSet,
  MAKE_SET: makeSet,
  CONCAT: concat('a+', 'spread'),
  STRCMP: compareTexts,
  ASCII: firstByte,
  ORD: order,
  CHAR: charactersOfBytes,
  HEX: hex,
  UNHEX: unhex,
  BIN: toBase(2),
  OCT: toBase(8),
  CONV: convertBase,
  QUOTE: quoteOfMysql,
  SOUNDEX: soundex,
  ROUND: round,
  'CEIL CEILING': toWhole('ceiling'),
  FLOOR: toWhole('floor'),
  TRUNCATE: truncate,
  MOD: modulo,
  'POWER POW': power,
  SQRT: squareRootOf,
  EXP: exponent,
  LN: naturalLog,
  LOG: overloaded(naturalLog, logBaseFirst),
  LOG10: log10,
  LOG2: log2,
  ATAN2,
  COT,
  PI,
  RAND: randomFloat,
  UUID: uuid,
  BIT_COUNT: bitCount,
  GREATEST: extreme('greatest'),
  LEAST: extreme('least'),
  IFNULL: firstKnown('aa'),
  ISNULL: isNullTest,
  IF: choice('caa'),
};

export const MYSQL = tableOf(EVERYWHERE, CONCAT_WS, TRIGONOMETRY, BOTH, { ANY_VALUE: anyValue });

/** https://mariadb.com/kb/en/function-and-operator-reference/ */
export const MARIADB = tableOf(EVERYWHERE, CONCAT_WS, TRIGONOMETRY, BOTH, {
  NVL: firstKnown('aa'),
  NVL2: nullChoice,
  PERCENTILE_CONT: percentileContinuous({ overNeeded: true }),
  PERCENTILE_DISC: percentileDiscrete({ overNeeded: true }),
  MEDIAN: median,
});
