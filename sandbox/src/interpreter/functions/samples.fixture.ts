/** Calls whose values the real engines tell: constant expressions, one a line or between semicolons. */
function samples(text: string): readonly string[] {
  return text
    .split(/ ; |\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('--'));
}

export const SQLITE_SAMPLES = samples(`
length('abc') ; length('äöü') ; length('😀a') ; length(12345) ; length(1.5) ; length(x'0102') ; length(NULL) ; length('') ; length('a' || char(0) || 'b')
octet_length('äb') ; octet_length(15) ; octet_length('😀')
upper('abcä') ; lower('ABCÄ') ; upper(5)
substr('abcdef', 2) ; substr('abcdef', 2, 3) ; substr('abcdef', 0) ; substr('abcdef', 0, 3) ; substr('abcdef', -2) ; substr('abcdef', -2, 1)
substr('abcdef', -10, 6) ; substr('abcdef', -10, 3) ; substr('abcdef', 3, -2) ; substr('abcdef', -2, -2) ; substr('abcdef', 0, -2) ; substr('abcdef', 10)
substr('abcdef', 10, -5) ; substr('abcdef', -10, -5) ; substring('hello', 1, 2) ; substr(12345, 2, 2) ; substr('abc', 1.9) ; substr('abc', NULL) ; substr(x'010203', 2)
substr('abcdef', 2, 100) ; substr('abcdef', -3, 100) ; substr('äöü', 2, 1) ; substr('abc', 'x')
trim('  a  ') ; ltrim('  a') || '|' ; rtrim('a  ') || '|' ; trim('xxaxx', 'x') ; trim('xyaxy', 'yx') ; ltrim('aab', 'a') ; rtrim('baa', 'a') ; trim('a', '') ; trim(NULL)
replace('banana', 'a', 'o') ; replace('abc', '', 'x') ; replace('abc', 'b', '') ; replace('abc', NULL, 'x') ; replace(123, 2, 9)
instr('hello', 'l') ; instr('hello', 'z') ; instr('hello', '') ; instr('äöü', 'ü') ; instr(12345, 34) ; instr('A', 'a')
concat('a', 1, NULL, 2.5) ; concat(NULL) ; concat_ws('-', 'a', NULL, 'b') ; concat_ws(NULL, 'a') ; concat_ws(',', 1, 2)
char(72, 105) ; char() ; unicode('A') ; unicode('') ; unicode('ä') ; unicode('😀') ; char(128512)
hex('abc') ; hex(x'0aff') ; hex(12) ; hex('') ; unhex('616263') ; unhex('xyz') ; quote('it''s') ; quote(NULL) ; quote(1) ; quote(1.5) ; quote(x'01ff')
abs(-5) ; abs(5) ; abs(-5.5) ; abs('-3') ; abs('abc') ; abs(NULL) ; abs(-9223372036854775807)
round(2.5) ; round(-2.5) ; round(2.567, 2) ; round(2.675, 2) ; round(1234.5, -2) ; round(5) ; round(5, 1) ; round('2.5') ; round(1.005, 2) ; round(0.5) ; round(1e20) ; round(NULL) ; round(2.5, NULL)
round(3.14159, 3) ; round(-0.4) ; round(1.45, 1) ; round(8.345, 2) ; round(99999.995, 2) ; round(0.285, 2) ; round(10.075, 2)
ceil(1.2) ; ceil(-1.2) ; ceiling(5) ; floor(1.7) ; floor(-1.2) ; floor(3) ; trunc(1.9) ; trunc(-1.9) ; trunc(2) ; ceil('1.5') ; ceil('abc') ; floor(NULL) ; sign(-3) ; sign(0) ; sign(2.5) ; sign('abc') ; sign(NULL) ; sign('2')
mod(7, 3) ; mod(-7, 3) ; mod(7.5, 2) ; mod(5, 0) ; power(2, 10) ; pow(2, 0.5) ; power(0, -1) ; sqrt(16) ; sqrt(-1) ; sqrt(2) ; exp(1) ; exp(0) ; ln(10) ; ln(0) ; ln(-1)
log(100) ; log(2, 8) ; log10(1000) ; log2(8) ; log(10, 0) ; pi() ; sin(1) ; cos(0) ; tan(1) ; asin(2) ; atan2(1, 2) ; degrees(3.5) ; radians(180) ; sinh(1) ; acosh(0.5)
max(1, 2, 3) ; min(1, 2, 3) ; max(1, 'a') ; min(1, NULL) ; max('a', 'B') ; min(2.5, 2) ; max(1, 1.0)
coalesce(NULL, 2) ; coalesce(NULL, NULL) ; ifnull(NULL, 'x') ; ifnull(1, 'x') ; nullif(1, 1) ; nullif(1, 2) ; nullif('a', 'A') ; nullif(1, '1') ; iif(1 > 0, 'y', 'n') ; iif(NULL, 1, 2) ; iif(0, 1) ; iif('abc', 1, 2) ; coalesce(1, abs(-9223372036854775808))
typeof(1) ; typeof(1.0) ; typeof('a') ; typeof(NULL) ; typeof(x'00') ; typeof(1 + 1.0) ; typeof('1' + 1) ; likely(1) ; unlikely(0) ; likelihood(5, 0.5)
date('2024-02-29') ; date('2024-02-30') ; date('2024-13-01') ; date('2024-01-31', '+1 month') ; date('2024-01-31', '+1 month', 'floor') ; date('2024-02-29', '+1 year') ; date('2024-03-31', '-1 month')
date('2024-05-15', 'start of month') ; date('2024-05-15', 'start of year') ; date('2024-05-15', '+7 days') ; date('2024-05-15', '-1 day', 'start of month') ; date('2024-05-15', 'weekday 0') ; date('2024-05-15', 'weekday 3') ; date('2024-05-15', 'weekday 1')
datetime('2024-05-15 10:30:00') ; datetime('2024-05-15T10:30') ; datetime('2024-05-15 10:30:45.678') ; datetime('2024-05-15 10:30:00', '+90 minutes') ; datetime('2024-05-15', '+1.5 days') ; datetime('2024-05-15 23:59:59', '+1 second') ; datetime('10:30')
time('10:30:45') ; time('2024-05-15 10:30') ; time('10:30', '-45 minutes') ; time('25:00') ; datetime(0, 'unixepoch') ; datetime(1715769000, 'unixepoch') ; datetime('1715769000', 'unixepoch') ; date(2460000.5) ; datetime(2460000.75) ; datetime('2460000.75')
datetime(1715769000, 'auto') ; datetime('2024-05-15', 'start of day') ; datetime('2024-05-15 10:30:45', 'start of day') ; datetime('2024-05-15 12:00:00+02:00') ; datetime('2024-05-15 12:00:00Z') ; datetime('2024-05-15 12:00', '+01:30') ; datetime('2024-05-15 12:00', '-00:30:30')
julianday('2024-05-15') ; julianday('2024-05-15 12:00') ; julianday('2000-01-01 00:00:00') ; unixepoch('2024-05-15') ; unixepoch('1969-12-31') ; unixepoch('2024-05-15 10:30:45.678', 'subsec') ; datetime('2024-05-15 10:30:45.678', 'subsec')
julianday('2024-05-15') - julianday('2024-05-01') ; cast(julianday('2024-05-15') as integer) ; strftime('%Y-%m-%d', '2024-05-15') ; strftime('%d/%m/%Y %H:%M:%S', '2024-05-15 09:08:07') ; strftime('%j', '2024-12-31') ; strftime('%w %u', '2024-05-19') ; strftime('%W %U %V %G', '2024-01-01')
strftime('%W %U %V %G', '2023-01-01') ; strftime('%s', '2024-05-15') ; strftime('%J', '2024-05-15 06:00') ; strftime('%f', '2024-05-15 10:30:45.678') ; strftime('%I %l %p %P', '2024-05-15 15:04') ; strftime('%e|%k', '2024-05-05 03:04') ; strftime('%F %T %R', '2024-05-15 10:30:45') ; strftime('%%') ; strftime('%q', '2024-05-15') ; strftime('%Y', NULL) ; strftime(NULL, '2024-05-15')
date('abc') ; date('') ; date(NULL) ; date('2024-05-15', 'abc') ; date('2024-05-15', NULL) ; date('-4713-11-24') ; date('0000-01-01') ; date('9999-12-31', '+1 day') ; date('2024-5-15') ; date(' 2024-05-15 ') ; date('2024-05-15', '+1 months') ; date('2024-05-15', '1 day') ; date('2024-05-15', '+0001-02-03') ; date('2024-05-15', 'Start Of Month')
strftime('%g', '2021-01-03') ; date('2024-05-15', '+1.5 months') ; date('2024-05-15', '+2.5 years') ; datetime(-1, 'unixepoch') ; datetime('2024-05-15 24:00:00')
printf('%d', 42) ; printf('%5d|', 42) ; printf('%-5d|', 42) ; printf('%05d', 42) ; printf('%+d', 42) ; printf('%,d', 1234567) ; printf('%.2f', 3.14159) ; printf('%10.3f|', 2.5) ; printf('%e', 12345.678) ; printf('%g', 0.0001) ; printf('%g', 1e10) ; printf('%x %X %o', 255, 255, 8)
printf('%s-%s', 'a', 'b') ; printf('%10s|', 'abc') ; printf('%-10s|', 'abc') ; printf('%.2s', 'abcdef') ; printf('%c', 'hello') ; printf('%%') ; printf('%q', 'it''s') ; printf('%Q', 'it''s') ; printf('%Q', NULL) ; printf('%d', 'abc') ; printf('%s', NULL) ; printf('%d', 3.9) ; printf('%s', 1.5) ; format('%*d', 6, 42) ; printf('%w', 'a"b') ; printf('%d') ; printf('%s %s', 'a')
printf('%.3f', 0.0005) ; printf('%f', 1) ; printf('%.0f', 2.5) ; printf('%.0f', 3.5) ; printf('%08.2f', -3.14159) ; printf('%i', -5) ; printf('%,.2f', 1234567.891) ; printf('% d', 5) ; printf('%.10g', 3.14159265358979) ; printf('%#x', 255)
json('{"a": 1, "b" : [1, 2]}') ; json('bad') ; json_valid('{"a":1}') ; json_valid('{a}') ; json_valid(NULL) ; json_extract('{"a":{"b":[1,2.5,"x"]}}', '$.a.b[1]') ; json_extract('{"a":{"b":[1,2.5,"x"]}}', '$.a') ; json_extract('{"a":"x"}', '$.a') ; json_extract('{"a":null}', '$.a') ; json_extract('{"a":true}', '$.a') ; json_extract('{"a":1}', '$.b') ; json_extract('{"a":1,"b":2}', '$.a', '$.b') ; json_extract('[1,2,3]', '$[#-1]') ; json_extract('[1,2]', '$[0]') ; json_extract('{"a b":1}', '$."a b"') ; json_extract('{"a":1}', 'a')
json_array(1, 'a', NULL, 2.5) ; json_array() ; json_array(json('[1]'), '[1]') ; json_object('a', 1, 'b', 'x') ; json_object('a', json('{"b":1}')) ; json_object('a') ; json_array_length('[1,2,3]') ; json_array_length('{"a":1}') ; json_array_length('{"a":[1,2]}', '$.a') ; json_array_length('[1]', '$.x') ; json_type('[1]') ; json_type('{"a":1.5}', '$.a') ; json_type('{"a":null}', '$.a') ; json_type('"x"') ; json_type('true') ; json_quote('a"b') ; json_quote(1.5) ; json_quote(NULL)
last_insert_rowid() ; changes()
json_set('{"a":1}', '$.a', 2, '$.b', 'x') ; json_insert('{"a":1}', '$.a', 2, '$.b', json('[1]')) ; json_replace('{"a":1}', '$.a', NULL, '$.b', 2) ; json_remove('{"a":1,"b":[1,2]}', '$.a', '$.b[0]') ; json_set('[1,2]', '$[2]', 3) ; json_set('[1,2]', '$[#]', 3) ; json_set('[1,2]', '$[9]', 3) ; json_patch('{"a":1,"b":{"c":2}}', '{"a":null,"b":{"d":3}}') ; json_set('{}', '$.a.b', 1) ; json_remove('[0,1,2]', '$[5]') ; json_set(NULL, '$.a', 1)
`);

export const POSTGRESQL_SAMPLES = samples(`
length('abc') ; length('äöü😀') ; char_length('ab') ; character_length('ab  '::char(5)) ; length('ab'::char(5)) ; octet_length('ä') ; bit_length('ab') ; length(123) ; length(NULL) ; length(''::text)
md5('abc') ; md5('') ; md5('The quick brown fox jumps over the lazy dog, twice, and then some more of it to fill a block') ; upper('abc') ; lower('ABC') ; initcap('hello wORLD-foo_bar 2nd') ; upper(5)
substr('abcdef', 2) ; substr('abcdef', 2, 3) ; substring('abcdef', 0, 3) ; substring('abcdef', -2, 5) ; substring('abcdef' from 3) ; substring('abcdef' from 2 for 2) ; substring('abcdef' for 2) ; substring('abcdef', 2, -1) ; substring('abc', 10) ; substring('foobar' from 'o.b')
left('abcdef', 2) ; left('abcdef', -2) ; left('abc', 10) ; left('abc', -5) ; right('abcdef', 2) ; right('abcdef', -2) ; right('abc', 0)
trim('  a ') ; trim(both 'x' from 'xxaxx') ; trim(leading from '  a') ; trim(trailing 'a' from 'baa') ; btrim('xyaxy', 'xy') ; ltrim('zzzytest', 'xyz') ; rtrim('testxxzx', 'xyz') ; ltrim('  a')
lpad('hi', 5, 'xy') ; lpad('hello', 2) ; rpad('hi', 5, 'xy') ; lpad('hi', 5) ; rpad('hi', -1) ; lpad('hi', 5, '') ; repeat('ab', 3) ; repeat('ab', -1) ; repeat('ab', 2::bigint) ; reverse('äbc')
replace('abcabc', 'b', 'X') ; replace('abc', '', 'x') ; translate('12345', '143', 'ax') ; strpos('high', 'ig') ; strpos('abc', '') ; position('b' in 'abc') ; starts_with('alphabet', 'alph') ; split_part('a,b,c', ',', 2) ; split_part('a,b,c', ',', -1) ; split_part('a,b,c', ',', 5) ; split_part('a,b,c', ',', 0)
concat('a', 1, NULL, true, 2.50) ; concat(NULL) ; concat_ws(',', 'a', NULL, 'b', 1) ; concat_ws(NULL, 'a') ; concat() ; overlay('Txxxxas' placing 'hom' from 2 for 4) ; overlay('abcdef' placing 'X' from 3)
ascii('x') ; ascii('') ; ascii('ä') ; chr(65) ; chr(0) ; chr(8364) ; to_hex(255) ; to_hex(-1) ; quote_literal('it''s') ; quote_literal(42.5) ; quote_ident('Foo bar') ; quote_ident('abc') ; quote_nullable(NULL) ; quote_literal(E'a\\b')
format('Hello %s, %I = %L', 'World', 'col name', 'it''s') ; format('%2$s %1$s', 'a', 'b') ; format('%-5s|%5s', 'a', 'b') ; format('%s') ; format('%%') ; format('%s', NULL) ; format('%L', NULL) ; format('%s', true) ; format(NULL)
abs(-5) ; abs(-5.5) ; abs(-5.5::float8) ; abs('-5') ; round(2.5) ; round(-2.5) ; round(2.5::float8) ; round(3.5::float8) ; round(2.567, 2) ; round(1234.5, -2) ; round(5) ; round(5, 2) ; round(2.5::float8, 1) ; round('2.5') ; round(1.005, 2) ; round(42.4382, 2)
ceil(1.2) ; ceil(-1.2) ; ceiling(5) ; floor(-1.7) ; floor(2::float8) ; trunc(1.99) ; trunc(-1.99) ; trunc(1234.567, 2) ; trunc(1234.567, -2) ; trunc(2.9::float8) ; sign(-3) ; sign(0.0) ; sign(2.5) ; sign(-1.5::float8)
mod(7, 3) ; mod(-7, 3) ; mod(7.5, 2) ; mod(5, 0) ; div(7, 2) ; div(-7, 2) ; div(7.5, 2) ; gcd(12, 18) ; lcm(4, 6) ; factorial(5) ; factorial(20) ; scale(1.2300) ; trim_scale(1.2300)
power(2, 10) ; power(2.0, 3) ; power(2, 0.5) ; power(2.0, 0.5) ; power(2, -1) ; power(2.0, -1) ; power(0, 0) ; power(0.0, -1) ; power(-8, 0.5) ; power(10.0, 20) ; power(1.5, 2.5) ; sqrt(16) ; sqrt(2) ; sqrt(2.0) ; sqrt(100.0) ; sqrt(0.01) ; sqrt(12345.678) ; sqrt(-1) ; cbrt(27) ; exp(1) ; exp(1.0) ; exp(10.5) ; exp(-2.0)
ln(2) ; ln(2.0) ; ln(10.0) ; ln(0) ; ln(0.0) ; ln(-1.0) ; ln(0.5) ; log(100) ; log(100.0) ; log(2.0, 64.0) ; log(2, 8) ; log10(1000.0) ; log(0.001) ; pi() ; sin(1) ; degrees(1) ; radians(180) ; atan2(1, 2) ; cot(1) ; asin(0.5)
width_bucket(5.35, 0.024, 10.06, 5) ; width_bucket(0, 1, 10, 5) ; width_bucket(10, 1, 10, 5) ; width_bucket(5.0::float8, 10, 0, 4) ; greatest(1, 2, NULL) ; least('b', 'a') ; greatest(1, 2.5) ; greatest(NULL, NULL) ; least(date '2024-01-01', date '2023-01-01')
coalesce(NULL, 2) ; coalesce(NULL, NULL) ; coalesce(1, 2.5) ; coalesce(1, 'a') ; coalesce('a', 'b') ; nullif(1, 1) ; nullif('a', 'b') ; nullif(1, 1.0) ; nullif(5, 2)
now() = now() ; extract(year from date '2024-05-15') ; extract(month from timestamp '2024-05-15 10:30:45.678') ; extract(second from timestamp '2024-05-15 10:30:45.678') ; extract(dow from date '2024-05-19') ; extract(isodow from date '2024-05-19') ; extract(doy from date '2024-12-31') ; extract(week from date '2024-12-30') ; extract(isoyear from date '2024-12-30') ; extract(quarter from date '2024-05-15')
extract(epoch from timestamp '2024-05-15 10:30:45.678') ; extract(epoch from date '2024-05-15') ; extract(epoch from interval '1 year 2 months 3 days 4 hours') ; extract(hour from interval '30 hours 15 minutes') ; extract(century from date '2024-05-15') ; extract(decade from date '2024-05-15') ; extract(millennium from date '2000-12-31') ; extract(milliseconds from time '10:30:45.678') ; extract(microseconds from time '10:30:45.678') ; extract(hour from date '2024-05-15') ; extract(day from interval '40 days 5 hours') ; extract(month from interval '14 months') ; extract(foo from date '2024-05-15') ; extract(julian from date '2024-05-15')
date_part('year', date '2024-05-15') ; date_part('second', timestamp '2024-05-15 10:30:45.5') ; date_part('day', timestamp '2024-05-15' - timestamp '2024-05-01') ; date_part('foo', date '2024-05-15') ; date_part('epoch', interval '2 hours')
date_trunc('month', timestamp '2024-05-15 10:30:45') ; date_trunc('month', date '2024-05-15') ; date_trunc('week', timestamp '2024-05-15') ; date_trunc('quarter', timestamp '2024-05-15') ; date_trunc('hour', timestamp '2024-05-15 10:30:45') ; date_trunc('year', '2024-05-15 10:30:45+00'::timestamptz) ; date_trunc('day', '2024-05-15 10:30') ; date_trunc('month', interval '1 year 5 months 20 days') ; date_trunc('hour', interval '5 hours 40 minutes') ; date_trunc('decade', timestamp '2024-05-15') ; date_trunc('century', timestamp '2024-05-15') ; date_trunc('foo', timestamp '2024-05-15')
age(timestamp '2024-05-15', timestamp '2000-02-29') ; age(timestamp '2001-04-10', timestamp '1957-06-13') ; age(date '2024-01-31', date '2024-02-29') ; age(timestamp '2024-03-01 10:00', timestamp '2024-01-31 12:00') ; age(timestamp '2024-01-01', timestamp '2024-03-31')
make_date(2024, 2, 29) ; make_date(2024, 2, 30) ; make_time(8, 15, 23.5) ; make_timestamp(2024, 5, 15, 8, 15, 23.5) ; make_interval(1, 2, 0, 3) ; justify_days(interval '35 days') ; justify_hours(interval '27 hours') ; justify_interval(interval '1 mon -1 hour') ; isfinite(date '2024-05-15') ; to_timestamp(0) ; to_timestamp(1715769045.5)
to_char(timestamp '2024-05-15 15:04:05.678', 'YYYY-MM-DD HH24:MI:SS.MS') ; to_char(date '2024-05-15', 'Day, DD Month YYYY') ; to_char(date '2024-05-15', 'FMDay, FMDD FMMonth YYYY') ; to_char(date '2024-05-05', 'FMDDth Mon YY') ; to_char(date '2024-05-15', 'DAY|day|Dy|dy|MON|mon') ; to_char(timestamp '2024-05-15 15:04:05', 'HH12:MI AM') ; to_char(timestamp '2024-05-15 03:04:05', 'HH:MI p.m.') ; to_char(date '2024-05-15', 'DDD D ID W WW IW IYYY Q CC J') ; to_char(date '2024-05-15', '"Q"Q "of" YYYY') ; to_char(date '2024-05-15', 'RM|rm') ; to_char(date '2024-05-15', 'YYYY"a"MM') ; to_char(timestamp '2024-05-15 15:04:05', 'SSSS US') ; to_char(interval '30 hours 5 minutes', 'HH24:MI:SS') ; to_char(interval '15 days', 'DD') ; to_char(date '2024-05-15', 'Y,YYY YYY Y') ; to_char(date '2024-05-15', 'xyz!') ; to_char(date '0044-03-15', 'YYYY BC') ; to_char(date '2024-01-01', 'FMMM/FMDD/YY') ; to_char(date '2024-05-15', '') ; to_char(date '2024-05-22', 'DDTH DDth') ; to_char(timestamp '2024-05-15 00:04:05', 'HH24-HH12')
to_char(485, '999') ; to_char(-485, '999') ; to_char(485, '9 9 9') ; to_char(1485, '9,999') ; to_char(148.5, '999.999') ; to_char(148.5, 'FM999.999') ; to_char(148.5, 'FM999.990') ; to_char(485, '999S') ; to_char(-485, '999S') ; to_char(-485, '999MI') ; to_char(485, '999MI') ; to_char(485, 'FM999MI') ; to_char(485, 'PL999') ; to_char(485, 'SG999') ; to_char(-485, 'SG999') ; to_char(-485, '999PR') ; to_char(485, '999PR') ; to_char(482, '999th') ; to_char(485, '"Good number:"999') ; to_char(485.8, '"Pre:"999" Post:" .999') ; to_char(12, '99V999') ; to_char(12.45, '99V9') ; to_char(0.0004859, '9.99EEEE') ; to_char(485, 'RN') ; to_char(5.2, 'FMRN')
to_char(-0.1, '99.99') ; to_char(-0.1, 'FM9.99') ; to_char(0.1, '0.9') ; to_char(12, '9990999.9') ; to_char(12, 'FM9990999.9') ; to_char(12345, '999') ; to_char(0, '999') ; to_char(0, '9.99') ; to_char(1234567.891, '9,999,999.99') ; to_char(1234567.891, 'FM9,999,999.00') ; to_char(1234.5, '$9,999.00') ; to_char(5, '000') ; to_char(-5, '000') ; to_char(0.5, '9.99') ; to_char(0.5, '0.00') ; to_char(100, 'FM999') ; to_char(99.999, '99.99') ; to_char(1234, '9G999D99') ; to_char(1.5::float8, '9.9') ; to_char(-12, 'S99') ; to_char(12, 'S99') ; to_char(123, '9,999') ; to_char(12345.67, '99999.9') ; to_char(1e6, '9,999,999') ; to_char(123, 'FM00000') ; to_char(-1234, '9,999') ; to_char(0, 'FM9') ; to_char(0.456, '.99') ; to_char(123.456, '999') ; to_char(12345.678, '99.99')
to_date('2024-05-15', 'YYYY-MM-DD') ; to_date('15 May 2024', 'DD Mon YYYY') ; to_date('05/15/24', 'MM/DD/YY') ; to_date('20240515', 'YYYYMMDD') ; to_date('2024-02-30', 'YYYY-MM-DD') ; to_date('2024-13-01', 'YYYY-MM-DD') ; to_date('abc', 'YYYY') ; to_date('2024 136', 'YYYY DDD') ; to_date('May 15, 2024', 'Month DD, YYYY') ; to_timestamp('2024-05-15 15:04:05', 'YYYY-MM-DD HH24:MI:SS') ; to_timestamp('15/05/2024 03:04 PM', 'DD/MM/YYYY HH12:MI AM') ; to_date('95', 'YY') ; to_date('2024', 'YYYY') ; to_date('15.05.2024', 'DD.MM.YYYY') ; to_date('2024-5-1', 'YYYY-MM-DD') ; to_number('12,454.8-', '99G999D9S') ; to_number('1234.50', '9999.99') ; to_number('$1,234', 'L9,999') ; to_number('-12.5', '99.9') ; to_number('abc', '999')
regexp_replace('foobarbaz', 'b..', 'X') ; regexp_replace('foobarbaz', 'b..', 'X', 'g') ; regexp_replace('foobarbaz', 'b(..)', 'X\\1Y', 'g') ; regexp_replace('Hello', 'l', 'L', 1, 2) ; regexp_match('foobarbequebaz', '(bar)(beque)') ; regexp_match('abc', 'x') ; regexp_match('abc123', '\\d+') ; regexp_like('Hello', 'h', 'i') ; regexp_like('Hello', '^h') ; regexp_count('abcabc', 'b') ; regexp_instr('abcabc', 'c', 1, 2) ; regexp_substr('foo123bar45', '\\d+', 1, 2) ; regexp_split_to_array('a, b,c', ',\\s*') ; regexp_split_to_array('abc', '') ; regexp_replace('abc', '(', 'x') ; regexp_like('a', 'a', 'q') ; regexp_replace('a.b.c', '\\.', '-', 'g') ; regexp_replace('aaa', 'a*', 'x', 'g')
array_length(ARRAY[1,2,3], 1) ; array_length(ARRAY[1], 2) ; cardinality(ARRAY[[1,2],[3,4]]) ; array_append(ARRAY[1,2], 3) ; array_prepend(0, ARRAY[1]) ; array_cat(ARRAY[1], ARRAY[2]) ; array_remove(ARRAY[1,2,1], 1) ; array_position(ARRAY['a','b'], 'b') ; array_positions(ARRAY[1,2,1], 1) ; array_to_string(ARRAY[1,NULL,3], ',') ; array_to_string(ARRAY[1,NULL,3], ',', '*') ; string_to_array('a,b,c', ',') ; string_to_array('abc', NULL) ; string_to_array('a,,b', ',', '') ; string_to_array('', ',') ; array_upper(ARRAY[1,2], 1) ; array_ndims(ARRAY[[1],[2]])
json_build_object('a', 1, 'b', 'x', 'c', NULL) ; json_build_array(1, 'a', true, 2.50) ; jsonb_build_object('b', 1, 'a', 2) ; to_json('it"s'::text) ; to_jsonb(1.50) ; to_json(date '2024-05-15') ; to_json(timestamp '2024-05-15 10:00') ; to_json(ARRAY[1,2]) ; json_array_length('[1,2,3]') ; json_typeof('{"a":1}') ; jsonb_typeof('1.5') ; json_extract_path_text('{"a":{"b":"x"}}', 'a', 'b') ; json_extract_path('{"a":[1,2]}', 'a', '1') ; jsonb_extract_path('{"a":{"c":1, "bb":2}}', 'a') ; json_strip_nulls('{"a":1,"b":null}') ; json_array_length('{"a":1}') ; json_build_object('a') ; jsonb_build_array(1, '{"b":1}'::jsonb)
pg_typeof(1) ; pg_typeof(1.5) ; pg_typeof('a') ; pg_typeof('a'::text) ; pg_typeof(length('a')) ; pg_typeof(now()) ; pg_typeof(current_date) ; pg_typeof(round(1.5)) ; pg_typeof(sqrt(4)) ; pg_typeof(ARRAY[1]) ; pg_typeof(extract(year from now())) ; pg_typeof(date_part('year', now())) ; pg_typeof(date_trunc('day', date '2024-01-01')) ; pg_typeof(age(now())) ; pg_typeof(coalesce(1, 2.5)) ; pg_typeof(NULL) ; pg_typeof(true) ; pg_typeof(gen_random_uuid()) ; pg_typeof(random()) ; pg_typeof(ceil(5)) ; pg_typeof(mod(5, 2)) ; pg_typeof(power(2, 3)) ; pg_typeof(div(7, 2)) ; pg_typeof(abs(5)) ; pg_typeof(sign(5)) ; pg_typeof(to_date('2024', 'YYYY')) ; pg_typeof(make_interval(1)) ; pg_typeof(localtimestamp) ; pg_typeof(to_timestamp(0))
jsonb_set('{"a":1,"b":[1,2]}', '{b,0}', '9') ; jsonb_set('{"a":1}', '{c}', '"x"') ; jsonb_set('{"a":1}', '{c}', '2', false) ; jsonb_set('[1,2]', '{-1}', '5') ; jsonb_set('{"a":{}}', ARRAY['a','b'], '1'::jsonb) ; jsonb_set('{"a":1}', '{b,c}', '1') ; num_nulls(1, NULL, NULL) ; num_nonnulls(1, NULL) ; array_replace(ARRAY[1,2,1], 1, 9) ; array_reverse(ARRAY[1,2,3])
foo(1) ; lower(1) ; round('a', 'b') ; substr(123, 1) ; nosuch('a', 1.5, NULL) ; length('a', 'b') ; date_trunc('day', 5) ; to_char('abc', 'x') ; concat_ws() ; upper()
`);

/** Whole queries, one a line: aggregates, windows and functions in FROM. */
function queries(text: string, values: Readonly<Record<string, string>>): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('--'))
    .map((line) => line.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''));
}

export const SQLITE_QUERIES = queries(
  `
WITH {t} SELECT count(*), count(n), sum(n), avg(n), min(n), max(n), total(n) FROM t
WITH {t} SELECT sum(f), avg(f), min(s), max(s), group_concat(s), group_concat(s, '|'), string_agg(s, '-') FROM t
WITH {t} SELECT g, sum(n), sum(f), total(n), avg(n), count(DISTINCT s), group_concat(DISTINCT s) FROM t GROUP BY g ORDER BY g
WITH {t} SELECT sum(n), avg(n), min(n), max(n), total(n), count(*), count(n), group_concat(n) FROM t WHERE n > 100
WITH {t} SELECT sum(s), avg(s), max(n, 3), min(id, 2) FROM t
WITH {t} SELECT group_concat(s ORDER BY s DESC), group_concat(n, ';' ORDER BY id), sum(n) FILTER (WHERE g = 'a') FROM t
WITH {t} SELECT json_group_array(n), json_group_object(id, s), json_group_array(json_array(n)) FROM t
WITH {t} SELECT json_group_array(n), json_group_object(id, s) FROM t WHERE id > 99
WITH {t} SELECT id, row_number() OVER w, rank() OVER w, dense_rank() OVER w, percent_rank() OVER w, cume_dist() OVER w, ntile(2) OVER w FROM t WINDOW w AS (ORDER BY g) ORDER BY id
WITH {t} SELECT id, lag(n) OVER w, lead(n, 2) OVER w, lag(n, 1, -1) OVER w, first_value(s) OVER w, last_value(s) OVER w, nth_value(s, 2) OVER w FROM t WINDOW w AS (ORDER BY id) ORDER BY id
WITH {t} SELECT id, sum(n) OVER (ORDER BY id ROWS 1 PRECEDING), avg(n) OVER (PARTITION BY g), count(*) OVER (ORDER BY g) FROM t ORDER BY id
WITH {t} SELECT ntile(0) OVER (ORDER BY id) FROM t
WITH {t} SELECT nth_value(s, 0) OVER (ORDER BY id) FROM t
SELECT sum(v) FROM (SELECT 9223372036854775807 AS v UNION ALL SELECT 1)
SELECT sum(v), avg(v) FROM (SELECT 9223372036854775807 AS v UNION ALL SELECT 1.0)
SELECT sum(v) FROM (SELECT 0.1 AS v UNION ALL SELECT 0.2 UNION ALL SELECT 0.3)
SELECT key, value, type, atom, fullkey, path FROM json_each('{"a":1,"b":[1,2],"c":{"d":null},"e f":"x"}')
SELECT key, value, type, atom, parent, fullkey, path FROM json_each('[10,"x",true,null,2.5]')
SELECT key, value, type, atom, fullkey, path FROM json_tree('{"a":[1,{"b":2}],"c":"x"}')
SELECT value FROM json_each('{"a":[1,2,3]}', '$.a')
SELECT value FROM generate_series(1, 5)
SELECT value FROM generate_series(1, 10, 3)
SELECT value FROM generate_series(5, 1, -2)
SELECT value FROM generate_series(5, 1)
`,
  {
    t: `t(id, g, n, f, s) AS (VALUES (1, 'a', 1, 0.1, 'x'), (2, 'a', 2, 0.2, 'y'), (3, 'b', NULL, 0.3, 'x'), (4, 'b', 4, 1.5, NULL), (5, 'c', 5, NULL, 'z'))`,
  },
);

export const POSTGRESQL_QUERIES = queries(
  `
WITH {t} SELECT count(*), count(n), sum(n), avg(n), min(n), max(n) FROM t
WITH {t} SELECT sum(d), avg(d), min(d), max(d), sum(f), avg(f), sum(b), avg(b) FROM t
WITH {t} SELECT g, sum(n), avg(d), string_agg(s, ','), count(DISTINCT s) FROM t GROUP BY g ORDER BY g
WITH {t} SELECT sum(n), avg(n), string_agg(s, ','), array_agg(n), bool_and(n > 1), json_agg(n) FROM t WHERE id > 99
WITH {t} SELECT string_agg(s, '-' ORDER BY s DESC), array_agg(n ORDER BY id DESC), array_agg(s ORDER BY id) FROM t
WITH {t} SELECT bool_and(n > 0), bool_or(n > 4), every(n > 1), bit_and(n), bit_or(n), bit_xor(n) FROM t
WITH {t} SELECT stddev(n), stddev_pop(n), variance(n), var_pop(n), stddev(d), var_samp(f), stddev_pop(f), var_pop(d) FROM t
WITH {t} SELECT stddev(n), stddev_pop(n), variance(n) FROM t WHERE id = 1
WITH {t} SELECT corr(f, n), covar_pop(f, n), covar_samp(f, n), regr_slope(f, n), regr_intercept(f, n), regr_r2(f, n), regr_count(f, n), regr_avgx(f, n), regr_avgy(f, n) FROM t
WITH {t} SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY n), percentile_disc(0.5) WITHIN GROUP (ORDER BY n), percentile_cont(0.25) WITHIN GROUP (ORDER BY f DESC), mode() WITHIN GROUP (ORDER BY s) FROM t
WITH {t} SELECT percentile_disc(0.9) WITHIN GROUP (ORDER BY s), percentile_cont(0) WITHIN GROUP (ORDER BY n), percentile_cont(1) WITHIN GROUP (ORDER BY n) FROM t
WITH {t} SELECT percentile_cont(1.5) WITHIN GROUP (ORDER BY n) FROM t
WITH {t} SELECT json_agg(s), jsonb_agg(n), json_object_agg(id, s), jsonb_object_agg(g, n) FROM t
WITH {t} SELECT any_value(g) FROM t WHERE id = 1
WITH {t} SELECT sum(s) FROM t
WITH {t} SELECT avg(x), sum(x) FROM (SELECT interval '1 day 02:00' AS x UNION ALL SELECT interval '1 month') q
WITH {t} SELECT sum(n) FILTER (WHERE g = 'a'), count(*) FILTER (WHERE n > 1) FROM t
WITH {t} SELECT id, row_number() OVER w, rank() OVER w, dense_rank() OVER w, percent_rank() OVER w, cume_dist() OVER w, ntile(2) OVER w FROM t WINDOW w AS (ORDER BY g) ORDER BY id
WITH {t} SELECT id, lag(n) OVER w, lead(n, 2) OVER w, lag(n, 1, -1) OVER w, first_value(s) OVER w, last_value(s) OVER w, nth_value(s, 2) OVER w FROM t WINDOW w AS (ORDER BY id) ORDER BY id
WITH {t} SELECT id, sum(n) OVER (ORDER BY id ROWS 1 PRECEDING), avg(n) OVER (PARTITION BY g), string_agg(s, ',') OVER (ORDER BY id) FROM t ORDER BY id
WITH {t} SELECT ntile(0) OVER (ORDER BY id) FROM t
SELECT sum(v) FROM (VALUES (2147483647), (1)) AS q(v)
SELECT avg(v) FROM (VALUES (1), (2), (2)) AS q(v)
SELECT avg(v), sum(v) FROM (VALUES (1.10), (2.205)) AS q(v)
SELECT * FROM generate_series(1, 4)
SELECT * FROM generate_series(5, 1, -2) AS g(n)
SELECT n FROM generate_series(1.5, 3.0, 0.5) AS n
SELECT d FROM generate_series(timestamp '2024-01-31', timestamp '2024-04-30', interval '1 month') AS d
SELECT d FROM generate_series(date '2024-01-01', date '2024-01-03', interval '1 day') AS d
SELECT * FROM generate_series(1, 4, 0)
SELECT x FROM unnest(ARRAY[1, 2, NULL]) AS x
SELECT * FROM unnest(ARRAY[['a','b'],['c','d']]) AS x
SELECT * FROM regexp_split_to_table('a1b22c', '\\d+') AS x
SELECT * FROM regexp_matches('a1b22', '([a-z])(\\d+)', 'g') AS x
SELECT * FROM string_to_table('a,b,,c', ',', '') AS x
SELECT * FROM json_array_elements('[1, "x", {"a": 2}]') AS x
SELECT * FROM json_array_elements_text('[1, "x", null]')
SELECT * FROM json_each('{"a": 1, "b": "x"}')
SELECT * FROM jsonb_each_text('{"b": 1, "a": "x"}')
SELECT * FROM jsonb_object_keys('{"b": 1, "a": "x"}') AS k
SELECT * FROM json_array_elements('{"a":1}')
`,
  {
    t: `t(id, g, n, d, f, b, s) AS (VALUES (1, 'a', 1, 1.10, 0.1::float8, 1::bigint, 'x'), (2, 'a', 2, 2.25, 0.2, 2, 'y'), (3, 'b', NULL, 3.333, 0.3, 3, 'x'), (4, 'b', 4, NULL, 1.5, NULL, NULL), (5, 'c', 5, 10, NULL, 5, 'z'))`,
  },
);

/** What MariaDB tells, and MySQL as its manual has it where they don't differ. */
export const MARIADB_SAMPLES = samples(`
LENGTH('ä') ; CHAR_LENGTH('ä') ; BIT_LENGTH('ab') ; LENGTH('') ; LENGTH(NULL) ; LENGTH(12345) ; UPPER('aä') ; LOWER('AÄ') ; UCASE('x') ; LCASE('X')
SUBSTRING('abcdef', 2) ; SUBSTRING('abcdef', 2, 3) ; SUBSTRING('abcdef', 0) ; SUBSTRING('abcdef', -3) ; SUBSTRING('abcdef', -3, 2) ; SUBSTRING('abcdef', 10) ; SUBSTRING('abcdef', 2, 0) ; SUBSTRING('abcdef', 2, -1) ; SUBSTRING('abcdef', -10) ; MID('abcdef', 2, 2) ; SUBSTRING('abcdef' FROM 2 FOR 3) ; SUBSTRING('abcdef' FROM -2)
LEFT('abc', 2) ; LEFT('abc', -1) ; RIGHT('abc', 2) ; RIGHT('abc', 0) ; RIGHT('abc', 10) ; INSERT('Quadratic', 3, 4, 'What') ; INSERT('Quadratic', -1, 4, 'What') ; INSERT('Quadratic', 3, 100, 'What') ; INSERT('abc', 3, -1, 'X')
TRIM('  a  ') ; TRIM(LEADING 'x' FROM 'xxaxx') ; TRIM(TRAILING 'xyz' FROM 'barxxyz') ; TRIM(BOTH 'ab' FROM 'ababXab') ; LTRIM('  a') ; RTRIM('a  ') ; TRIM('x' FROM 'xax')
LPAD('hi', 4, '??') ; LPAD('hi', 1, '??') ; RPAD('hi', 5, '?') ; LPAD('hi', -1, '?') ; RPAD('hi', 5, '') ; LPAD('hi', 5) ; REPEAT('ab', 3) ; REPEAT('ab', 0) ; SPACE(3) ; REVERSE('abc') ; REPLACE('www.a.com', 'w', 'Ww') ; REPLACE('abc', '', 'x') ; REPLACE('ABC', 'b', 'x')
INSTR('foobarbar', 'BAR') ; LOCATE('bar', 'foobarbar') ; LOCATE('bar', 'foobarbar', 5) ; LOCATE('x', 'abc') ; LOCATE('', 'abc') ; LOCATE('a', 'abc', 0) ; POSITION('b' IN 'abc') ; INSTR('abc', '') ; LOCATE('', 'abc', 4) ; LOCATE('', 'abc', 5)
SUBSTRING_INDEX('www.mysql.com', '.', 2) ; SUBSTRING_INDEX('www.mysql.com', '.', -2) ; SUBSTRING_INDEX('www.mysql.com', 'x', 2) ; SUBSTRING_INDEX('a.b', '.', 0) ; FIELD('Bb', 'Aa', 'Bb', 'Cc') ; FIELD('Gg', 'Aa') ; FIELD('bb', 'Aa', 'BB') ; FIELD(3, 1, 2, 3) ; FIELD(NULL, 1) ; FIND_IN_SET('b', 'a,b,c') ; FIND_IN_SET('B', 'a,b') ; FIND_IN_SET('x', '') ; ELT(1, 'Aa', 'Bb') ; ELT(5, 'Aa') ; ELT(0, 'Aa') ; MAKE_SET(5, 'a', 'b', 'c') ; MAKE_SET(1 | 4, 'hello', 'nice', NULL, 'world')
CONCAT('a', 1, 2.50) ; CONCAT('a', NULL) ; CONCAT_WS(',', 'a', NULL, 'b') ; CONCAT_WS(NULL, 'a') ; STRCMP('a', 'b') ; STRCMP('a', 'A') ; STRCMP('b', 'a') ; ASCII('2') ; ASCII('') ; ASCII('ä') ; ORD('ä') ; ORD('2') ; HEX('abc') ; HEX(255) ; HEX(-1) ; BIN(12) ; OCT(12) ; CONV('a', 16, 2) ; CONV('6E', 18, 8) ; CONV(-17, 10, -18) ; QUOTE('Don''t') ; QUOTE(NULL) ; SOUNDEX('Hello') ; SOUNDEX('Quadratically') ; SOUNDEX('')
FORMAT(12332.123456, 4) ; FORMAT(12332.1, 4) ; FORMAT(12332.2, 0) ; FORMAT(-1234567.891, 2) ; FORMAT(0.5, 0) ; FORMAT(1.5, 0) ; FORMAT(999.995, 2)
ABS(-32) ; ABS(-5.5) ; ABS('-3x') ; CEIL(1.23) ; CEILING(-1.23) ; FLOOR(-1.23) ; FLOOR(5) ; CEIL('1.5') ; ROUND(-1.58) ; ROUND(1.298, 1) ; ROUND(23.298, -1) ; ROUND(2.5) ; ROUND(-2.5) ; ROUND(25, -1) ; ROUND(1.5e0) ; ROUND(2.5e0) ; ROUND(2.345e0, 2) ; ROUND(1.5, 3) ; ROUND('2.5') ; ROUND(150, -2) ; TRUNCATE(1.999, 1) ; TRUNCATE(-1.999, 1) ; TRUNCATE(122, -2) ; TRUNCATE(10.28 * 100, 0) ; TRUNCATE(1.5e0, 0)
SIGN(-32) ; SIGN(0) ; MOD(234, 10) ; MOD(29, 9) ; MOD(34.5, 3) ; MOD(5, 0) ; MOD(-7, 3) ; POW(2, 2) ; POWER(2, -2) ; SQRT(4) ; SQRT(20) ; SQRT(-16) ; EXP(2) ; EXP(0) ; LN(2) ; LN(0) ; LOG(2) ; LOG(2, 65536) ; LOG(10, 100) ; LOG(1, 100) ; LOG10(2) ; LOG10(100) ; LOG2(65536) ; DEGREES(PI()) ; RADIANS(90) ; SIN(PI() / 2) ; COT(1) ; ATAN2(-2, 2) ; ATAN(1) ; ACOS(2) ; GREATEST(2, 0) ; GREATEST(34.0, 3.0, 5.0) ; GREATEST('B', 'A', 'C') ; LEAST(2, NULL) ; LEAST('b', 'A') ; BIT_COUNT(29) ; CRC32('x') ; MD5('abc') ; MD5('')
IF(1 > 2, 2, 3) ; IF(1 < 2, 'yes', 'no') ; IF(NULL, 1, 2) ; IF('abc', 1, 2) ; IFNULL(1, 0) ; IFNULL(NULL, 10) ; IFNULL(1, 'x') ; NULLIF(1, 1) ; NULLIF(1, 2) ; NULLIF('a', 'A') ; ISNULL(NULL) ; ISNULL(1) ; COALESCE(NULL, 1, 'a') ; COALESCE(NULL, NULL) ; NVL(NULL, 1) ; NVL2(1, 'a', 'b')
DATE_ADD('2018-05-01', INTERVAL 1 DAY) ; DATE_SUB('2018-05-01', INTERVAL 1 YEAR) ; DATE_ADD('2020-12-31 23:59:59', INTERVAL 1 SECOND) ; DATE_ADD('2018-12-31 23:59:59', INTERVAL 1 DAY) ; DATE_ADD('2100-12-31 23:59:59', INTERVAL '1:1' MINUTE_SECOND) ; DATE_SUB('2025-01-01 00:00:00', INTERVAL '1 1:1:1' DAY_SECOND) ; DATE_ADD('1900-01-01 00:00:00', INTERVAL '-1 10' DAY_HOUR) ; DATE_ADD('2024-01-31', INTERVAL 1 MONTH) ; DATE_ADD(DATE '2024-01-31', INTERVAL 1 MONTH) ; DATE_ADD(DATE '2024-01-31', INTERVAL 1 HOUR) ; ADDDATE('2008-01-02', 31) ; SUBDATE('2008-01-02', INTERVAL 31 DAY) ; ADDDATE(DATE '2008-01-02', 31) ; DATE_ADD('2024-02-30', INTERVAL 1 DAY) ; DATE_ADD('2024-01-01', INTERVAL 1 QUARTER) ; DATE_ADD('2024-01-01', INTERVAL 2 WEEK)
DATEDIFF('2007-12-31 23:59:59', '2007-12-30') ; DATEDIFF('2010-11-30 23:59:59', '2010-12-31') ; TIMESTAMPDIFF(MONTH, '2003-02-01', '2003-05-01') ; TIMESTAMPDIFF(YEAR, '2002-05-01', '2001-01-01') ; TIMESTAMPDIFF(MINUTE, '2003-02-01', '2003-05-01 12:05:55') ; TIMESTAMPDIFF(MONTH, '2024-01-31', '2024-02-29') ; TIMESTAMPDIFF(DAY, '2024-01-01 12:00:00', '2024-01-02 11:59:59') ; TIMESTAMPDIFF(WEEK, '2024-01-01', '2024-01-20') ; TIMESTAMPDIFF(QUARTER, '2024-01-01', '2024-12-31') ; TIMESTAMPADD(MINUTE, 1, '2003-01-02') ; TIMESTAMPADD(WEEK, 1, '2003-01-02') ; TIMEDIFF('2000:01:01 00:00:00', '2000:01:01 00:00:00.000001') ; TIMEDIFF('2008-12-31 23:59:59', '2008-12-30 01:01:01') ; TIMEDIFF('10:00:00', '12:30:00') ; ADDTIME('01:00:00', '02:00:00') ; SUBTIME('12:00:00', '01:30:00')
YEAR('1987-01-01') ; MONTH('2008-02-03') ; DAY('2007-02-03') ; DAYOFMONTH('2007-02-03') ; DAYOFWEEK('2007-02-03') ; WEEKDAY('2008-02-03 22:23:00') ; DAYOFYEAR('2007-02-03') ; QUARTER('2008-04-01') ; HOUR('10:05:03') ; HOUR('272:59:59') ; MINUTE('2008-02-03 10:05:03') ; SECOND('10:05:03') ; MICROSECOND('12:00:00.123456') ; DAYNAME('2007-02-03') ; MONTHNAME('2008-02-03') ; LAST_DAY('2003-02-05') ; LAST_DAY('2004-02-05') ; LAST_DAY('2003-03-32') ; YEAR(NULL) ; YEAR('x') ; DATE('2003-12-31 01:02:03') ; TIME('2003-12-31 01:02:03') ; TIMESTAMP('2003-12-31') ; TIMESTAMP('2003-12-31 12:00:00', '12:00:00')
WEEK('2008-02-20') ; WEEK('2008-02-20', 0) ; WEEK('2008-02-20', 1) ; WEEK('2008-12-31', 1) ; WEEK('2000-01-01') ; WEEK('2000-01-01', 2) ; WEEK('2023-01-01', 3) ; WEEK('2023-01-01', 4) ; WEEK('2023-01-01', 5) ; WEEK('2023-01-01', 6) ; WEEK('2023-01-01', 7) ; WEEKOFYEAR('2008-02-20') ; YEARWEEK('1987-01-01') ; YEARWEEK('2023-01-01', 1) ; EXTRACT(YEAR FROM '2019-07-02') ; EXTRACT(YEAR_MONTH FROM '2019-07-02 01:02:03') ; EXTRACT(DAY_MINUTE FROM '2019-07-02 01:02:03') ; EXTRACT(MICROSECOND FROM '2003-01-02 10:30:00.000123') ; EXTRACT(WEEK FROM '2024-05-15') ; EXTRACT(HOUR_SECOND FROM '10:20:30')
MAKEDATE(2011, 31) ; MAKEDATE(2011, 32) ; MAKEDATE(2011, 0) ; MAKETIME(12, 15, 30) ; MAKETIME(-5, 15, 30) ; MAKETIME(12, 60, 0) ; PERIOD_ADD(200801, 2) ; PERIOD_DIFF(200802, 200703) ; TO_DAYS('2007-10-07') ; TO_DAYS(950501) ; FROM_DAYS(730669) ; SEC_TO_TIME(2378) ; SEC_TO_TIME(-2378) ; TIME_TO_SEC('22:23:00') ; TIME_TO_SEC('00:39:38') ; TO_SECONDS('2009-11-29') ; UNIX_TIMESTAMP('2015-11-13 10:20:19') ; FROM_UNIXTIME(1447430881) ; FROM_UNIXTIME(1447430881, '%Y %D %M %h:%i:%s %x') ; UNIX_TIMESTAMP('2015-11-13 10:20:19.012') ; FROM_UNIXTIME(1447430881.5)
DATE_FORMAT('2009-10-04 22:23:00', '%W %M %Y') ; DATE_FORMAT('2007-10-04 22:23:00', '%H:%i:%s') ; DATE_FORMAT('1900-10-04 22:23:00', '%D %y %a %d %m %b %j') ; DATE_FORMAT('1997-10-04 22:23:00', '%H %k %I %r %T %S %w') ; DATE_FORMAT('1999-01-01', '%X %V') ; DATE_FORMAT('2006-06-01', '%d %e %c %l %p %f %u %U %v %x') ; DATE_FORMAT('2024-01-01', '%Y-%m') ; DATE_FORMAT('2024-01-02', '%q%%') ; DATE_FORMAT(NULL, '%Y') ; TIME_FORMAT('100:00:00', '%H %k %h %I %l') ; DATE_FORMAT('2024-05-11', '%D') ; DATE_FORMAT('2024-05-22', '%D %M')
STR_TO_DATE('01,5,2013', '%d,%m,%Y') ; STR_TO_DATE('May 1, 2013', '%M %d,%Y') ; STR_TO_DATE('a09:30:17', 'a%h:%i:%s') ; STR_TO_DATE('09:30:17a', '%h:%i:%s') ; STR_TO_DATE('2024-05-15 15:04:05', '%Y-%m-%d %H:%i:%s') ; STR_TO_DATE('15/05/2024', '%d/%m/%Y') ; STR_TO_DATE('abc', '%Y') ; STR_TO_DATE('99', '%m') ; STR_TO_DATE('03:04 PM', '%h:%i %p') ; STR_TO_DATE('May 15th 24', '%M %D %y')
JSON_EXTRACT('[10, 20, [30, 40]]', '$[1]') ; JSON_EXTRACT('[10, 20, [30, 40]]', '$[1]', '$[0]') ; JSON_EXTRACT('[10, 20, [30, 40]]', '$[2][*]') ; JSON_EXTRACT('{"a": "x", "b": {"c": 1}}', '$.b.c') ; JSON_EXTRACT('{"a": "x"}', '$.a') ; JSON_EXTRACT('{"a": "x"}', '$.z') ; JSON_UNQUOTE('"abc"') ; JSON_UNQUOTE(JSON_EXTRACT('{"a": "x"}', '$.a')) ; JSON_VALUE('{"a": "x"}', '$.a') ; JSON_VALUE('{"a": [1]}', '$.a') ; JSON_QUERY('{"a": [1, 2]}', '$.a') ; JSON_QUOTE('a"b') ; JSON_VALID('{"a":1}') ; JSON_VALID('a') ; JSON_LENGTH('{"a": 1, "b": {"c": 30}}') ; JSON_LENGTH('[1, 2, {"a": 3}]') ; JSON_LENGTH('{"a": [1, 2]}', '$.a') ; JSON_LENGTH('3') ; JSON_DEPTH('[[], {}]') ; JSON_DEPTH('[10, {"a": 20}]') ; JSON_TYPE('{"a": [10, true]}') ; JSON_TYPE('1') ; JSON_TYPE('"x"') ; JSON_TYPE('1.5') ; JSON_KEYS('{"a": 1, "b": {"c": 30}}') ; JSON_KEYS('{"a": 1, "b": {"c": 30}}', '$.b') ; JSON_CONTAINS('{"a": 1, "b": 2}', '1', '$.a') ; JSON_CONTAINS('[1, 2, 3]', '[1, 3]') ; JSON_CONTAINS('{"a": 1}', '{"b": 1}') ; JSON_CONTAINS_PATH('{"a": 1}', 'one', '$.a', '$.e') ; JSON_CONTAINS_PATH('{"a": 1}', 'all', '$.a', '$.e') ; JSON_ARRAY(1, 'abc', NULL, 1.5) ; JSON_OBJECT('id', 87, 'name', 'carrot') ; JSON_OBJECT('a', JSON_ARRAY(1, 2))
JSON_SET('{"a": 1, "b": [2, 3]}', '$.a', 10, '$.c', '[true, false]') ; JSON_INSERT('{"a": 1}', '$.a', 10, '$.c', 5) ; JSON_REPLACE('{"a": 1}', '$.a', 10, '$.c', 5) ; JSON_REMOVE('["a", ["b", "c"], "d"]', '$[1]') ; JSON_ARRAY_APPEND('["a", ["b", "c"], "d"]', '$[1]', 1) ; JSON_MERGE_PATCH('{"a": 1, "b": 2}', '{"b": null, "c": 4}') ; JSON_MERGE_PRESERVE('[1, 2]', '[true, false]') ; JSON_MERGE_PRESERVE('{"a": 1}', '{"a": 3, "b": 4}') ; JSON_OVERLAPS('[1,3,5,7]', '[2,5,7]')
REGEXP_REPLACE('abcabc', 'b', 'X') ; REGEXP_REPLACE('abc def', '([a-z]+) ([a-z]+)', '\\\\2 \\\\1') ; REGEXP_SUBSTR('abc def ghi', '[a-z]+') ; REGEXP_SUBSTR('abc', 'x') ; REGEXP_INSTR('abcabc', 'c') ; REGEXP_INSTR('abc', 'x') ; REGEXP_REPLACE('ABC', 'b', 'x') ; 'abc' REGEXP '^A'
NOW() = NOW() ; ROW_COUNT() IS NULL ; LAST_INSERT_ID() ; RAND(1) < 1
`);
