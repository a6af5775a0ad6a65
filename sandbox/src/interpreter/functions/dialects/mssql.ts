import { count, countDistinct } from '../aggregates/counts.ts';
import { percentileContinuous, percentileDiscrete } from '../aggregates/percentiles.ts';
import { spread } from '../aggregates/statistics.ts';
import { stringAggOfMssql } from '../aggregates/texts.ts';
import { choice, extreme } from '../conditions/choices.ts';
import { choose, coalesceOfMssql, isNull, nullIfOfMssql } from '../conditions/mssql.ts';
import { nowAs } from '../dates/clock.ts';
import { makeDate } from '../dates/makers.ts';
import {
  dateAdd,
  dateDifference,
  dateName,
  datePart,
  dateTimeFromParts,
  dateTruncOfMssql,
  endOfMonths,
  timeFromParts,
} from '../dates/mssql.ts';
import { part } from '../dates/parts.ts';
import { DATETIME } from '../define/types.ts';
import { netFormat, str } from '../formats/mssql.ts';
import { isJson, jsonQuery, jsonValue } from '../json/standard.ts';
import { logBaseLast, powerOfMssql, roundOfMssql } from '../numbers/mssql.ts';
import { exponent, log10, squareRootOf } from '../numbers/powers.ts';
import { randomFloat, uuid } from '../numbers/random.ts';
import { toWhole } from '../numbers/rounding.ts';
import { ATAN2, COT, PI, TRIGONOMETRY, floatFunction } from '../numbers/trigonometry.ts';
import { character, codePoint, unicode } from '../strings/codes.ts';
import { concat } from '../strings/joins.ts';
import {
  characterOfByte,
  lengthWithoutSpaces,
  quoteName,
  storedLength,
  stuff,
  substringOfMssql,
} from '../strings/mssql.ts';
import { patternIndex } from '../strings/patterns.ts';
import { position, replace, translate } from '../strings/searches.ts';
import { difference, soundex } from '../strings/soundex.ts';
import { left, right } from '../strings/substrings.ts';
import { repeat, reverse, space, trimSet } from '../strings/trims.ts';
import { DATABASE_NAME, USER_NAME, constant } from '../system/functions.ts';
import { isDate, isNumericText, scopeIdentity } from '../system/mssql.ts';
import { TEXT_TABLES_OF_MSSQL, openJson } from '../tables/mssql.ts';
import { series } from '../tables/series.ts';
import { CONCAT_WS, EVERYWHERE } from './shared.ts';
import { tableOf, tablesOf } from './table.ts';

const DATETIME2 = { kind: 'timestamp', precision: 7, zoned: false, name: 'DATETIME2' } as const;

/** Transact-SQL reference, "Functions" (https://learn.microsoft.com/sql/t-sql/functions/functions), SQL Server 2022. */
export const MSSQL = tableOf(EVERYWHERE, CONCAT_WS, TRIGONOMETRY, {
  COUNT: count('a', 'integer'),
  COUNT_BIG: count('a', 'bigint'),
  APPROX_COUNT_DISTINCT: countDistinct('bigint'),
  STRING_AGG: stringAggOfMssql,
  STDEV: spread({ over: 'sample', root: true }),
  STDEVP: spread({ over: 'population', root: true }),
  VAR: spread({ over: 'sample', root: false }),
  VARP: spread({ over: 'population', root: false }),
  PERCENTILE_CONT: percentileContinuous({ overNeeded: true }),
  PERCENTILE_DISC: percentileDiscrete({ overNeeded: true }),
  LEN: lengthWithoutSpaces,
  DATALENGTH: storedLength,
  SUBSTRING: substringOfMssql,
  LEFT: left,
  RIGHT: right,
  STUFF: stuff,
  'TRIM TRIM_SPACE_BOTH': trimSet('BOTH'),
  'LTRIM TRIM_SPACE_LEADING': trimSet('LEADING'),
  'RTRIM TRIM_SPACE_TRAILING': trimSet('TRAILING'),
  REPLICATE: repeat,
  SPACE: space,
  REVERSE: reverse,
  REPLACE: replace,
  TRANSLATE: translate,
  CHARINDEX: position('part first'),
  CONCAT: concat('aa+', 'skip'),
  ASCII: codePoint,
  UNICODE: unicode,
  CHAR: characterOfByte,
  NCHAR: character,
  QUOTENAME: quoteName,
  SOUNDEX: soundex,
  DIFFERENCE: difference,
  ROUND: roundOfMssql,
  CEILING: toWhole('ceiling'),
  FLOOR: toWhole('floor'),
  POWER: powerOfMssql,
  SQRT: squareRootOf,
  SQUARE: floatFunction('m', (value) => value * value),
  EXP: exponent,
  LOG: logBaseLast,
  LOG10: log10,
  ATN2: ATAN2,
  COT,
  PI,
  RAND: randomFloat,
  NEWID: uuid,
  GREATEST: extreme('greatest'),
  LEAST: extreme('least'),
  ISNULL: isNull,
  IIF: choice('caa'),
  CHOOSE: choose,
  COALESCE: coalesceOfMssql,
  NULLIF: nullIfOfMssql,
  PATINDEX: patternIndex,
  'GETDATE GETUTCDATE': nowAs(DATETIME, {}, ''),
  CURRENT_TIMESTAMP: nowAs(DATETIME, { bare: 'must' }),
  'SYSDATETIME SYSUTCDATETIME': nowAs(DATETIME2, {}, ''),
  DATEADD: dateAdd,
  DATEDIFF: dateDifference('integer'),
  DATEDIFF_BIG: dateDifference('bigint'),
  DATEPART: datePart,
  DATENAME: dateName,
  DATETRUNC: dateTruncOfMssql,
  DAY: part('day'),
  MONTH: part('month'),
  YEAR: part('year'),
  EOMONTH: endOfMonths,
  DATEFROMPARTS: makeDate,
  TIMEFROMPARTS: timeFromParts,
  DATETIMEFROMPARTS: dateTimeFromParts(DATETIME, 'iiiiiii'),
  DATETIME2FROMPARTS: dateTimeFromParts(DATETIME2, 'iiiiiiii'),
  SMALLDATETIMEFROMPARTS: dateTimeFromParts({ ...DATETIME, precision: 0, name: 'SMALLDATETIME' }, 'iiiii'),
  FORMAT: netFormat,
  STR: str,
  ISJSON: isJson,
  JSON_VALUE: jsonValue,
  JSON_QUERY: jsonQuery,
  ISNUMERIC: isNumericText,
  ISDATE: isDate,
  SCOPE_IDENTITY: scopeIdentity,
  DB_NAME: constant(DATABASE_NAME),
  SCHEMA_NAME: constant('dbo'),
  'USER_NAME SUSER_NAME SUSER_SNAME': constant(USER_NAME),
  'CURRENT_USER SESSION_USER SYSTEM_USER USER': constant(USER_NAME, { bare: 'must' }),
  HOST_NAME: constant(DATABASE_NAME),
});

export const MSSQL_TABLES = tablesOf(TEXT_TABLES_OF_MSSQL, { GENERATE_SERIES: series, OPENJSON: openJson });
