import type { DiffDialect } from '../dialect.ts';
import type { ValueType } from './database.ts';

/** A call that may be written: `$1`, `$2` stand for its arguments. */
export type FunctionForm = {
  readonly construct: string;
  readonly args: readonly ValueType[];
  readonly result: ValueType;
  readonly sql: Readonly<Partial<Record<DiffDialect, string>>>;
  /** What the lessons teach. */
  readonly isLesson?: boolean;
};

const everywhere = (sql: string): FunctionForm['sql'] => ({ sqlite: sql, postgresql: sql, mariadb: sql });

export const FUNCTIONS: readonly FunctionForm[] = [
  { construct: 'UPPER', args: ['text'], result: 'text', sql: everywhere('UPPER($1)'), isLesson: true },
  { construct: 'LOWER', args: ['text'], result: 'text', sql: everywhere('LOWER($1)'), isLesson: true },
  {
    construct: 'LENGTH',
    args: ['text'],
    result: 'int',
    sql: { sqlite: 'LENGTH($1)', postgresql: 'LENGTH($1)', mariadb: 'CHAR_LENGTH($1)' },
    isLesson: true,
  },
  { construct: 'SUBSTR', args: ['text'], result: 'text', sql: everywhere('SUBSTR($1, 2)') },
  {
    construct: 'SUBSTR length',
    args: ['text'],
    result: 'text',
    sql: everywhere('SUBSTR($1, 1, 2)'),
    isLesson: true,
  },
  {
    construct: 'SUBSTR negative',
    args: ['text'],
    result: 'text',
    sql: { sqlite: 'SUBSTR($1, -2)', mariadb: 'SUBSTR($1, -2)' },
  },
  {
    construct: 'LEFT',
    args: ['text'],
    result: 'text',
    sql: { postgresql: 'LEFT($1, 2)', mariadb: 'LEFT($1, 2)' },
  },
  {
    construct: 'RIGHT',
    args: ['text'],
    result: 'text',
    sql: { postgresql: 'RIGHT($1, 2)', mariadb: 'RIGHT($1, 2)' },
  },
  { construct: 'TRIM', args: ['text'], result: 'text', sql: everywhere('TRIM($1)'), isLesson: true },
  {
    construct: 'TRIM words',
    args: ['text'],
    result: 'text',
    sql: { postgresql: "TRIM(BOTH 'a' FROM $1)", mariadb: "TRIM(BOTH 'a' FROM $1)", sqlite: "TRIM($1, 'a')" },
  },
  { construct: 'LTRIM', args: ['text'], result: 'text', sql: everywhere('LTRIM($1)') },
  { construct: 'RTRIM', args: ['text'], result: 'text', sql: everywhere('RTRIM($1)') },
  {
    construct: 'REPLACE',
    args: ['text'],
    result: 'text',
    sql: everywhere("REPLACE($1, 'a', 'oo')"),
    isLesson: true,
  },
  {
    construct: 'INSTR',
    args: ['text'],
    result: 'int',
    sql: { sqlite: "INSTR($1, 'a')", mariadb: "INSTR($1, 'a')", postgresql: "STRPOS($1, 'a')" },
  },
  {
    construct: 'POSITION',
    args: ['text'],
    result: 'int',
    sql: { postgresql: "POSITION('e' IN $1)", mariadb: "LOCATE('e', $1)" },
  },
  {
    construct: 'LPAD',
    args: ['text'],
    result: 'text',
    sql: { postgresql: "LPAD($1, 4, '*')", mariadb: "LPAD($1, 4, '*')" },
  },
  {
    construct: 'RPAD',
    args: ['text'],
    result: 'text',
    sql: { postgresql: "RPAD($1, 4, '-')", mariadb: "RPAD($1, 4, '-')" },
  },
  {
    construct: 'REPEAT',
    args: ['text'],
    result: 'text',
    sql: { postgresql: 'REPEAT($1, 2)', mariadb: 'REPEAT($1, 2)' },
  },
  {
    construct: 'REVERSE',
    args: ['text'],
    result: 'text',
    sql: { postgresql: 'REVERSE($1)', mariadb: 'REVERSE($1)' },
  },
  {
    construct: 'CONCAT',
    args: ['text', 'int'],
    result: 'text',
    sql: { postgresql: 'CONCAT($1, $2)', mariadb: 'CONCAT($1, $2)', sqlite: 'CONCAT($1, $2)' },
    isLesson: true,
  },
  {
    construct: 'CONCAT_WS',
    args: ['text', 'text'],
    result: 'text',
    sql: everywhere("CONCAT_WS('-', $1, $2)"),
  },
  {
    construct: '||',
    args: ['text', 'text'],
    result: 'text',
    sql: { sqlite: '$1 || $2', postgresql: '$1 || $2' },
    isLesson: true,
  },
  {
    construct: '|| number',
    args: ['text', 'int'],
    result: 'text',
    sql: { sqlite: '$1 || $2', postgresql: '$1 || $2' },
  },
  {
    construct: 'ASCII',
    args: ['text'],
    result: 'int',
    sql: { sqlite: 'UNICODE($1)', postgresql: 'ASCII($1)' },
  },
  {
    construct: 'SPLIT_PART',
    args: ['text'],
    result: 'text',
    sql: { postgresql: "SPLIT_PART($1, 'e', 1)", mariadb: "SUBSTRING_INDEX($1, 'e', 1)" },
  },
  { construct: 'ABS', args: ['int'], result: 'int', sql: everywhere('ABS($1)'), isLesson: true },
  {
    construct: 'ROUND',
    args: ['dec'],
    result: 'dec',
    sql: { postgresql: 'ROUND($1, 1)', mariadb: 'ROUND($1, 1)' },
    isLesson: true,
  },
  {
    construct: 'ROUND real',
    args: ['real'],
    result: 'real',
    sql: { sqlite: 'ROUND($1, 1)' },
    isLesson: true,
  },
  { construct: 'CEIL', args: ['dec'], result: 'dec', sql: { postgresql: 'CEIL($1)', mariadb: 'CEIL($1)' } },
  {
    construct: 'FLOOR',
    args: ['dec'],
    result: 'dec',
    sql: { postgresql: 'FLOOR($1)', mariadb: 'FLOOR($1)' },
  },
  {
    construct: 'MOD',
    args: ['int'],
    result: 'int',
    sql: { postgresql: 'MOD($1, 3)', mariadb: 'MOD($1, 3)', sqlite: '$1 % 3' },
    isLesson: true,
  },
  { construct: 'SIGN', args: ['int'], result: 'int', sql: { sqlite: 'SIGN($1)', mariadb: 'SIGN($1)' } },
  {
    construct: 'TRUNC',
    args: ['dec'],
    result: 'dec',
    sql: { postgresql: 'TRUNC($1, 1)', mariadb: 'TRUNCATE($1, 1)' },
  },
  {
    construct: 'POWER',
    args: ['int'],
    result: 'real',
    sql: { mariadb: 'POWER($1, 2)', postgresql: 'POWER($1, 2)' },
  },
  {
    construct: 'GREATEST',
    args: ['int', 'int'],
    result: 'int',
    sql: { postgresql: 'GREATEST($1, $2)', mariadb: 'GREATEST($1, $2)', sqlite: 'MAX($1, $2)' },
  },
  {
    construct: 'LEAST',
    args: ['int', 'int'],
    result: 'int',
    sql: { postgresql: 'LEAST($1, $2)', mariadb: 'LEAST($1, $2)', sqlite: 'MIN($1, $2)' },
  },
  {
    construct: 'COALESCE int',
    args: ['int', 'int'],
    result: 'int',
    sql: everywhere('COALESCE($1, $2)'),
    isLesson: true,
  },
  {
    construct: 'COALESCE text',
    args: ['text', 'text'],
    result: 'text',
    sql: everywhere("COALESCE($1, $2, 'none')"),
    isLesson: true,
  },
  { construct: 'COALESCE date', args: ['date', 'date'], result: 'date', sql: everywhere('COALESCE($1, $2)') },
  {
    construct: 'NULLIF int',
    args: ['int', 'int'],
    result: 'int',
    sql: everywhere('NULLIF($1, $2)'),
    isLesson: true,
  },
  { construct: 'NULLIF text', args: ['text'], result: 'text', sql: everywhere("NULLIF($1, '')") },
  {
    construct: 'IFNULL',
    args: ['int', 'int'],
    result: 'int',
    sql: { sqlite: 'IFNULL($1, $2)', mariadb: 'IFNULL($1, $2)' },
  },
  {
    construct: 'CAST text',
    args: ['int'],
    result: 'text',
    sql: { sqlite: 'CAST($1 AS TEXT)', postgresql: 'CAST($1 AS TEXT)', mariadb: 'CAST($1 AS CHAR)' },
    isLesson: true,
  },
  {
    construct: 'CAST date text',
    args: ['date'],
    result: 'text',
    sql: { sqlite: 'CAST($1 AS TEXT)', postgresql: '$1::text', mariadb: 'CAST($1 AS CHAR)' },
  },
  {
    construct: 'CAST decimal',
    args: ['int'],
    result: 'dec',
    sql: { postgresql: 'CAST($1 AS NUMERIC(8, 2))', mariadb: 'CAST($1 AS DECIMAL(8, 2))' },
  },
  {
    construct: 'CAST int',
    args: ['dec'],
    result: 'int',
    sql: { postgresql: 'CAST($1 AS INTEGER)', mariadb: 'CAST($1 AS SIGNED)', sqlite: 'CAST($1 AS INTEGER)' },
  },
  {
    construct: 'CAST real',
    args: ['int'],
    result: 'real',
    sql: {
      sqlite: 'CAST($1 AS REAL)',
      postgresql: 'CAST($1 AS DOUBLE PRECISION)',
      mariadb: 'CAST($1 AS DOUBLE)',
    },
  },
  {
    construct: 'CAST text int',
    args: ['text'],
    result: 'int',
    sql: { sqlite: 'CAST($1 AS INTEGER)', mariadb: 'CAST($1 AS SIGNED)' },
  },
  {
    construct: 'YEAR',
    args: ['date'],
    result: 'int',
    sql: {
      postgresql: 'EXTRACT(YEAR FROM $1)::int',
      mariadb: 'YEAR($1)',
      sqlite: "CAST(STRFTIME('%Y', $1) AS INTEGER)",
    },
    isLesson: true,
  },
  {
    construct: 'MONTH',
    args: ['date'],
    result: 'int',
    sql: {
      postgresql: "DATE_PART('month', $1)::int",
      mariadb: 'EXTRACT(MONTH FROM $1)',
      sqlite: "CAST(STRFTIME('%m', $1) AS INTEGER)",
    },
    isLesson: true,
  },
  {
    construct: 'date + days',
    args: ['date'],
    result: 'date',
    sql: { postgresql: '$1 + 3', mariadb: 'DATE_ADD($1, INTERVAL 3 DAY)', sqlite: "DATE($1, '+3 days')" },
  },
  {
    construct: 'date + month',
    args: ['date'],
    result: 'date',
    sql: {
      postgresql: "CAST($1 + INTERVAL '1 month' AS DATE)",
      mariadb: '$1 + INTERVAL 1 MONTH',
      sqlite: "DATE($1, '+1 month')",
    },
  },
  {
    construct: 'date - date',
    args: ['date', 'date'],
    result: 'int',
    sql: {
      postgresql: '$1 - $2',
      mariadb: 'DATEDIFF($1, $2)',
      sqlite: 'CAST(JULIANDAY($1) - JULIANDAY($2) AS INTEGER)',
    },
  },
  {
    construct: 'DATE_TRUNC',
    args: ['date'],
    result: 'date',
    sql: {
      postgresql: "CAST(DATE_TRUNC('month', $1) AS DATE)",
      mariadb: 'LAST_DAY($1)',
      sqlite: "DATE($1, 'start of month')",
    },
  },
  {
    construct: 'date format',
    args: ['date'],
    result: 'text',
    sql: {
      postgresql: "TO_CHAR($1, 'DD.MM.YYYY Dy')",
      mariadb: "DATE_FORMAT($1, '%d.%m.%Y %a')",
      sqlite: "STRFTIME('%d.%m.%Y %w', $1)",
    },
  },
  {
    construct: 'regular expression',
    args: ['text'],
    result: 'text',
    sql: {
      postgresql: "REGEXP_REPLACE($1, '[aeiou]+', '#', 'g')",
      mariadb: "REGEXP_REPLACE($1, '[aeiou]+', '#')",
    },
  },
  {
    construct: 'IF',
    args: ['int', 'int'],
    result: 'int',
    sql: { mariadb: 'IF($1 > 2, $1, $2)', sqlite: 'IIF($1 > 2, $1, $2)' },
  },
  {
    construct: 'JSON value',
    args: [],
    result: 'text',
    sql: {
      sqlite: `'{"a": {"b": "x"}}' ->> '$.a.b'`,
      postgresql: `'{"a": {"b": "x"}}'::json -> 'a' ->> 'b'`,
      mariadb: `JSON_VALUE('{"a": {"b": "x"}}', '$.a.b')`,
    },
  },
];

export type AggregateForm = {
  readonly construct: string;
  readonly of: ValueType | '*';
  readonly result: ValueType;
  readonly sql: Readonly<Partial<Record<DiffDialect, string>>>;
  readonly isLesson?: boolean;
  /** Not with OVER. */
  readonly isPlain?: boolean;
};

/** `$1` is the argument; `$k` what makes an order total. */
export const AGGREGATES: readonly AggregateForm[] = [
  { construct: 'COUNT(*)', of: '*', result: 'int', sql: everywhere('COUNT(*)'), isLesson: true },
  { construct: 'COUNT', of: 'text', result: 'int', sql: everywhere('COUNT($1)'), isLesson: true },
  {
    construct: 'COUNT DISTINCT',
    of: 'int',
    result: 'int',
    sql: everywhere('COUNT(DISTINCT $1)'),
    isLesson: true,
    isPlain: true,
  },
  { construct: 'SUM int', of: 'int', result: 'dec', sql: everywhere('SUM($1)'), isLesson: true },
  { construct: 'SUM decimal', of: 'dec', result: 'dec', sql: everywhere('SUM($1)'), isLesson: true },
  { construct: 'SUM real', of: 'real', result: 'real', sql: everywhere('SUM($1)') },
  { construct: 'SUM DISTINCT', of: 'int', result: 'dec', sql: everywhere('SUM(DISTINCT $1)'), isPlain: true },
  { construct: 'AVG int', of: 'int', result: 'dec', sql: everywhere('AVG($1)'), isLesson: true },
  { construct: 'AVG decimal', of: 'dec', result: 'dec', sql: everywhere('AVG($1)'), isLesson: true },
  { construct: 'MIN int', of: 'int', result: 'int', sql: everywhere('MIN($1)'), isLesson: true },
  { construct: 'MAX int', of: 'int', result: 'int', sql: everywhere('MAX($1)'), isLesson: true },
  { construct: 'MIN text', of: 'text', result: 'text', sql: everywhere('MIN($1)'), isLesson: true },
  { construct: 'MAX date', of: 'date', result: 'date', sql: everywhere('MAX($1)'), isLesson: true },
  {
    construct: 'STRING_AGG',
    of: 'text',
    result: 'text',
    isPlain: true,
    sql: {
      postgresql: "STRING_AGG($1, ', ' ORDER BY $1)",
      mariadb: "GROUP_CONCAT($1 ORDER BY $1 SEPARATOR ', ')",
      sqlite: "GROUP_CONCAT($1, ', ' ORDER BY $1)",
    },
  },
  {
    construct: 'FILTER',
    of: 'int',
    result: 'dec',
    isPlain: true,
    sql: { postgresql: 'SUM($1) FILTER (WHERE $1 > 1)', sqlite: 'SUM($1) FILTER (WHERE $1 > 1)' },
  },
  { construct: 'STDDEV', of: 'int', result: 'real', isPlain: true, sql: { mariadb: 'STDDEV_POP($1)' } },
  {
    construct: 'BOOL_AND',
    of: 'int',
    result: 'int',
    isPlain: true,
    sql: { postgresql: 'CAST(BOOL_AND($1 > 0) AS INTEGER)', mariadb: 'BIT_AND($1)' },
  },
];
