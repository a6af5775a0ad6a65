import { count } from '../aggregates/counts.ts';
import { anyValue } from '../aggregates/extremes.ts';
import { groupConcat } from '../aggregates/mysql.ts';
import { median, percentileContinuous, percentileDiscrete } from '../aggregates/percentiles.ts';
import { spread } from '../aggregates/statistics.ts';
import { bitsOf } from '../aggregates/truths.ts';
import { choice, extreme, firstKnown, isNullTest, nullChoice } from '../conditions/choices.ts';
import { lastDay } from '../dates/additions.ts';
import { nowAs, timeNow, today } from '../dates/clock.ts';
import { extract } from '../dates/extract.ts';
import {
  daysBetween,
  fromDays,
  periodAdd,
  periodDifference,
  timestampAdd,
  timestampDifference,
  toDays,
  toSeconds,
  withInterval,
} from '../dates/mysql-additions.ts';
import {
  dateOnly,
  makeDateOfYear,
  makeTimeOfMysql,
  momentOfEpoch,
  named,
  secondsToTime,
  timeOnly,
  timeToSeconds,
  unixTimestamp,
  weekFunction,
} from '../dates/mysql-makers.ts';
import { monthName, part, weekdayName } from '../dates/parts.ts';
import { addTime, timeDifference, timestampOf } from '../dates/times.ts';
import { overloaded } from '../define/scalar.ts';
import { DATE, TIME, TIMESTAMP } from '../define/types.ts';
import { dateFormat, epochFormat, formatNumber, strToDate, timeFormat } from '../formats/mysql.ts';
import { arrayAggregate, objectAggregate } from '../json/aggregates.ts';
import { jsonMergePatch, jsonPut, jsonRemove } from '../json/changes.ts';
import { jsonArray, jsonExtract, jsonObject, jsonType_, jsonValid } from '../json/functions.ts';
import {
  jsonArrayAppend,
  jsonContains,
  jsonContainsPath,
  jsonDepth,
  jsonKeys,
  jsonLength,
  jsonMergePreserve,
  jsonOverlaps,
  jsonQuote,
  jsonUnquote,
} from '../json/mysql.ts';
import { jsonQuery, jsonValue } from '../json/standard.ts';
import { bitCount, modulo } from '../numbers/integers.ts';
import { exponent, log10, log2, logBaseFirst, naturalLog, power, squareRootOf } from '../numbers/powers.ts';
import { randomFloat, uuid } from '../numbers/random.ts';
import { round, toWhole, truncate } from '../numbers/rounding.ts';
import { ATAN2, COT, PI, TRIGONOMETRY } from '../numbers/trigonometry.ts';
import { REGEX_OF_MARIADB, REGEX_OF_MYSQL } from '../regex/functions.ts';
import { lower, upper } from '../strings/cases.ts';
import { crc32, md5 } from '../strings/checksums.ts';
import { hex } from '../strings/codes.ts';
import { concat } from '../strings/joins.ts';
import { bitLength, byteLength, characterLength } from '../strings/lengths.ts';
import {
  charactersOfBytes,
  compareTexts,
  convertBase,
  element,
  field,
  findInSet,
  firstByte,
  insert,
  makeSet,
  order,
  quoteOfMysql,
  substringIndex,
  toBase,
  trimWord,
  unhex,
} from '../strings/mysql.ts';
import { position, replace } from '../strings/searches.ts';
import { soundex } from '../strings/soundex.ts';
import { left, right, substring } from '../strings/substrings.ts';
import { pad, repeat, reverse, space } from '../strings/trims.ts';
import { DATABASE_NAME, USER_NAME, constant, lastInsertId, rowCount } from '../system/functions.ts';
import { nthValue } from '../windows/offsets.ts';
import { CONCAT_WS, EVERYWHERE } from './shared.ts';
import { type Named, tableOf } from './table.ts';

const SECONDS = { ...TIMESTAMP, precision: 0 };
const WHOLE_TIME = { ...TIME, precision: 0 };

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
  TRIM: trimWord('BOTH', 's'),
  TRIM_SPACE_BOTH: trimWord('BOTH'),
  TRIM_SPACE_LEADING: trimWord('LEADING'),
  TRIM_SPACE_TRAILING: trimWord('TRAILING'),
  LTRIM: trimWord('LEADING', 's'),
  RTRIM: trimWord('TRAILING', 's'),
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
  CRC32: crc32,
  MD5: md5,
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
  NOW: nowAs(SECONDS),
  'CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP': nowAs(SECONDS, { bare: 'may' }),
  SYSDATE: nowAs(SECONDS),
  UTC_TIMESTAMP: nowAs(SECONDS, { bare: 'may' }),
  CURDATE: today(DATE),
  'CURRENT_DATE UTC_DATE': today(DATE, { bare: 'may' }),
  CURTIME: timeNow(WHOLE_TIME),
  'CURRENT_TIME UTC_TIME': timeNow(WHOLE_TIME, { bare: 'may' }),
  EXTRACT: extract('exact'),
  YEAR: part('year'),
  QUARTER: part('quarter'),
  MONTH: part('month'),
  'DAY DAYOFMONTH': part('day'),
  DAYOFWEEK: part('weekday', 'd', 1),
  WEEKDAY: part('isoweekday', 'd', -1),
  DAYOFYEAR: part('dayofyear'),
  WEEKOFYEAR: part('isoweek'),
  HOUR: part('hour', 't'),
  MINUTE: part('minute', 't'),
  SECOND: part('second', 't'),
  MICROSECOND: part('microsecond', 't'),
  WEEK: weekFunction('week'),
  YEARWEEK: weekFunction('yearweek'),
  DAYNAME: named(weekdayName),
  MONTHNAME: named(monthName),
  LAST_DAY: lastDay,
  DATEDIFF: daysBetween,
  TIMESTAMPDIFF: timestampDifference,
  TIMESTAMPADD: timestampAdd,
  DATE_ADD: withInterval('+'),
  DATE_SUB: withInterval('-'),
  ADDDATE: withInterval('+', 'or days'),
  SUBDATE: withInterval('-', 'or days'),
  TIMEDIFF: timeDifference,
  ADDTIME: addTime(1n),
  SUBTIME: addTime(-1n),
  TIMESTAMP: timestampOf,
  DATE: dateOnly,
  TIME: timeOnly,
  MAKEDATE: makeDateOfYear,
  MAKETIME: makeTimeOfMysql,
  PERIOD_ADD: periodAdd,
  PERIOD_DIFF: periodDifference,
  TO_DAYS: toDays,
  FROM_DAYS: fromDays,
  TO_SECONDS: toSeconds,
  SEC_TO_TIME: secondsToTime,
  TIME_TO_SEC: timeToSeconds,
  UNIX_TIMESTAMP: unixTimestamp,
  FROM_UNIXTIME: overloaded(momentOfEpoch, epochFormat),
  DATE_FORMAT: dateFormat,
  TIME_FORMAT: timeFormat,
  STR_TO_DATE: strToDate,
  FORMAT: formatNumber,
  JSON_EXTRACT: jsonExtract,
  JSON_VALUE: jsonValue,
  JSON_UNQUOTE: jsonUnquote,
  JSON_QUOTE: jsonQuote,
  JSON_VALID: jsonValid,
  JSON_LENGTH: jsonLength,
  JSON_DEPTH: jsonDepth,
  JSON_TYPE: jsonType_,
  JSON_KEYS: jsonKeys,
  JSON_CONTAINS: jsonContains,
  JSON_CONTAINS_PATH: jsonContainsPath,
  JSON_SET: jsonPut('set'),
  JSON_INSERT: jsonPut('insert'),
  JSON_REPLACE: jsonPut('replace'),
  JSON_REMOVE: jsonRemove,
  JSON_ARRAY_APPEND: jsonArrayAppend,
  JSON_MERGE_PATCH: jsonMergePatch,
  'JSON_MERGE JSON_MERGE_PRESERVE': jsonMergePreserve,
  JSON_OVERLAPS: jsonOverlaps,
  JSON_ARRAY: jsonArray,
  JSON_OBJECT: jsonObject,
  JSON_ARRAYAGG: arrayAggregate(),
  JSON_OBJECTAGG: objectAggregate(),
  'DATABASE SCHEMA': constant(DATABASE_NAME),
  'USER SESSION_USER SYSTEM_USER': constant(`${USER_NAME}@localhost`),
  CURRENT_USER: constant(`${USER_NAME}@localhost`, { bare: 'may' }),
  LAST_INSERT_ID: lastInsertId,
  ROW_COUNT: rowCount,
};

export const MYSQL = tableOf(EVERYWHERE, CONCAT_WS, TRIGONOMETRY, BOTH, REGEX_OF_MYSQL, {
  ANY_VALUE: anyValue,
  VERSION: constant('8.4.7'),
});

/** https://mariadb.com/kb/en/function-and-operator-reference/ */
export const MARIADB = tableOf(EVERYWHERE, CONCAT_WS, TRIGONOMETRY, BOTH, REGEX_OF_MARIADB, {
  JSON_QUERY: jsonQuery,
  VERSION: constant('10.11.19-MariaDB'),
  NVL: firstKnown('aa'),
  NVL2: nullChoice,
  PERCENTILE_CONT: percentileContinuous({ overNeeded: true }),
  PERCENTILE_DISC: percentileDiscrete({ overNeeded: true }),
  MEDIAN: median,
});
