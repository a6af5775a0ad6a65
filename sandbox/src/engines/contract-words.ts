import type { Cell, Column, EngineDialect } from '@sqltown/shared/api';

/** What the engines' one suite has to say in each dialect's own way. */
export type ContractWords = {
  readonly random: string;
  /** What stands in the parentheses of a call whose name is wrong: MariaDB refuses a star before it looks at the name. */
  readonly starInCalls: string;
  readonly explain: string;
  readonly planRoot: RegExp;
  readonly tenMegabytes: string;
  /** One row of values of many types, and what has to arrive. */
  readonly values: string;
  readonly valuesAsCells: readonly Cell[];
  readonly valuesAsTypes: readonly Column['type'][];
  readonly codes: Readonly<Record<'duplicate' | 'missing' | 'noTable' | 'noColumn' | 'syntax', string>>;
};

const TEXT = 'e\u0301 é 🪔 \u202Ea נ';

const MARIADB: ContractWords = {
  random: 'RAND()',
  starInCalls: 'name',
  explain: 'EXPLAIN',
  planRoot: /^SIMPLE citizens$/,
  tenMegabytes: "REPEAT('x', 10485760)",
  values: `SELECT 9223372036854775807 AS a, -9223372036854775808 AS b, 1e-1 AS c, x'00ff10' AS d, '${TEXT}' AS e, CAST(NULL AS DATE) AS f,
      12345678901234567890.123456789 AS g, TRUE AS h, DATE '1900-02-28' AS i, TIME '23:59:59.5' AS j, TIMESTAMP '2000-01-01 00:00:00.123456' AS k, CAST(2 AS UNSIGNED) AS l`,
  valuesAsCells: [
    { int: '9223372036854775807' },
    { int: '-9223372036854775808' },
    0.1,
    { blob: '00ff10' },
    TEXT,
    null,
    { decimal: '12345678901234567890.123456789' },
    1,
    '1900-02-28',
    '23:59:59.5',
    '2000-01-01 00:00:00.123456',
    2,
  ],
  valuesAsTypes: [
    'integer',
    'integer',
    'float',
    'blob',
    'text',
    'date',
    'decimal',
    'integer',
    'date',
    'time',
    'timestamp',
    'integer',
  ],
  codes: { duplicate: '1062', missing: '1048', noTable: '1146', noColumn: '1054', syntax: '1064' },
};

/** Oracle and T-SQL read other statements than the suite is written in: they have tests of their own. */
export type ContractDialect = Exclude<EngineDialect, 'mssql' | 'oracle'>;

export const WORDS: Readonly<Record<ContractDialect, ContractWords>> = {
  sqlite: {
    random: 'random()',
    starInCalls: '*',
    explain: 'EXPLAIN QUERY PLAN',
    planRoot: /^SCAN citizens/,
    tenMegabytes: 'hex(zeroblob(5242880))',
    values: `SELECT 9223372036854775807 AS a, -9223372036854775808 AS b, 0.1 AS c, x'00ff10' AS d, '${TEXT}' AS e, NULL AS f`,
    valuesAsCells: [
      { int: '9223372036854775807' },
      { int: '-9223372036854775808' },
      0.1,
      { blob: '00ff10' },
      TEXT,
      null,
    ],
    valuesAsTypes: ['integer', 'integer', 'float', 'blob', 'text', 'any'],
    codes: {
      duplicate: 'SQLITE_CONSTRAINT_PRIMARYKEY',
      missing: 'SQLITE_CONSTRAINT_NOTNULL',
      noTable: 'SQLITE_ERROR',
      noColumn: 'SQLITE_ERROR',
      syntax: 'SQLITE_ERROR',
    },
  },
  postgresql: {
    random: 'random()',
    starInCalls: '*',
    explain: 'EXPLAIN',
    planRoot: /^Sort$/,
    tenMegabytes: "repeat('x', 10485760)",
    values: `SELECT 9223372036854775807 AS a, -9223372036854775808 AS b, 0.1::float8 AS c, '\\x00ff10'::bytea AS d, '${TEXT}' AS e, NULL::date AS f,
      12345678901234567890.123456789 AS g, true AS h, DATE '1900-02-28' AS i, TIME '23:59:59.5' AS j, TIMESTAMP '2000-01-01 00:00:00.123456' AS k, '{"a":1}'::json AS l`,
    valuesAsCells: [
      { int: '9223372036854775807' },
      { int: '-9223372036854775808' },
      0.1,
      { blob: '00ff10' },
      TEXT,
      null,
      { decimal: '12345678901234567890.123456789' },
      true,
      '1900-02-28',
      '23:59:59.5',
      '2000-01-01 00:00:00.123456',
      '{"a":1}',
    ],
    valuesAsTypes: [
      'integer',
      'integer',
      'float',
      'blob',
      'text',
      'date',
      'decimal',
      'boolean',
      'date',
      'time',
      'timestamp',
      'json',
    ],
    codes: { duplicate: '23505', missing: '23502', noTable: '42P01', noColumn: '42703', syntax: '42601' },
  },
  mariadb: MARIADB,
  mysql: MARIADB,
};
