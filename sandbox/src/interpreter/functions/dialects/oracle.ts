import { count, countDistinct } from '../aggregates/counts.ts';
import { median, percentileContinuous, percentileDiscrete } from '../aggregates/percentiles.ts';
import { spread } from '../aggregates/statistics.ts';
import { listAgg } from '../aggregates/texts.ts';
import { extreme, firstKnown, nullChoice } from '../conditions/choices.ts';
import { textOf } from '../conditions/conversions.ts';
import { decode } from '../conditions/oracle.ts';
import { lastDay } from '../dates/additions.ts';
import { nowAs } from '../dates/clock.ts';
import { extract } from '../dates/extract.ts';
import {
  addMonths,
  intervalOfNumber,
  monthsBetween,
  nextDay,
  roundDate,
  truncateDate,
} from '../dates/oracle.ts';
import { overloaded } from '../define/scalar.ts';
import { ORACLE_DATE, TIMESTAMP } from '../define/types.ts';
import { toChar, toDate, toNumber, toTimestamp } from '../formats/models.ts';
import { arrayAggregate, objectAggregate } from '../json/aggregates.ts';
import { jsonQuery, jsonValue } from '../json/standard.ts';
import { bitwise, moduloOfOracle, remainderOfOracle } from '../numbers/oracle.ts';
import { exponent, logBaseFirst, naturalLog, power, squareRootOf } from '../numbers/powers.ts';
import { round, toWhole, truncate } from '../numbers/rounding.ts';
import { ANGLES, ATAN2, HYPERBOLIC } from '../numbers/trigonometry.ts';
import { widthBucket } from '../numbers/width-bucket.ts';
import { REGEX_OF_ORACLE } from '../regex/functions.ts';
import { capitalize } from '../strings/cases.ts';
import { character, codePoint } from '../strings/codes.ts';
import { concat } from '../strings/joins.ts';
import { byteLength, characterLength } from '../strings/lengths.ts';
import { instrOfOracle, replaceOfOracle, substringOfBytes, trimCharacter } from '../strings/oracle.ts';
import { translate } from '../strings/searches.ts';
import { soundex } from '../strings/soundex.ts';
import { substring } from '../strings/substrings.ts';
import { pad, trimSet } from '../strings/trims.ts';
import { USER_NAME, constant, uid } from '../system/functions.ts';
import { nthValue, ratioToReport } from '../windows/offsets.ts';
import { ANY_VALUE, EVERYWHERE } from './shared.ts';
import { tableOf } from './table.ts';

/** Oracle Database SQL Language Reference 19c, chapter 7 "Functions". */
export const ORACLE = tableOf(EVERYWHERE, ANY_VALUE, ANGLES, HYPERBOLIC, REGEX_OF_ORACLE, {
  COUNT: count('a', 'bigint'),
  APPROX_COUNT_DISTINCT: countDistinct('bigint'),
  LISTAGG: listAgg,
  STDDEV: spread({ over: 'sample', root: true, single: 'zero' }),
  STDDEV_SAMP: spread({ over: 'sample', root: true }),
  STDDEV_POP: spread({ over: 'population', root: true }),
  VARIANCE: spread({ over: 'sample', root: false, single: 'zero' }),
  VAR_SAMP: spread({ over: 'sample', root: false }),
  VAR_POP: spread({ over: 'population', root: false }),
  PERCENTILE_CONT: percentileContinuous(),
  PERCENTILE_DISC: percentileDiscrete(),
  MEDIAN: median,
  NTH_VALUE: nthValue,
  RATIO_TO_REPORT: ratioToReport,
  LENGTH: characterLength,
  LENGTHB: byteLength,
  INITCAP: capitalize,
  SUBSTR: substring,
  SUBSTRB: substringOfBytes,
  'TRIM TRIM_SPACE_BOTH': trimCharacter('BOTH'),
  TRIM_SPACE_LEADING: trimCharacter('LEADING'),
  TRIM_SPACE_TRAILING: trimCharacter('TRAILING'),
  LTRIM: trimSet('LEADING'),
  RTRIM: trimSet('TRAILING'),
  LPAD: pad('left'),
  RPAD: pad('right'),
  REPLACE: replaceOfOracle,
  TRANSLATE: translate,
  INSTR: instrOfOracle,
  CONCAT: concat('aa', 'skip'),
  ASCII: codePoint,
  CHR: character,
  SOUNDEX: soundex,
  ROUND: overloaded(roundDate, round),
  CEIL: toWhole('ceiling'),
  FLOOR: toWhole('floor'),
  TRUNC: overloaded(truncateDate, truncate),
  MOD: moduloOfOracle,
  REMAINDER: remainderOfOracle,
  POWER: power,
  SQRT: squareRootOf,
  EXP: exponent,
  LN: naturalLog,
  LOG: logBaseFirst,
  ATAN2,
  BITAND: bitwise('AND'),
  WIDTH_BUCKET: widthBucket,
  GREATEST: extreme('greatest'),
  LEAST: extreme('least'),
  NVL: firstKnown('aa'),
  NVL2: nullChoice,
  DECODE: decode,
  'SYSDATE CURRENT_DATE': nowAs(ORACLE_DATE, { bare: 'must' }, ''),
  'SYSTIMESTAMP CURRENT_TIMESTAMP': nowAs({ ...TIMESTAMP, zoned: true }, { bare: 'may' }),
  LOCALTIMESTAMP: nowAs(TIMESTAMP, { bare: 'may' }),
  EXTRACT: extract('exact'),
  ADD_MONTHS: addMonths,
  MONTHS_BETWEEN: monthsBetween,
  LAST_DAY: lastDay,
  NEXT_DAY: nextDay,
  NUMTODSINTERVAL: intervalOfNumber('day-time'),
  NUMTOYMINTERVAL: intervalOfNumber('year-month'),
  TO_CHAR: toChar,
  TO_DATE: toDate,
  TO_TIMESTAMP: toTimestamp,
  TO_NUMBER: toNumber,
  'TO_CLOB TO_NCHAR': textOf,
  JSON_VALUE: jsonValue,
  JSON_QUERY: jsonQuery,
  JSON_ARRAYAGG: arrayAggregate(),
  JSON_OBJECTAGG: objectAggregate(),
  USER: constant(USER_NAME.toUpperCase(), { bare: 'must' }),
  UID: uid,
});
