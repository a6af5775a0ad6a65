import { count } from '../aggregates/counts.ts';
import { PAIRS } from '../aggregates/pairs.ts';
import { mode, percentileContinuous, percentileDiscrete } from '../aggregates/percentiles.ts';
import { spread } from '../aggregates/statistics.ts';
import { stringAgg } from '../aggregates/texts.ts';
import { allTrue, bitsOf, someTrue } from '../aggregates/truths.ts';
import { ARRAYS, arrayAgg } from '../arrays/functions.ts';
import { countNulls, extreme } from '../conditions/choices.ts';
import { nowAs, timeNow, today } from '../dates/clock.ts';
import { extract } from '../dates/extract.ts';
import { makeDate } from '../dates/makers.ts';
import {
  age,
  dateTrunc,
  isFinite,
  justify,
  makeInterval,
  makeTime,
  makeTimestamp,
  timestampOfEpoch,
} from '../dates/postgresql.ts';
import { overloaded } from '../define/scalar.ts';
import { DATE, TIME, TIMESTAMP, ZONED } from '../define/types.ts';
import { formatText } from '../formats/format-text.ts';
import { toChar, toDate, toNumber, toTimestamp } from '../formats/models.ts';
import { arrayAggregate, objectAggregate } from '../json/aggregates.ts';
import { jsonArrayLength } from '../json/arguments.ts';
import { buildJson, extractPath, jsonTypeOf, jsonbSet, stripNulls, toJson } from '../json/postgresql.ts';
import { modulo } from '../numbers/integers.ts';
import {
  factorial,
  gcd,
  lcm,
  randomBetween,
  roundOfPostgresql as round,
  scaleOf,
  trimScale,
  truncateOfPostgresql as truncate,
  wholeQuotient,
} from '../numbers/postgresql.ts';
import { exactLog, exponent, log10, naturalLog, power, squareRootOf } from '../numbers/powers.ts';
import { randomFloat, uuid } from '../numbers/random.ts';
import { roundTo, toWhole, truncateTo } from '../numbers/rounding.ts';
import { ATAN2, COT, HYPERBOLIC, PI, TRIGONOMETRY, floatFunction } from '../numbers/trigonometry.ts';
import { widthBucket } from '../numbers/width-bucket.ts';
import { substringByPattern } from '../regex/functions.ts';
import { REGEX_OF_POSTGRESQL } from '../regex/postgresql.ts';
import { capitalize } from '../strings/cases.ts';
import { md5 } from '../strings/checksums.ts';
import { character, codePoint } from '../strings/codes.ts';
import { concat } from '../strings/joins.ts';
import { bitLength, byteLength, characterLength, length } from '../strings/lengths.ts';
import {
  overlay,
  quoteIdentifier,
  quoteLiteral,
  quoteNullable,
  splitPart,
  startsWith,
  toHex,
} from '../strings/postgresql.ts';
import { position, replace, translate } from '../strings/searches.ts';
import { left, right, substring } from '../strings/substrings.ts';
import { pad, repeat, reverse, trimSet } from '../strings/trims.ts';
import { DATABASE_NAME, USER_NAME, constant, typeOfExpression } from '../system/functions.ts';
import { currval, nextval, setval } from '../system/sequences.ts';
import { seriesOfPostgresql } from '../tables/postgresql-series.ts';
import { JSON_TABLES, unnest } from '../tables/postgresql.ts';
import { TEXT_TABLES } from '../tables/texts.ts';
import { nthValue } from '../windows/offsets.ts';
import { ANY_VALUE, CONCAT_WS, EVERYWHERE } from './shared.ts';
import { tableOf, tablesOf } from './table.ts';

/** PostgreSQL 18, chapter 9 "Functions and Operators": 9.3, 9.4, 9.7, 9.8, 9.9, 9.16, 9.18, 9.19, 9.21, 9.22. */
export const POSTGRESQL = tableOf(
  EVERYWHERE,
  CONCAT_WS,
  ANY_VALUE,
  TRIGONOMETRY,
  HYPERBOLIC,
  PAIRS,
  ARRAYS,
  REGEX_OF_POSTGRESQL,
  {
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
    SUBSTR: substring,
    SUBSTRING: overloaded(substring, substringByPattern),
    LEFT: left,
    RIGHT: right,
    OVERLAY: overlay,
    'BTRIM TRIM TRIM_SPACE_BOTH': trimSet('BOTH'),
    'LTRIM TRIM_SPACE_LEADING': trimSet('LEADING'),
    'RTRIM TRIM_SPACE_TRAILING': trimSet('TRAILING'),
    LPAD: pad('left'),
    RPAD: pad('right'),
    REPEAT: repeat,
    REVERSE: reverse,
    MD5: md5,
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
    ROUND: overloaded(round, roundTo),
    'CEIL CEILING': toWhole('ceiling'),
    FLOOR: toWhole('floor'),
    TRUNC: overloaded(truncate, truncateTo),
    MOD: modulo,
    DIV: wholeQuotient,
    'POWER POW': power,
    SQRT: squareRootOf,
    CBRT: floatFunction('m', Math.cbrt),
    EXP: exponent,
    LN: naturalLog,
    LOG: overloaded(log10, exactLog),
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
    ARRAY_AGG: arrayAgg,
    'NOW TRANSACTION_TIMESTAMP STATEMENT_TIMESTAMP CLOCK_TIMESTAMP': nowAs(ZONED, {}, ''),
    NEXTVAL: nextval,
    CURRVAL: currval,
    SETVAL: setval,
    CURRENT_TIMESTAMP: nowAs(ZONED, { bare: 'may' }),
    LOCALTIMESTAMP: nowAs(TIMESTAMP, { bare: 'may' }),
    CURRENT_DATE: today(DATE, { bare: 'must' }),
    CURRENT_TIME: timeNow({ ...TIME, zoned: true }, { bare: 'may' }),
    LOCALTIME: timeNow(TIME, { bare: 'may' }),
    EXTRACT: extract('exact'),
    DATE_PART: extract('float'),
    DATE_TRUNC: dateTrunc,
    AGE: age,
    MAKE_DATE: makeDate,
    MAKE_TIME: makeTime,
    MAKE_TIMESTAMP: makeTimestamp(false),
    MAKE_TIMESTAMPTZ: makeTimestamp(true),
    MAKE_INTERVAL: makeInterval,
    JUSTIFY_DAYS: justify('days'),
    JUSTIFY_HOURS: justify('hours'),
    JUSTIFY_INTERVAL: justify('interval'),
    ISFINITE: isFinite,
    TO_CHAR: toChar,
    TO_DATE: toDate,
    TO_TIMESTAMP: overloaded(timestampOfEpoch, toTimestamp),
    TO_NUMBER: toNumber,
    FORMAT: formatText,
    TO_JSON: toJson(false),
    TO_JSONB: toJson(true),
    JSON_BUILD_ARRAY: buildJson('array', false),
    JSON_BUILD_OBJECT: buildJson('object', false),
    JSONB_BUILD_ARRAY: buildJson('array', true),
    JSONB_BUILD_OBJECT: buildJson('object', true),
    'JSON_ARRAY_LENGTH JSONB_ARRAY_LENGTH': jsonArrayLength,
    'JSON_TYPEOF JSONB_TYPEOF': jsonTypeOf,
    JSON_STRIP_NULLS: stripNulls(false),
    JSONB_STRIP_NULLS: stripNulls(true),
    JSONB_SET: jsonbSet,
    JSON_EXTRACT_PATH: extractPath('json', false),
    JSONB_EXTRACT_PATH: extractPath('json', true),
    'JSON_EXTRACT_PATH_TEXT JSONB_EXTRACT_PATH_TEXT': extractPath('text', false),
    JSON_AGG: arrayAggregate(),
    JSONB_AGG: arrayAggregate(true),
    JSON_OBJECT_AGG: objectAggregate(),
    JSONB_OBJECT_AGG: objectAggregate(true),
    'CURRENT_USER SESSION_USER USER CURRENT_ROLE': constant(USER_NAME, { bare: 'must' }),
    CURRENT_SCHEMA: constant('public', { bare: 'may' }),
    CURRENT_CATALOG: constant(DATABASE_NAME, { bare: 'must' }),
    CURRENT_DATABASE: constant(DATABASE_NAME),
    VERSION: constant('PostgreSQL 18.6'),
    PG_TYPEOF: typeOfExpression,
    NUM_NULLS: countNulls(true),
    NUM_NONNULLS: countNulls(false),
    GREATEST: extreme('greatest'),
    LEAST: extreme('least'),
  },
);

export const POSTGRESQL_TABLES = tablesOf(JSON_TABLES, TEXT_TABLES, {
  GENERATE_SERIES: seriesOfPostgresql,
  UNNEST: unnest,
});
