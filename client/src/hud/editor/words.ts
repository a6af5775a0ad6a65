import type { SQLDialectSpec } from '@codemirror/lang-sql';
import type { Dialect } from '@sqltown/shared/api';

/*
 * The words that are set apart in the editor. Only what SQL itself speaks: the editor's own lists hold every
 * word that a server may ever treat specially, and would colour columns such as name, free or host.
 */

const KEYWORDS = `
  all alter and any as asc between by case cast check collate column commit constraint create cross current_date
  current_time current_timestamp default delete desc distinct do drop else end escape except exists explain false
  fetch filter first following for foreign from full glob group having if ilike in index inner insert intersect
  into is isnull join key lateral left like limit natural not notnull null nulls offset on only or order outer output over
  partition percent preceding primary range recursive references regexp returning right rollback row rows select set similar
  some sysdate table then ties to true unbounded union unique update using values view when where window with
`;

const FUNCTIONS = `
  abs add_months avg cast ceil ceiling coalesce concat convert count curdate date date_add date_format date_part
  date_sub dateadd datediff datename datepart date_trunc dense_rank extract floor greatest group_concat
  ifnull iif initcap instr isnull lag last_value first_value lead least len length listagg lower lpad ltrim max min mod
  now nullif ntile nvl nvl2
  position power printf random rank replace round row_number rpad rtrim sign sqrt strftime string_agg strpos substr
  substring sum sysdate timestampdiff to_char to_date to_number total trim trunc typeof upper year
`;

const TYPES = `
  bigint blob boolean char character date decimal double float int integer interval numeric precision real smallint
  bit datetime datetime2 enum money number nvarchar text time timestamp tinyint unsigned varchar varchar2
`;

const SHARED: SQLDialectSpec = {
  keywords: KEYWORDS.trim(),
  builtin: FUNCTIONS.trim(),
  types: TYPES.trim(),
  operatorChars: '+-*/<>=~!@#%^&|`?',
};

const MYSQL: SQLDialectSpec = {
  ...SHARED,
  identifierQuotes: '`',
  specialVar: '@',
  hashComments: true,
  spaceAfterDashes: true,
  doubleQuotedStrings: true,
  backslashEscapes: true,
  charSetCasts: true,
};

/** How a dialect is read: its quotes and comments, with the words above. */
export const SPECS: Readonly<Record<Dialect, SQLDialectSpec>> = {
  postgresql: {
    ...SHARED,
    doubleDollarQuotedStrings: true,
    identifierQuotes: '"',
    specialVar: '',
    unquotedBitLiterals: false,
    charSetCasts: true,
    plsqlQuotingMechanism: false,
  },
  sqlite: { ...SHARED, identifierQuotes: '`"', specialVar: '@:?$' },
  mysql: MYSQL,
  mariadb: MYSQL,
  mssql: { ...SHARED, identifierQuotes: '"[', specialVar: '@', charSetCasts: true },
  oracle: {
    ...SHARED,
    identifierQuotes: '"',
    specialVar: ':',
    charSetCasts: true,
    plsqlQuotingMechanism: true,
  },
};
