import type { LexicalRules } from '../dialect.ts';

/** Letters, digits and everything beyond ASCII that is a whole character: SQLite, PostgreSQL and MySQL. */
export const WIDE = 'A-Za-z_\\u0080-\\ud7ff\\ue000-\\ufefe\\uff00-\\u{10ffff}';
export const NUMBER = '(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?';
export const HEX_NUMBER = '0[xX][0-9a-fA-F]+';
/** 1_000: PostgreSQL 16 and SQLite 3.46. */
export const GROUPED = '(?:\\d+(?:_\\d+)*(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?';

export const sticky = (source: string, flags = ''): RegExp => new RegExp(source, `uy${flags}`);

export const PLAIN: LexicalRules = {
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
