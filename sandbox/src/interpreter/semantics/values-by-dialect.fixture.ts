/** An expression and the cell that it gives, as JSON; or the kind of the complaint. */
type Sample = readonly [expression: string, cell: string];

/** `expression => cell`, one a line. */
function samples(text: string): readonly Sample[] {
  return text
    .split('\n')
    .filter((line) => line.includes(' => '))
    .map((line) => {
      const [expression = '', cell = ''] = line.split(' => ').map((part) => part.trim());
      return [expression, cell] as const;
    });
}

/** By the vendor's documentation of operators, precision and scale, data type conversion, CAST and CONVERT. */
export const MSSQL_SAMPLES = samples(String.raw`
5 / 2 => 2
-7 / 2 => -3
-7 % 3 => -1
5 / 2.0 => {"decimal":"2.500000"}
10.0 / 3 => {"decimal":"3.333333"}
2.0 / 3 => {"decimal":"0.666666"}
1.5 * 1.25 => {"decimal":"1.875"}
1.10 + 1 => {"decimal":"2.10"}
5 % 1.5 => {"decimal":"0.5"}
1e0 / 4 => 0.25
2147483647 + 1 => error out-of-range
2147483648 + 1 => {"decimal":"2147483649"}
1 / 0 => error division-by-zero
1.0 / 0 => error division-by-zero
'a' + 'b' => "ab"
'a' + NULL => null
'5' + 1 => 6
1 + '5' => 6
'a' + 1 => error invalid-text
'5.5' + 1 => error invalid-text
'5.5' + 1.0 => {"decimal":"6.5"}
'a' - 'b' => error operator-types
N'a' + 'b' => "ab"
6 & 3 => 2
6 ^ 3 => 5
~5 => -6
-'5' => error operator-types
CASE WHEN 1 = '1' THEN 1 ELSE 0 END => skip
CAST('12' AS INT) => 12
CAST(' 12 ' AS INT) => 12
CAST('' AS INT) => 0
CAST('12.5' AS INT) => error invalid-text
CAST('abc' AS INT) => error invalid-text
CAST('' AS DECIMAL(5, 2)) => error invalid-text
CAST(12.9 AS INT) => 12
CAST(-12.9 AS INT) => -12
CAST(12.9e0 AS INT) => 12
CAST(12.345 AS DECIMAL(5, 2)) => {"decimal":"12.35"}
CAST(1234.5 AS DECIMAL(5, 2)) => error out-of-range
CAST(300 AS TINYINT) => error out-of-range
CAST(5 AS BIT) => true
CAST('true' AS BIT) => true
CAST(12345 AS VARCHAR(3)) => "*"
CAST(12345.6 AS VARCHAR(3)) => error out-of-range
CAST('hello' AS VARCHAR(3)) => "hel"
CAST('hi' AS CHAR(5)) => "hi   "
CAST(1.50 AS VARCHAR(10)) => "1.50"
CAST(3.14159265e0 AS VARCHAR(20)) => "3.14159"
CAST(1e6 AS VARCHAR(20)) => "1e+006"
CAST(12.3456 AS MONEY) => {"decimal":"12.3456"}
CAST(CAST(1234.5 AS MONEY) AS VARCHAR(20)) => "1234.50"
CONVERT(VARCHAR(20), CAST(1234567.891 AS MONEY), 1) => "1,234,567.89"
CAST('2026-03-20' AS DATE) => "2026-03-20"
CAST('20260320' AS DATE) => "2026-03-20"
CAST('3/20/2026' AS DATE) => "2026-03-20"
CAST('20/3/2026' AS DATE) => error invalid-text
CAST('Mar 20 2026' AS DATE) => "2026-03-20"
CAST('20 March 2026' AS DATE) => "2026-03-20"
CAST('2026-02-30' AS DATE) => error invalid-text
CAST('' AS DATE) => "1900-01-01"
CAST('2026-03-20 08:30' AS DATETIME) => "2026-03-20 08:30:00.000"
CAST('2026-03-20T08:30:00.125' AS DATETIME) => "2026-03-20 08:30:00.127"
CAST('2026-03-20T08:30:00.125' AS DATETIME2(3)) => "2026-03-20 08:30:00.125"
CAST('2026-03-20T08:30:00.1' AS DATETIME2) => "2026-03-20 08:30:00.1000000"
CAST('2026-03-20 08:30:45' AS SMALLDATETIME) => "2026-03-20 08:31:00"
CAST('8:30 PM' AS TIME(0)) => "20:30:00"
CAST(1 AS DATETIME) => "1900-01-02 00:00:00.000"
CAST(5 AS DATE) => error cannot-cast
CAST(CAST('2026-03-20' AS DATETIME) AS VARCHAR(30)) => "Mar 20 2026 12:00AM"
CAST(CAST('2026-03-05 18:05' AS DATETIME) AS VARCHAR(30)) => "Mar  5 2026  6:05PM"
CAST(CAST('2026-03-20' AS DATE) AS VARCHAR(30)) => "2026-03-20"
CONVERT(VARCHAR(30), CAST('2026-03-20 18:05:09.5' AS DATETIME), 101) => "03/20/2026"
CONVERT(VARCHAR(30), CAST('2026-03-20 18:05:09.5' AS DATETIME), 103) => "20/03/2026"
CONVERT(VARCHAR(30), CAST('2026-03-20 18:05:09.5' AS DATETIME), 104) => "20.03.2026"
CONVERT(VARCHAR(30), CAST('2026-03-20 18:05:09.5' AS DATETIME), 106) => "20 Mar 2026"
CONVERT(VARCHAR(30), CAST('2026-03-20 18:05:09.5' AS DATETIME), 107) => "Mar 20, 2026"
CONVERT(VARCHAR(30), CAST('2026-03-20 18:05:09.5' AS DATETIME), 108) => "18:05:09"
CONVERT(VARCHAR(30), CAST('2026-03-20 18:05:09.5' AS DATETIME), 112) => "20260320"
CONVERT(VARCHAR(30), CAST('2026-03-20 18:05:09.5' AS DATETIME), 120) => "2026-03-20 18:05:09"
CONVERT(VARCHAR(30), CAST('2026-03-20 18:05:09.5' AS DATETIME), 121) => "2026-03-20 18:05:09.500"
CONVERT(VARCHAR(30), CAST('2026-03-20 18:05:09.5' AS DATETIME), 126) => "2026-03-20T18:05:09.500"
CONVERT(VARCHAR(30), CAST('2026-03-20 18:05:09.5' AS DATETIME), 1) => "03/20/26"
CONVERT(VARCHAR(7), CAST('2026-03-20' AS DATE), 120) => "2026-03"
CONVERT(DATE, '20/03/2026', 103) => "2026-03-20"
CONVERT(VARCHAR(30), CAST('2026-03-20' AS DATE), 999) => error invalid-format
TRY_CAST('abc' AS INT) => null
TRY_CAST('12' AS INT) => 12
TRY_CONVERT(DATE, '2026-02-30') => null
CAST('2026-03-20' AS DATETIME) + 1 => "2026-03-21 00:00:00.000"
CAST('2026-03-20' AS DATETIME) - 0.5 => "2026-03-19 12:00:00.000"
CAST('2026-03-20' AS DATE) + 1 => error incomparable
CAST('2026-03-20' AS DATE) - CAST('2026-03-19' AS DATE) => error operator-types
0x4142 => {"blob":"4142"}
1.50 => {"decimal":"1.50"}
.5 => {"decimal":"0.5"}
`).filter(([, cell]) => cell !== 'skip');

/** Conditions, which are no values in T-SQL and Oracle: 1, 0 or NULL stands for what they come to. */
export const MSSQL_CONDITIONS = samples(String.raw`
'a' = 'A' => 1
'a' = 'a  ' => 1
'e' = 'é' => 0
'a' < 'B' => 1
'_' < '1' => 1
'a' = 'A' COLLATE Latin1_General_CS_AS => 0
'e' = 'é' COLLATE Latin1_General_CI_AI => 1
1 = '1' => 1
1 = 'abc' => error invalid-text
1 = 1.0 => 1
1.5 = '1.50' => 1
NULL = NULL => null
CAST('2026-03-20' AS DATE) = '20260320' => 1
CAST('2026-03-20' AS DATETIME) > '2026-03-19' => 1
CAST('2026-03-20' AS DATE) = 'abc' => error invalid-text
CAST('2026-03-20' AS DATE) = 5 => error incomparable
'abc' LIKE 'A%' => 1
'abc' LIKE '[a-c]bc' => 1
'abc' LIKE '[^a]%' => 0
'a%c' LIKE 'a!%c' ESCAPE '!' => 1
'a[c' LIKE 'a[[]c' => 1
'abc' NOT LIKE '_b_' => 0
12 LIKE '1%' => 1
`);

/** By the SQL Language Reference: data types, literals, operators, data type comparison rules, nulls. */
export const ORACLE_SAMPLES = samples(String.raw`
5 / 2 => {"decimal":"2.5"}
1 / 3 => {"decimal":"0.3333333333333333333333333333333333333333"}
2 / 3 => {"decimal":"0.6666666666666666666666666666666666666667"}
10 / 3 => {"decimal":"3.33333333333333333333333333333333333333"}
1.50 + 1 => {"decimal":"2.5"}
1 / 0 => error division-by-zero
'5' + 1 => {"decimal":"6"}
'a' + 1 => error invalid-text
'a' || 'b' => "ab"
'a' || NULL => "a"
'a' || '' => "a"
NULL || NULL => null
'' => null
'' || 'x' => "x"
'n' || 0.5 => "n.5"
'n' || -0.5 => "n-.5"
'n' || 1.50 => "n1.5"
'n' || 1 / 3 => skip
DATE '2026-03-20' + 1 => "2026-03-21 00:00:00"
1 + DATE '2026-03-20' => "2026-03-21 00:00:00"
DATE '2026-03-20' + 0.5 => "2026-03-20 12:00:00"
DATE '2026-03-20' - DATE '2026-03-01' => {"decimal":"19"}
DATE '2026-03-20' + DATE '2026-03-01' => error operator-types
DATE '2026-03-20' * 2 => error types-do-not-match
DATE '2026-01-15' + INTERVAL '1' MONTH => "2026-02-15 00:00:00"
DATE '2026-01-31' + INTERVAL '1' MONTH => error invalid-format
DATE '2026-03-20' + INTERVAL '2' HOUR => "2026-03-20 02:00:00"
DATE '2026-03-20' - INTERVAL '1-2' YEAR TO MONTH => "2025-01-20 00:00:00"
TIMESTAMP '2026-03-20 10:00:00' - TIMESTAMP '2026-03-19 08:30:00' => "+000000001 01:30:00.000000"
TIMESTAMP '2026-03-20 10:00:00' + INTERVAL '1 12' DAY TO HOUR => "2026-03-21 22:00:00.000000"
DATE '2026-02-30' => error invalid-format
DATE '2026-13-01' => error invalid-format
TIMESTAMP '2026-03-20 10:00:00.25' => "2026-03-20 10:00:00.250000"
'on ' || DATE '2026-03-20' => "on 20-MAR-26"
CAST('12.5' AS NUMBER) => {"decimal":"12.5"}
CAST('x' AS NUMBER) => error invalid-text
CAST(12.345 AS NUMBER(5, 2)) => {"decimal":"12.35"}
CAST(1234.5 AS NUMBER(5, 2)) => error out-of-range
CAST(12.5 AS INTEGER) => {"decimal":"13"}
CAST(2.5 AS NUMBER(1)) => {"decimal":"3"}
CAST(-2.5 AS NUMBER(1)) => {"decimal":"-3"}
CAST('hello' AS VARCHAR2(3)) => "hel"
CAST('hi' AS CHAR(4)) => "hi  "
CAST('20-MAR-26' AS DATE) => "2026-03-20 00:00:00"
CAST('2026-03-20' AS DATE) => error invalid-format
CAST(DATE '2026-03-20' AS VARCHAR2(20)) => "20-MAR-26"
CAST(5 AS DATE) => error types-do-not-match
CAST(DATE '2026-03-20' AS TIMESTAMP) => "2026-03-20 00:00:00.000000"
CAST(1.5 AS BINARY_DOUBLE) => 1.5
1.5d * 2 => 3
-'5' => {"decimal":"-5"}
INTERVAL '1' DAY * 2 => "+000000002 00:00:00.000000"
INTERVAL '18' MONTH => "+000000001-06"
`).filter(([, cell]) => cell !== 'skip');

export const ORACLE_CONDITIONS = samples(String.raw`
'a' = 'A' => 0
'a' = 'a ' => 1
'a' = CAST('a ' AS VARCHAR2(5)) => 0
'Z' < 'a' => 1
1 = '1' => 1
1 = 'abc' => error invalid-text
'' = '' => null
1.0 = 1 => 1
DATE '2026-03-20' = '20-MAR-26' => 1
DATE '2026-03-20' = '2026-03-20' => error invalid-format
DATE '2026-03-20' = 5 => error types-do-not-match
DATE '2026-03-20' < TIMESTAMP '2026-03-20 00:00:01' => 1
'abc' LIKE 'a%' => 1
'abc' LIKE 'A%' => 0
'a%c' LIKE 'a\%c' ESCAPE '\' => 1
'abc' LIKE 'a\bc' ESCAPE '\' => error invalid-argument
'abc' LIKE '' => null
123 LIKE '1%' => 1
`);

/** Where MySQL 8 differs from MariaDB, by the reference manual; what both share was asked of MariaDB 10.11. */
export const MYSQL_SAMPLES = samples(String.raw`
'a' = 'A' => 1
'a' = 'a ' => 0
'e' = 'é' => 1
'a' < '_' => 0
'ß' = 'ss' => 1
5 / 2 => {"decimal":"2.5000"}
2 / 3 * 3 => {"decimal":"2.0000"}
5 DIV 2 => 2
CAST('2026-03-20 10:00:00.6' AS DATETIME) => "2026-03-20 10:00:01"
DATE '2026-03-20' = 'abc' => error invalid-text
CAST('{"b": 1, "aa": 2}' AS JSON) => "{\"b\": 1, \"aa\": 2}"
CAST('[1,2]' AS JSON) => "[1, 2]"
CAST('x' AS JSON) => error invalid-text
'{"a": {"b": "x"}}' -> '$.a.b' => "\"x\""
'{"a": {"b": "x"}}' ->> '$.a.b' => "x"
9223372036854775807 + 1 => error out-of-range
CAST(-1 AS UNSIGNED) => {"int":"18446744073709551615"}
`);

export const MARIADB_SAMPLES = samples(String.raw`
2 / 3 * 3 => {"decimal":"2.0000"}
1.0 / 3.0 => {"decimal":"0.33333"}
5.5 % 2 => {"decimal":"1.5"}
1 / 0 => null
-7 DIV 2 => -3
CAST(2.5e0 AS SIGNED) => 2
CAST(2.5 AS SIGNED) => 3
CAST('12abc' AS SIGNED) => 12
~5 => {"int":"18446744073709551610"}
-1 >> 1 => {"int":"9223372036854775807"}
DATE '2026-01-31' + INTERVAL 1 MONTH => "2026-02-28"
'2026-01-31' + INTERVAL 1 MONTH => "2026-02-28"
DATE '2026-01-31' + INTERVAL 1 HOUR => "2026-01-31 01:00:00"
DATE '2026-03-20' + 1 => 20260321
TIMESTAMP '2026-03-20 10:00:00.5' + 1 => {"decimal":"20260320100001.5"}
DATE '2026-01-01' + INTERVAL '1-2' YEAR_MONTH => "2027-03-01"
DATE '2026-01-01' + INTERVAL 1.6 DAY => "2026-01-03"
CAST('2026/03/05' AS DATE) => "2026-03-05"
CAST('2026-02-30' AS DATE) => null
CAST('26-3-5' AS DATE) => "2026-03-05"
CAST('2026-03-20 10:00:00.6' AS DATETIME) => "2026-03-20 10:00:00"
CAST('102030' AS TIME) => "10:20:30"
CAST(12345.6 AS DECIMAL(4, 1)) => {"decimal":"999.9"}
CAST(2 / 3 AS CHAR) => "0.6667"
'5 apples' + 3 => 8
'abc' LIKE 'A%' => 1
'ab' LIKE 'a\%' => 0
'abc' REGEXP 'B' => 1
'x' REGEXP '(' => error invalid-argument
'a' = 'A ' => 1
'ß' = 's' => 1
'a' < '_' => 1
'a' = 'A' COLLATE utf8mb4_bin => 0
1 = '1x' => 1
'10' < '9' => 1
10 < '9' => 0
NULL <=> NULL => 1
NOT 'abc' => 1
DATE 'abc' => error invalid-text
TIME '25:00:00' => "25:00:00"
`);
