/** Constant expressions whose values the real engines tell. */
export const SQLITE_SAMPLES: readonly string[] = `
1 + 2 ; 5 / 2 ; 5 / 2.0 ; -5 / 2 ; 5 % 3 ; -5 % 3 ; 5.5 % 2 ; 5 % 0 ; 5 / 0 ; 1.0 / 3
9223372036854775807 + 1 ; -9223372036854775807 - 2 ; 9223372036854775807 * 2 ; 9223372036854775808
'12abc' + 1 ; '1.5x' + 1 ; 'abc' + 1 ; '5' * '2' ; '' + 0 ; x'3132' + 1 ; '1e2' + 0 ; ' 7' + 0
'a' || 1 ; 'a' || 1.5 ; 'a' || NULL ; 1 || 2 ; 0.1 + 0.2 ; 1e15 || '' ; 1e100 || '' ; 100.0 || '' ; 1e-5 || ''
123456789.123456789 || '' ; 0.30000000000000004 || '' ; -0.0 || '' ; 1e999 || '' ; 12345678901234567.0 || ''
6 & 3 ; 6 | 3 ; 1 << 3 ; -16 >> 2 ; 1 << 64 ; 1 << -1 ; -1 >> 70 ; ~5 ; ~'7x' ; 5.9 & 7
-'5' ; - 'abc' ; +'abc' ; - -9223372036854775807
1 = '1' ; '1' = 1 ; 1 = 1.0 ; 'a' = 'A' ; 'a' = 'A' COLLATE NOCASE ; 'a' COLLATE NOCASE = 'A' ; 'a ' = 'a' COLLATE RTRIM
'a' < 'b' ; 'Z' < 'a' ; 1 < 'a' ; 'a' < x'00' ; 9007199254740993 = 9007199254740992.0 ; 9007199254740993 > 9007199254740992.0
CAST(1 AS TEXT) = 1 ; CAST('1' AS INTEGER) = '1' ; CAST('a' AS TEXT) = x'61'
CAST('12.9' AS INTEGER) ; CAST(12.9 AS INTEGER) ; CAST(-12.9 AS INTEGER) ; CAST('abc' AS INTEGER) ; CAST('12abc' AS REAL)
CAST('1.0' AS NUMERIC) ; CAST('1.5' AS NUMERIC) ; CAST(1.0 AS NUMERIC) ; CAST('1e3' AS NUMERIC) ; CAST('abc' AS NUMERIC)
CAST(65 AS BLOB) ; CAST(x'4142' AS TEXT) ; CAST(1e30 AS INTEGER) ; CAST('99999999999999999999' AS INTEGER)
CAST(3 AS REAL) ; CAST('3' AS DECIMAL(10, 2)) ; CAST(3.0 AS TEXT) ; CAST(5 AS VARCHAR(3)) ; CAST('0x10' AS INTEGER)
NOT 'abc' ; NOT '1abc' ; NOT 0.5 ; NOT NULL ; NOT '0.0' ; TRUE + 1 ; NOT x'31'
'abc' LIKE 'A%' ; 'abc' LIKE '_b_' ; 'a%c' LIKE 'a\\%c' ESCAPE '\\' ; 'É' LIKE 'é' ; 15 LIKE '1%' ; 'abc' LIKE 'abc%%' ; '' LIKE '%'
'abc' LIKE NULL ; 'abc' NOT LIKE 'b%' ; 'a_c' LIKE 'a#_c' ESCAPE '#' ; 'abc' LIKE 'a#_c' ESCAPE '#'
'abc' GLOB 'a*' ; 'abc' GLOB 'A*' ; 'abc' GLOB '[a-c]b?' ; 'abc' GLOB '[^a]*' ; 'a]' GLOB 'a[]]' ; 'abc' GLOB '*bc*'
0x10 ; 1_000 ; x'00ff' ; 1e3 ; .5 ; 5.
1 IS 1 ; 1 IS NULL ; NULL IS NULL ; 1 IS NOT NULL ; '1' IS 1
'{"a":{"b":[1,2.5,"x"]}}' -> '$.a.b' ; '{"a":{"b":[1,2.5,"x"]}}' ->> '$.a.b[1]' ; '{"a":1}' -> 'a' ; '{"a":"x"}' -> 'a' ; '{"a":"x"}' ->> 'a'
'[1,2,3]' ->> 1 ; '[1,2,3]' ->> -1 ; '[1,2,3]' ->> '$[#-1]' ; '{"a":null}' ->> 'a' ; '{"a":true}' ->> 'a' ; '{"a":1}' ->> 'b' ; '{"a":[1, 2]}' ->> 'a'
`
  .split(/[;\n]/)
  .map((text) => text.trim())
  .filter(Boolean);

export const POSTGRES_SAMPLES: readonly string[] = `
1 + 2 ; 5 / 2 ; -5 / 2 ; 5 % -3 ; 5 / 2.0 ; 1.0 / 3 ; 10 / 3.0 ; 1 / 3.0 ; 2.0 / 3 ; 100.00 / 3 ; 1.5 * 1.25 ; 1.10 + 1 ; 7.5 % 2
123456789.5 / 7 ; 0.001 / 7 ; 1 / 1000000.0 ; 99999999999999999999 / 3 ; 1e10 / 3 ; 0.0 / 5 ; 22.0 / 7 ; 1.00 / 0.3333 ; 5000.0 / 49
2147483647 + 1 ; 2147483648 + 1 ; 9223372036854775807 + 1 ; 32767::smallint + 1::smallint ; 1 / 0 ; 1.0 / 0 ; 1.0::float8 / 0 ; 5 % 0
2 ^ 3 ; 2.0 ^ 3 ; 2.0::float8 ^ 0.5 ; 2 ^ 0.5 ; 100 ^ 12345.6789 ; 0.01 ^ 12345.6789 ; 7::bigint + date '2026-03-20' ; 10 ^ -0.5 ; 2.5 ^ 1.7 ; 0.3 ^ 2.5 ; 100.25 ^ 0.25 ; 9 ^ 0.5 ; 2 ^ -1 ; 10.0 ^ 20 ; 1.5 ^ 2.0 ; 0 ^ -1 ; (-8.0::float8) ^ 0.5
0.1::float8 + 0.2 ; 1e15::float8 ; 1e-5::float8 ; 123456789012345678::float8 ; 3.4::real ; 3.4::real + 1.1::real ; 3.4::real * 2 ; 1e300::float8 * 1e300
'5' + 1 ; '5.5' + 1 ; 'abc' + 1 ; 1 + '5' ; 1.5 + '2' ; 'a' || 'b' ; 'a' || 1 ; 1 || 'a' ; 'a' || NULL ; 1 || 2 ; true || 'x' ; 'a' + 'b' ; NULL + ''
'ab '::char(5) || 'c' ; 'a' || 1.50 ; 'a' || date '2026-03-20' ; 'a' || true
6 & 3 ; 6 | 3 ; 6 # 3 ; 1 << 4 ; -16 >> 2 ; ~5 ; -(5) ; - 2147483648 ; +5 ; -'5'
1 = 1.0 ; 1 = '1' ; 'a' = 'A' ; 'a' < 'b' ; 'Z' < 'a' ; 1 = 'abc' ; 1 = true ; true > false ; 'a'::char(5) = 'a' ; 'a'::char(5) = 'a'::text ; 'a'::char(3) = 'a  '::char(5) ; 'a '::varchar = 'a'
0.1::float8 = 0.1 ; 0.1::real = 0.1 ; date '2026-01-01' < '2026-02-01' ; date '2026-01-01' = timestamp '2026-01-01 00:00:00' ; 1 = date '2026-01-01' ; '{}'::json = '{}'::json ; '{"a":1}'::jsonb = '{"a": 1}'
1 = 1::text ; 'a'::text = 1 ; NULL = 1 ; 1 <> NULL
date '2026-03-20' + 1 ; 1 + date '2026-03-20' ; date '2026-03-20' - 5 ; date '2026-03-20' - date '2026-01-01' ; date '2026-03-20' + interval '1 month' ; date '2026-01-31' + interval '1 month'
date '2026-03-20' + time '08:30' ; timestamp '2026-03-20 10:00' - timestamp '2026-03-18 12:30' ; timestamp '2026-03-20 10:00' - date '2026-03-18' ; timestamp '2026-03-20 10:00' + interval '1 day 2 hours'
timestamp '2026-03-20 10:00' - interval '90 minutes' ; time '08:30' + interval '20 hours' ; time '08:30' - time '09:45' ; date '2026-03-20' - '2026-03-01' ; date '2026-03-20' * 2 ; date '2026-03-20' + 'x'
interval '1 day' + interval '2 hours' ; interval '1 month' * 2 ; interval '1 day' / 2 ; interval '1 month' * 1.5 ; -interval '1 day 2 hours' ; interval '1 year' / 5 ; interval '10 days' * 0.1
interval '1 year 2 mons 3 days 04:05:06.5' ; interval '1-2' ; interval '3 4:05' ; interval 'P1Y2M3DT4H5M6S' ; interval '2 weeks' ; interval '1.5 days' ; interval '1.5 months' ; interval '3' day ; interval '90' minute ; interval '1 day ago' ; interval '-1 day +2 hours' ; interval 'abc' ; interval '1.5 years' ; interval '1 quarter'
interval '1 month' = interval '30 days' ; interval '1 day' > interval '23 hours' ; timestamp '2026-03-20 10:00' > date '2026-03-20'
'12'::int ; ' 12 '::int ; '12.5'::int ; 'abc'::int ; ''::int ; '99999999999'::int ; '12.5'::numeric ; '1e3'::numeric ; 'x'::numeric ; '12.345'::numeric(5, 2) ; 1234.5::numeric(5, 2) ; 12.345::numeric(4, 1) ; 0.5::numeric(1, 0) ; 1500::numeric(5, 0)
2.5::int ; 3.5::int ; -2.5::int ; 2.5::float8::int ; 3.5::float8::int ; 2.4::float8::int ; 1e10::int ; 1e10::bigint ; 70000::smallint ; 12345.6789::float8::numeric ; 0.1::float8::numeric ; 3.4::real::numeric ; 3.4::real::float8 ; 1e20::float8::numeric
1::boolean ; 0::boolean ; true::int ; 't'::boolean ; 'yes'::boolean ; 'of'::boolean ; 'o'::boolean ; 'maybe'::boolean ; true::text ; 1.0::boolean ; 1::bigint::boolean
'hello'::varchar(3) ; 'hi'::char(5) ; 'hi'::char(5)::text ; 'hello'::char(3) ; 123::text ; 1.50::text ; 1.5::float8::text ; 123::varchar(2) ; 'x'::char
'2026-03-20'::date ; '20260320'::date ; 'Mar 20, 2026'::date ; '20 March 2026'::date ; '3/20/2026'::date ; '2026/03/20'::date ; '2026-02-30'::date ; '2026-13-01'::date ; 'abc'::date ; ''::date ; '2026-3-5'::date ; '2026-03-20 10:00'::date ; '2026-Mar-20'::date
'2026-03-20 10:00'::timestamp ; '2026-03-20T10:00:00.123456'::timestamp ; '2026-03-20'::timestamp ; '2026-03-20 25:00'::timestamp ; '2026-03-20 10:00:00.5'::timestamp(0) ; '2026-03-20 10:00+02'::timestamptz ; '2026-03-20 10:00 PM'::timestamp ; '10:30'::time ; '10:30:15.25'::time ; 'x'::time ; '24:00:00'::time ; '2026-03-20 10:00+02'::timestamp
timestamp '2026-03-20 10:00'::date ; timestamp '2026-03-20 10:00'::time ; date '2026-03-20'::timestamp ; date '2026-03-20'::timestamptz ; timestamp '2026-03-20 10:00'::text ; '2026-03-20 10:00+00'::timestamptz::text ; date '2026-03-20'::int ; 5::date ; interval '25 hours'::time ; time '10:00'::interval
'[1, 2]'::json ; '{"b":1, "a":[1,2], "b":3}'::jsonb ; '{"b":1}'::json ; '{x}'::json ; '1.50'::jsonb ; '{"aa":1,"b":2}'::jsonb::text ; '5'::jsonb::int ; '"x"'::jsonb::int
'{"a":{"b":[1,2,"x"]}}'::json -> 'a' ; '{"a":{"b":[1,2,"x"]}}'::jsonb -> 'a' ->> 'b' ; '{"a": [1,2]}'::jsonb #> '{a,1}' ; '{"a": [1,"x"]}'::jsonb #>> '{a,1}' ; '[1,2,3]'::jsonb -> -1 ; '[1,2,3]'::json ->> 1 ; '{"a":1}'::jsonb ->> 'b' ; '{"a":null}'::jsonb ->> 'a'
'{"a":1,"b":2}'::jsonb @> '{"a":1}' ; '[1,2]'::jsonb @> '[2]' ; '[1,2]'::jsonb @> '2' ; '{"a":1}'::jsonb <@ '{"a":1,"b":2}' ; '{"a":1}'::jsonb ? 'a' ; '{"a":1}'::jsonb || '{"b":2}' ; '{"a":1,"b":2}'::jsonb - 'a' ; '[1,2]'::jsonb - 0 ; '[1]'::jsonb || '[2]'::jsonb
ARRAY[1,2,3] ; ARRAY['a','b c',NULL] ; '{1,2,3}'::int[] ; ARRAY[1,2] || 3 ; 0 || ARRAY[1,2] ; ARRAY[1] || ARRAY[2] ; ARRAY[1,2] @> ARRAY[2] ; ARRAY[1,2] && ARRAY[3] ; ARRAY[1,2] = ARRAY[1,2] ; ARRAY[1,2] < ARRAY[1,3] ; ARRAY[1.5,2] ; '{a,"b,c"}'::text[] ; ARRAY[true,false]
'abc' LIKE 'a%' ; 'abc' LIKE 'A%' ; 'abc' ILIKE 'A%' ; 'a%c' LIKE 'a\\%c' ; 'abc' LIKE 'a\\' ; 'abc' LIKE 'a#%' ESCAPE '#' ; 'abc' LIKE 'abc' ESCAPE '##' ; 'abc' NOT LIKE 'b%' ; 1 LIKE '1' ; 'abc' SIMILAR TO '(a|b)bc' ; 'abc' SIMILAR TO '%b' ; 'abc' SIMILAR TO '%(b|d)%' ; 'a.c' SIMILAR TO 'a.c' ; 'abc' SIMILAR TO 'a.c' ; 'ab ' LIKE 'ab'
'abc' ~ 'b' ; 'abc' ~ '^b' ; 'abc' ~* 'B' ; 'abc' !~ 'b' ; 'abc' ~ '(' ; 'abc123' ~ '^[a-z]+\\d{3}$' ; 'a' ~ '[[:alpha:]]' ; 'abc' ~ 'a{2,1}' ; 'abc' ~ '[z-a]' ; 'abc' ~ '*' ; 'foo bar' ~ '\\mbar\\M' ; 'abc' !~* 'B'
NOT true ; NOT 'false' ; NOT NULL ; 'x'::timestamp ; 'x'::timestamptz ; 'x'::date ; '1e400'::float8 ; '{1'::int[] ; '300000'::smallint
1.5::real ; 'NaN'::float8 ; 'Infinity'::float8 ; '-inf'::float8 = '-Infinity'::float8 ; 'NaN'::float8 = 'NaN'::float8 ; 'NaN'::float8 > 1e308
'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid ; 'A0EEBC999C0B4EF8BB6D6BB9BD380A11'::uuid ; 'x'::uuid ; '\\x4142'::bytea ; 'AB'::bytea
1::foo ; NULL::int ; NULL || 'a' ; 0x1F ; 1_000 ; 1e3 ; 12345678901234567890 ; .5 ; 5.
timestamp '2026-03-20 10:00' AT TIME ZONE 'UTC' ; 'a' COLLATE "C" < 'B' ; 'a' COLLATE "xx" = 'b'
`
  .split(/[;\n]/)
  .map((text) => text.trim())
  .filter(Boolean);
