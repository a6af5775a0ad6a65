/** A column's type, a value on its way in, and what is kept: a cell as JSON, or the complaint. */
type Assigned = readonly [type: string, value: string, kept: string];

/** `type <- value`, or `type <- value => kept`, one a line. */
function assignments(text: string): readonly Assigned[] {
  return text
    .split('\n')
    .filter((line) => line.includes(' <- '))
    .map((line) => {
      const [type = '', rest = ''] = line.split(' <- ');
      const [value = '', kept = ''] = rest.split(' => ');
      return [type.trim(), value.trim(), kept.trim()] as const;
    });
}

/** What the real SQLite keeps is asked of it. */
export const SQLITE_ASSIGNMENTS = assignments(String.raw`
  INTEGER <- '12'
  INTEGER <- '12.0'
  INTEGER <- '12.5'
  INTEGER <- 'abc'
  INTEGER <- 3.0
  INTEGER <- 3.5
  INTEGER <- x'31'
  INTEGER <- '1e3'
  INTEGER <- ' 7 '
  REAL <- 3
  REAL <- '3'
  REAL <- 'abc'
  TEXT <- 12
  TEXT <- 12.5
  TEXT <- x'41'
  VARCHAR(3) <- 'hello'
  DECIMAL(5, 2) <- '1.50'
  DECIMAL(5, 2) <- 1234.567
  DATE <- '2026-03-20'
  BOOLEAN <- TRUE
  BLOB <- 'a'
  NUMERIC <- '9223372036854775808'
  NUMERIC <- 1e20
`);

/** What the real PostgreSQL keeps or says is asked of it. */
export const POSTGRES_ASSIGNMENTS = assignments(String.raw`
  integer <- 2.5
  integer <- 2.5::float8
  integer <- '12'
  integer <- 'abc'
  integer <- '12'::text
  integer <- true
  integer <- 3000000000
  smallint <- 70000
  bigint <- 12
  numeric(5, 2) <- 1234.5
  numeric(5, 2) <- 12.345
  numeric(5, 2) <- '12.345'
  numeric(5, 2) <- '99999'
  numeric <- 1.50
  real <- 0.1
  double precision <- 1
  varchar(3) <- 'hello'
  varchar(3) <- 'ab   '
  varchar(3) <- 12
  varchar(3) <- 12345
  char(5) <- 'ab'
  char(2) <- 'abc'
  text <- 1.50
  text <- true
  text <- date '2026-03-20'
  boolean <- 'yes'
  boolean <- 1
  boolean <- 'maybe'
  date <- '2026-03-20'
  date <- 'Mar 20, 2026'
  date <- 'soon'
  date <- '2026-02-30'
  date <- timestamp '2026-03-20 10:30:00'
  date <- 5
  timestamp <- date '2026-03-20'
  timestamp <- '2026-03-20 10:30'
  timestamp(0) <- '2026-03-20 10:30:00.6'
  time <- timestamp '2026-03-20 10:30:00'
  time <- '25:00'
  interval <- '1 day'
  interval <- time '10:00'
  jsonb <- '{"b":1,"a":2}'
  json <- '{"b":1}'
  jsonb <- 'x'
  uuid <- 'x'
  integer[] <- '{1,2}'
  integer[] <- ARRAY[1.5, 2.4]
  text[] <- ARRAY['a', 'b']
`);

/** Asked of MariaDB 10.11 in its default mode, which is strict. */
export const MARIADB_ASSIGNMENTS = assignments(String.raw`
  INT <- 2.5 => 3
  INT <- 2.5e0 => 2
  INT <- '12' => 12
  INT <- '12.7' => 13
  INT <- 'abc' => error 1366
  INT <- '12abc' => error 1265
  INT <- '' => error 1366
  INT <- 3000000000 => error 1264
  INT UNSIGNED <- -1 => error 1264
  TINYINT <- 200 => error 1264
  BOOLEAN <- TRUE => 1
  DECIMAL(5, 2) <- 1234.5 => error 1264
  DECIMAL(5, 2) <- 12.345 => {"decimal":"12.35"}
  DECIMAL(5, 2) <- 'abc' => error 1366
  DOUBLE <- 'abc' => error 1366
  VARCHAR(3) <- 'hello' => error 1406
  VARCHAR(3) <- 'ab   ' => "ab "
  VARCHAR(3) <- 12345 => error 1406
  CHAR(5) <- 'ab  ' => "ab"
  DATE <- '2026-03-20' => "2026-03-20"
  DATE <- '2026/3/5' => "2026-03-05"
  DATE <- '2026-02-30' => error 1292
  DATE <- 'soon' => error 1292
  DATE <- 20260320 => "2026-03-20"
  DATE <- TIMESTAMP '2026-03-20 10:30:00' => "2026-03-20"
  DATETIME <- '2026-03-20' => "2026-03-20 00:00:00"
  DATETIME <- '2026-03-20 25:00:00' => error 1292
  TIME <- '10:30' => "10:30:00"
  YEAR <- 26 => 2026
  YEAR <- 1800 => error 1264
  ENUM('small', 'big') <- 'BIG' => "big"
  ENUM('small', 'big') <- 1 => "small"
  ENUM('small', 'big') <- 'huge' => error 1265
`);

export const MSSQL_ASSIGNMENTS = assignments(String.raw`
  int <- 2.7 => 2
  int <- '12' => 12
  int <- 'abc' => error 245
  int <- 3000000000 => error 8115
  tinyint <- 300 => error 220
  bit <- 5 => true
  decimal(5, 2) <- 1234.5 => error 8115
  decimal(5, 2) <- 12.345 => {"decimal":"12.35"}
  decimal(5, 2) <- 'x' => error 8114
  money <- 2.5 => {"decimal":"2.5000"}
  varchar(3) <- 'hello' => error 2628
  varchar(3) <- 'ab   ' => "ab "
  varchar(3) <- 12 => "12"
  char(4) <- 'ab' => "ab  "
  date <- '2026-03-20' => "2026-03-20"
  date <- 'soon' => error 241
  date <- 5 => error 206
  datetime <- 1 => "1900-01-02 00:00:00.000"
  int <- CAST('2026-03-20' AS datetime) => error 257
`);

export const ORACLE_ASSIGNMENTS = assignments(String.raw`
  NUMBER(5, 2) <- 12.345 => {"decimal":"12.35"}
  NUMBER(5, 2) <- 1234.5 => error ORA-01438
  NUMBER <- '12' => {"decimal":"12"}
  NUMBER <- 'abc' => error ORA-01722
  NUMBER(3) <- 2.5 => {"decimal":"3"}
  INTEGER <- 2.5 => {"decimal":"3"}
  VARCHAR2(3) <- 'hello' => error ORA-12899
  VARCHAR2(3) <- 'é é' => error ORA-12899
  VARCHAR2(5) <- 12.50 => "12.5"
  VARCHAR2(5) <- '' => null
  CHAR(4) <- 'ab' => "ab  "
  DATE <- DATE '2026-03-20' => "2026-03-20 00:00:00"
  DATE <- '20-MAR-26' => "2026-03-20 00:00:00"
  DATE <- '2026-03-20' => error ORA-01861
  DATE <- 'soon' => error ORA-01858
  DATE <- 5 => error ORA-00932
`);
