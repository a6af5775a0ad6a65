import type { TypeName } from '../../tree/expressions.ts';
import type { Collation, TextType, Type } from '../../types/type.ts';
import { decimal, float, integer, isMax, numbersOf, typeFrom } from '../type-arguments.ts';
import { checkLength } from './lengths.ts';

/** SQL Server's default in the US: case doesn't count, accents do, trailing spaces don't. */
export const LATIN: Collation = {
  name: 'SQL_Latin1_General_CP1_CI_AS',
  fold: 'unicode',
  accents: true,
  padded: true,
  rtrim: false,
  order: 'language',
};

/** A collation's name says what counts: CI or CS, AI or AS, BIN. */
export function collationNamed(name: string): Collation | undefined {
  const parts = name.toUpperCase().split('_');
  if (/^database_default$/i.test(name)) return LATIN;
  if (parts.length < 3) return undefined;
  if (parts.includes('BIN') || parts.includes('BIN2'))
    return { name, fold: 'none', accents: true, padded: true, rtrim: false };
  if (!parts.some((part) => /^C[IS]$/.test(part)) || !parts.some((part) => /^A[IS]$/.test(part)))
    return undefined;
  return { ...LATIN, name, fold: parts.includes('CS') ? 'none' : 'unicode', accents: parts.includes('AS') };
}

export const varchar = (length: number | null, name = 'VARCHAR'): TextType => ({
  kind: 'text',
  length,
  fixed: /^N?CHAR$/.test(name),
  collation: LATIN,
  name,
});

export const INT = integer(32);
export const BIT = integer(1);
export const FLOAT = float();
export const MONEY: Type = { kind: 'decimal', precision: 19, scale: 4, name: 'MONEY' };
export const DATE: Type = { kind: 'date' };
export const DATETIME: Type = { kind: 'timestamp', precision: 3, zoned: false, name: 'DATETIME' };
export const datetime2 = (precision: number): Type => ({
  kind: 'timestamp',
  precision,
  zoned: false,
  name: 'DATETIME2',
});

type Maker = (name: TypeName) => Type;
const always =
  (type: Type): Maker =>
  () =>
    type;
const text =
  (name: string): Maker =>
  (written) =>
    varchar(isMax(written) ? null : (numbersOf(written)[0] ?? 1), name);
const exact: Maker = (name) => {
  const [precision, scale] = numbersOf(name);
  return decimal(precision ?? 18, scale ?? 0);
};
const bytes =
  (fixed: boolean): Maker =>
  (name) => ({ kind: 'blob', length: isMax(name) ? null : (numbersOf(name)[0] ?? 1), fixed });

/** https://learn.microsoft.com/sql/t-sql/data-types/data-types-transact-sql */
const TYPES: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['BIT', always(BIT)],
  ['TINYINT', always(integer(8, true))],
  ['SMALLINT', always(integer(16))],
  ['INT', always(INT)],
  ['INTEGER', always(INT)],
  ['BIGINT', always(integer(64))],
  ['DECIMAL', exact],
  ['DEC', exact],
  ['NUMERIC', exact],
  ['MONEY', always(MONEY)],
  ['SMALLMONEY', always({ kind: 'decimal', precision: 10, scale: 4, name: 'SMALLMONEY' })],
  ['FLOAT', (name) => float((numbersOf(name)[0] ?? 53) <= 24 ? 32 : 64)],
  ['DOUBLE PRECISION', always(FLOAT)],
  ['REAL', always(float(32))],
  ['CHAR', text('CHAR')],
  ['CHARACTER', text('CHAR')],
  ['NCHAR', text('NCHAR')],
  ['NATIONAL CHAR', text('NCHAR')],
  ['VARCHAR', text('VARCHAR')],
  ['CHARACTER VARYING', text('VARCHAR')],
  ['NVARCHAR', text('NVARCHAR')],
  ['TEXT', always(varchar(null, 'TEXT'))],
  ['NTEXT', always(varchar(null, 'NTEXT'))],
  ['SYSNAME', always(varchar(128, 'NVARCHAR'))],
  ['BINARY', bytes(true)],
  ['VARBINARY', bytes(false)],
  ['IMAGE', always({ kind: 'blob', length: null, fixed: false })],
  ['DATE', always(DATE)],
  ['TIME', (name) => ({ kind: 'time', precision: numbersOf(name)[0] ?? 7, zoned: false })],
  ['DATETIME', always(DATETIME)],
  ['SMALLDATETIME', always({ kind: 'timestamp', precision: 0, zoned: false, name: 'SMALLDATETIME' })],
  ['DATETIME2', (name) => datetime2(numbersOf(name)[0] ?? 7)],
  ['UNIQUEIDENTIFIER', always({ kind: 'uuid' })],
]);

const LACKING = new Set(
  'DATETIMEOFFSET XML SQL_VARIANT ROWVERSION TIMESTAMP HIERARCHYID GEOGRAPHY GEOMETRY CURSOR TABLE JSON VECTOR'.split(
    ' ',
  ),
);

/** Without a length a text has one character in a column, and thirty in a cast. */
export function typeOf(
  name: TypeName,
  place: 'cast' | 'column' = 'cast',
  column: string | null = null,
): Type {
  const type = typeFrom(name, TYPES, LACKING);
  checkLength({ type, name, place, column });
  const isOpen = place === 'cast' && name.arguments.length === 0;
  if (isOpen && type.kind === 'text' && type.length === 1) return { ...type, length: 30 };
  return isOpen && type.kind === 'blob' && type.length === 1 ? { ...type, length: 30 } : type;
}

const INTEGER_NAMES = { 1: 'bit', 8: 'tinyint', 16: 'smallint', 24: 'int', 32: 'int', 64: 'bigint' } as const;

export function nameOf(type: Type): string {
  switch (type.kind) {
    case 'integer':
      return INTEGER_NAMES[type.bits];
    case 'decimal':
      return type.name?.toLowerCase() ?? 'numeric';
    case 'float':
      return type.bits === 32 ? 'real' : 'float';
    case 'text':
      return (type.name ?? 'varchar').toLowerCase();
    case 'blob':
      return type.fixed ? 'binary' : 'varbinary';
    case 'timestamp':
      return (type.name ?? 'datetime').toLowerCase();
    case 'uuid':
      return 'uniqueidentifier';
    case 'null':
      return 'NULL';
    default:
      return type.kind;
  }
}

export function isText(type: Type): type is TextType {
  return type.kind === 'text';
}

export function isNumber(type: Type): boolean {
  return type.kind === 'integer' || type.kind === 'decimal' || type.kind === 'float';
}

export function isMoney(type: Type): boolean {
  return type.kind === 'decimal' && type.name !== undefined;
}

/** DATETIME and SMALLDATETIME still take numbers for days. */
export function isOldMoment(type: Type): boolean {
  return type.kind === 'timestamp' && (type.name === 'DATETIME' || type.name === 'SMALLDATETIME');
}

/** https://learn.microsoft.com/sql/t-sql/data-types/data-type-precedence-transact-sql: the higher takes the lower in. */
export function rankOf(type: Type): number {
  switch (type.kind) {
    case 'timestamp':
      return type.name === 'DATETIME2' ? 90 : type.name === 'DATETIME' ? 80 : 75;
    case 'date':
      return 70;
    case 'time':
      return 65;
    case 'float':
      return type.bits === 64 ? 60 : 55;
    case 'decimal':
      return isMoney(type) ? 45 : 50;
    case 'integer':
      return 20 + Math.min(type.bits / 4, 19);
    case 'uuid':
      return 15;
    case 'text':
      return type.name?.startsWith('N') ? 12 : 10;
    case 'blob':
      return 5;
    default:
      return 0;
  }
}
