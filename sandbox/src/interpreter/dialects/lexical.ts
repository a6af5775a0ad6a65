import type { DialectName, LexicalRules } from './dialect.ts';

/** Letters, digits and everything beyond ASCII that is a whole character: SQLite, PostgreSQL and MySQL. */
const WIDE = 'A-Za-z_\\u0080-\\ud7ff\\ue000-\\ufefe\\uff00-\\u{10ffff}';
const NUMBER = '(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?';
const HEX_NUMBER = '0[xX][0-9a-fA-F]+';
/** 1_000: PostgreSQL 16 and SQLite 3.46. */
const GROUPED = '(?:\\d+(?:_\\d+)*(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?';

const sticky = (source: string, flags = ''): RegExp => new RegExp(source, `uy${flags}`);

const PLAIN: LexicalRules = {
  nameQuotes: [['"', '"']],
  stringQuotes: ["'"],
  backslash: false,
  stringPrefixes: {},
  dollarQuotes: false,
  lineComments: ['--'],
  dashesNeedSpace: false,
  nestedComments: false,
  executableComments: false,
  word: sticky(`[${WIDE}][${WIDE}0-9$]*`),
  number: sticky(`${HEX_NUMBER}|${NUMBER}`),
  letterAfterNumber: 'error',
  parameter: null,
  variable: null,
  separatorLine: null,
  operators: ['%'],
};

/** https://sqlite.org/lang_expr.html, https://sqlite.org/lang_keywords.html */
const sqlite: LexicalRules = {
  ...PLAIN,
  nameQuotes: [
    ['"', '"'],
    ['`', '`'],
    ['[', ']'],
  ],
  stringPrefixes: { X: 'hex' },
  number: sticky(`${HEX_NUMBER}|${GROUPED}`),
  parameter: sticky(`\\?\\d*|[:@$#][${WIDE}0-9]+`),
  operators: ['==', '||', '<<', '>>', '->', '->>', '%', '&', '|', '~'],
};

/** https://www.postgresql.org/docs/current/sql-syntax-lexical.html */
const postgresql: LexicalRules = {
  ...PLAIN,
  stringPrefixes: { E: 'escaped', N: 'national', X: 'hex', B: 'bits' },
  dollarQuotes: true,
  nestedComments: true,
  number: sticky(`${HEX_NUMBER}|${GROUPED}`),
  parameter: sticky('\\$\\d+'),
  operators: [
    '::',
    ':',
    ':=',
    '=>',
    '||',
    '<<',
    '>>',
    '->',
    '->>',
    '#>',
    '#>>',
    '@>',
    '<@',
    '&&',
    '?',
    '?|',
    '?&',
    '~',
    '~*',
    '!~',
    '!~*',
    '%',
    '^',
    '&',
    '|',
    '#',
    '[',
    ']',
    '@@',
    '@',
  ],
};

/** https://dev.mysql.com/doc/refman/8.4/en/language-structure.html */
const mysql: LexicalRules = {
  ...PLAIN,
  nameQuotes: [['`', '`']],
  stringQuotes: ["'", '"'],
  backslash: true,
  stringPrefixes: { N: 'national', X: 'hex', B: 'bits' },
  lineComments: ['--', '#'],
  dashesNeedSpace: true,
  executableComments: true,
  word: sticky(
    '[A-Za-z_$\\u0080-\\ud7ff\\ue000-\\ufefe\\uff00-\\uffff][\\w$\\u0080-\\ud7ff\\ue000-\\ufefe\\uff00-\\uffff]*',
  ),
  letterAfterNumber: 'word',
  parameter: sticky('\\?'),
  variable: sticky('@@?[\\w$.]+'),
  operators: ['<=>', ':=', '||', '&&', '<<', '>>', '->', '->>', '%', '^', '&', '|', '~', '!', '{', '}'],
};

/** https://mariadb.com/docs/server/reference: MySQL's, without the JSON arrows */
const mariadb: LexicalRules = {
  ...mysql,
  operators: mysql.operators.filter((operator) => !operator.startsWith('->')),
};

/** https://learn.microsoft.com/sql/relational-databases/databases/database-identifiers */
const mssql: LexicalRules = {
  ...PLAIN,
  nameQuotes: [
    ['[', ']'],
    ['"', '"'],
  ],
  stringPrefixes: { N: 'national' },
  nestedComments: true,
  word: sticky('[\\p{L}_#][\\p{L}\\p{M}\\p{N}_@$#]*|\\$(?:action|identity|rowguid)', 'i'),
  letterAfterNumber: 'apart',
  variable: sticky('@@?[\\p{L}\\p{M}\\p{N}_@$#]+'),
  separatorLine: sticky('GO(?:[ \\t]+\\d+)?[ \\t]*(?=\\r?\\n|$)', 'i'),
  operators: ['!<', '!>', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '%', '^', '&', '|', '~'],
};

/** https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Basic-Elements-of-Oracle-SQL.html */
const oracle: LexicalRules = {
  ...PLAIN,
  stringPrefixes: { N: 'national', Q: 'delimited', NQ: 'delimited' },
  word: sticky('\\p{L}[\\p{L}\\p{M}\\p{N}_$#]*'),
  number: sticky(`${NUMBER}[fFdD]?`),
  letterAfterNumber: 'apart',
  parameter: sticky(':\\w+'),
  separatorLine: sticky('/[ \\t]*(?=\\r?\\n|$)'),
  operators: ['||', '^=', '=>', ':=', '**'],
};

export const LEXICAL: Readonly<Record<DialectName, LexicalRules>> = {
  sqlite,
  postgresql,
  mysql,
  mariadb,
  mssql,
  oracle,
};
