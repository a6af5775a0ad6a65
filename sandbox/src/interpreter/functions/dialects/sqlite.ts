import { count } from '../aggregates/counts.ts';
import { total } from '../aggregates/sums.ts';
import { groupConcatOfSqlite, stringAggOfSqlite } from '../aggregates/texts.ts';
import { choice, extreme, firstKnown } from '../conditions/choices.ts';
import { SQLITE_DATES } from '../dates/sqlite.ts';
import { bound, overloaded } from '../define/scalar.ts';
import { printf } from '../formats/printf.ts';
import { arrayAggregate, objectAggregate } from '../json/aggregates.ts';
import { jsonArrayLength } from '../json/arguments.ts';
import { jsonMergePatch, jsonPut, jsonRemove } from '../json/changes.ts';
import {
  jsonArray,
  jsonExtract,
  jsonObject,
  jsonOf,
  jsonQuoteOfSqlite,
  jsonType_,
  jsonValid,
} from '../json/functions.ts';
import { exponent, log10, log2, logBaseFirst, naturalLog, power, squareRootOf } from '../numbers/powers.ts';
import { randomBytes, randomInteger } from '../numbers/random.ts';
import { round, toWhole } from '../numbers/rounding.ts';
import { ATAN2, HYPERBOLIC, PI, TRIGONOMETRY, floatFunction } from '../numbers/trigonometry.ts';
import { hex, unicode } from '../strings/codes.ts';
import { concat } from '../strings/joins.ts';
import { byteLength, length } from '../strings/lengths.ts';
import { position, replace } from '../strings/searches.ts';
import { charactersOfPoints, quoteOfSqlite, unhexStrict } from '../strings/sqlite.ts';
import { substring } from '../strings/substrings.ts';
import { trimSet } from '../strings/trims.ts';
import { constant, lastInsertId, rowCount, typeOfValue } from '../system/functions.ts';
import { series } from '../tables/series.ts';
import { JSON_TABLES_OF_SQLITE } from '../tables/sqlite.ts';
import { nthValue } from '../windows/offsets.ts';
import { CONCAT_WS, EVERYWHERE } from './shared.ts';
import { tableOf, tablesOf } from './table.ts';

/**
 * https://sqlite.org/lang_corefunc.html, lang_aggfunc.html, lang_mathfunc.html, lang_datefunc.html, json1.html,
 * windowfunctions.html. MIN and MAX of several arguments are scalar: "max(X,Y,...)".
 */
export const SQLITE = tableOf(EVERYWHERE, CONCAT_WS, TRIGONOMETRY, HYPERBOLIC, SQLITE_DATES, {
  COUNT: count('a?', 'bigint'),
  TOTAL: total,
  // The names that the binder gives MAX and MIN of several values.
  'MAX()': extreme('greatest'),
  'MIN()': extreme('least'),
  GROUP_CONCAT: groupConcatOfSqlite,
  STRING_AGG: stringAggOfSqlite,
  NTH_VALUE: nthValue,
  LENGTH: length,
  OCTET_LENGTH: byteLength,
  'SUBSTR SUBSTRING': substring,
  TRIM: trimSet('BOTH'),
  LTRIM: trimSet('LEADING'),
  RTRIM: trimSet('TRAILING'),
  REPLACE: replace,
  INSTR: position('text first'),
  CONCAT: concat('a+', 'skip'),
  CHAR: charactersOfPoints,
  UNICODE: unicode,
  HEX: hex,
  UNHEX: unhexStrict,
  QUOTE: quoteOfSqlite,
  ROUND: round,
  'CEIL CEILING': toWhole('ceiling'),
  FLOOR: toWhole('floor'),
  TRUNC: toWhole('cut'),
  MOD: floatFunction('mm', (value, by) => value % by),
  'POWER POW': power,
  SQRT: squareRootOf,
  EXP: exponent,
  LN: naturalLog,
  LOG: overloaded(log10, logBaseFirst),
  LOG10: log10,
  LOG2: log2,
  ATAN2,
  PI,
  RANDOM: randomInteger,
  RANDOMBLOB: randomBytes,
  IFNULL: firstKnown('aa'),
  'IIF IF': choice('caa*'),
  TYPEOF: typeOfValue,
  'LIKELY UNLIKELY': firstKnown('a'),
  LIKELIHOOD: bound(
    'aa',
    'first',
    () =>
      ([value = null]) =>
        value,
    { takesNull: true },
  ),
  'PRINTF FORMAT': printf,
  JSON: jsonOf,
  JSON_VALID: jsonValid,
  JSON_EXTRACT: jsonExtract,
  JSON_SET: jsonPut('set'),
  JSON_INSERT: jsonPut('insert'),
  JSON_REPLACE: jsonPut('replace'),
  JSON_REMOVE: jsonRemove,
  JSON_PATCH: jsonMergePatch,
  JSON_ARRAY: jsonArray,
  JSON_OBJECT: jsonObject,
  JSON_ARRAY_LENGTH: jsonArrayLength,
  JSON_TYPE: jsonType_,
  JSON_QUOTE: jsonQuoteOfSqlite,
  JSON_GROUP_ARRAY: arrayAggregate(),
  JSON_GROUP_OBJECT: objectAggregate(),
  LAST_INSERT_ROWID: lastInsertId,
  CHANGES: rowCount,
  SQLITE_VERSION: constant('3.54.1'),
});

/** generate_series is an extension that the official build has. */
export const SQLITE_TABLES = tablesOf(JSON_TABLES_OF_SQLITE, { GENERATE_SERIES: series });
