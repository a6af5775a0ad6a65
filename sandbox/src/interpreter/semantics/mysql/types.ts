import type { TypeName } from '../../tree/expressions.ts';
import type { Collation, TextType, Type } from '../../types/type.ts';
import { decimal, float, integer, numbersOf, textsOf, typeFrom } from '../type-arguments.ts';
import { checkLength } from './lengths.ts';

/** MySQL's default: neither case nor accents count, trailing spaces do; by the Unicode collation algorithm. */
const UCA_9: Collation = {
  name: 'utf8mb4_0900_ai_ci',
  fold: 'unicode',
  accents: false,
  padded: false,
  rtrim: false,
  order: 'language',
};
/** MariaDB's default on Debian: the same letters alike, trailing spaces don't count; by the letters' code points. */
const GENERAL: Collation = {
  name: 'utf8mb4_general_ci',
  fold: 'unicode',
  accents: false,
  padded: true,
  rtrim: false,
};
const BIN: Collation = { name: 'utf8mb4_bin', fold: 'none', accents: true, padded: true, rtrim: false };

export const DEFAULT_COLLATIONS = { mysql: UCA_9, mariadb: GENERAL } as const;

const COLLATIONS: ReadonlyMap<string, Collation> = new Map(
  [
    UCA_9,
    { ...UCA_9, name: 'utf8mb4_0900_as_ci', accents: true },
    { ...UCA_9, name: 'utf8mb4_0900_as_cs', accents: true, fold: 'none' as const },
    { ...BIN, name: 'utf8mb4_0900_bin', padded: false },
    GENERAL,
    { ...GENERAL, name: 'utf8_general_ci' },
    { ...GENERAL, name: 'utf8mb3_general_ci' },
    { ...GENERAL, name: 'latin1_swedish_ci' },
    { ...UCA_9, name: 'utf8mb4_unicode_ci', padded: true },
    { ...UCA_9, name: 'utf8mb4_unicode_520_ci', padded: true },
    BIN,
    { ...BIN, name: 'utf8_bin' },
    { ...BIN, name: 'utf8mb3_bin' },
    { ...BIN, name: 'latin1_bin' },
    { ...BIN, name: 'binary', padded: false },
  ].map((collation) => [collation.name, collation]),
);

/** What only one of the two servers has. */
const ONLY_MYSQL = /_0900_/;

export function collationNamed(name: string, server: 'mysql' | 'mariadb'): Collation | undefined {
  const wanted = name.toLowerCase();
  return server === 'mariadb' && ONLY_MYSQL.test(wanted) ? undefined : COLLATIONS.get(wanted);
}

export const BIGINT = integer(64);
export const UNSIGNED_BIGINT = integer(64, true);
export const DOUBLE = float();
export const DATE: Type = { kind: 'date' };
/** DATETIME and TIMESTAMP alike: sessions run at UTC. */
export const datetime = (precision = 0): Type => ({ kind: 'timestamp', precision, zoned: false });
export const time = (precision = 0): Type => ({ kind: 'time', precision, zoned: false });
export const JSON_TYPE: Type = { kind: 'json', binary: true };

export function textType(collation: Collation, length: number | null = null): TextType {
  return { kind: 'text', length, fixed: false, collation };
}

type Maker = (name: TypeName) => Type;

const always =
  (type: Type): Maker =>
  () =>
    type;
const whole =
  (bits: 8 | 16 | 24 | 32 | 64): Maker =>
  ({ suffix }) =>
    integer(bits, suffix === 'UNSIGNED');
const exact: Maker = (name) => {
  const [precision, scale] = numbersOf(name);
  return decimal(precision ?? 10, scale ?? 0);
};
const blob = (length: number | null): Maker => always({ kind: 'blob', length, fixed: false });

/** https://dev.mysql.com/doc/refman/8.4/en/data-types.html; lengths of TEXT types are in bytes there. */
function tableOf(collation: Collation): ReadonlyMap<string, Maker> {
  const text =
    (name: string, length: number): Maker =>
    () => ({ ...textType(collation, length), name });
  const varchar: Maker = (name) => ({ ...textType(collation, numbersOf(name)[0] ?? 1), name: 'VARCHAR' });
  const char: Maker = (name) => ({ ...textType(collation, numbersOf(name)[0] ?? 1), fixed: true });
  return new Map<string, Maker>([
    ['TINYINT', whole(8)],
    ['BOOL', always(integer(8))],
    ['BOOLEAN', always(integer(8))],
    ['SMALLINT', whole(16)],
    ['MEDIUMINT', whole(24)],
    ['INT', whole(32)],
    ['INTEGER', whole(32)],
    ['BIGINT', whole(64)],
    ['SERIAL', always(UNSIGNED_BIGINT)],
    ['SIGNED', always(BIGINT)],
    ['UNSIGNED', always(UNSIGNED_BIGINT)],
    ...['DECIMAL', 'NUMERIC', 'DEC', 'FIXED'].map((name) => [name, exact] as const),
    ['FLOAT', (name) => float((numbersOf(name)[0] ?? 24) <= 24 ? 32 : 64)],
    ['DOUBLE', always(DOUBLE)],
    ['DOUBLE PRECISION', always(DOUBLE)],
    ['REAL', always(DOUBLE)],
    ['CHAR', char],
    ['CHARACTER', char],
    ['NCHAR', char],
    ['VARCHAR', varchar],
    ['CHARACTER VARYING', varchar],
    ['NVARCHAR', varchar],
    ['TINYTEXT', text('TINYTEXT', 255)],
    ['TEXT', text('TEXT', 65_535)],
    ['MEDIUMTEXT', text('MEDIUMTEXT', 16_777_215)],
    ['LONGTEXT', text('LONGTEXT', 4_294_967_295)],
    ['BINARY', (name) => ({ kind: 'blob', length: numbersOf(name)[0] ?? 1, fixed: true })],
    ['VARBINARY', (name) => ({ kind: 'blob', length: numbersOf(name)[0] ?? null, fixed: false })],
    ['TINYBLOB', blob(255)],
    ['BLOB', blob(65_535)],
    ['MEDIUMBLOB', blob(16_777_215)],
    ['LONGBLOB', blob(4_294_967_295)],
    ['DATE', always(DATE)],
    ['DATETIME', (name) => datetime(numbersOf(name)[0] ?? 0)],
    ['TIMESTAMP', (name) => ({ ...datetime(numbersOf(name)[0] ?? 0), name: 'TIMESTAMP' }) as Type],
    ['TIME', (name) => time(numbersOf(name)[0] ?? 0)],
    ['YEAR', always({ kind: 'integer', bits: 16, unsigned: true, name: 'YEAR' })],
    ['ENUM', (name) => ({ kind: 'enum', members: textsOf(name), collation })],
  ]);
}

const LACKING = new Set(
  'BIT SET GEOMETRY POINT LINESTRING POLYGON MULTIPOINT GEOMETRYCOLLECTION INET4 INET6 VECTOR'.split(' '),
);

export function typesOf(
  server: 'mysql' | 'mariadb',
): (name: TypeName, place?: 'cast' | 'column', column?: string) => Type {
  const collation = DEFAULT_COLLATIONS[server];
  const table = new Map(tableOf(collation));
  // MariaDB's JSON is a LONGTEXT that is checked.
  table.set(
    'JSON',
    always(server === 'mysql' ? JSON_TYPE : { ...textType(collation, 4_294_967_295), name: 'LONGTEXT' }),
  );
  if (server === 'mariadb') table.set('UUID', always({ kind: 'uuid' }));
  const nationals = new Map([
    ['NATIONAL CHAR', 'NCHAR'],
    ['NATIONAL CHARACTER', 'NCHAR'],
  ]);
  return (name, place = 'cast', column) => {
    const plain = nationals.get(name.name);
    const known = plain ? { ...name, name: plain } : name;
    const type = typeFrom(known, table, LACKING);
    checkLength({ type, name: known, place, column: column ?? null }, server);
    // CAST(… AS CHAR) has no limit, and is not padded.
    if (place === 'column' || known.arguments.length > 0) return type;
    if (type.kind === 'text') return textType(collation);
    return type.kind === 'blob' ? { ...type, length: null, fixed: false } : type;
  };
}

/** As DESCRIBE and the catalogue show it. */
export function nameOf(type: Type): string {
  switch (type.kind) {
    case 'integer':
      return integerName(type);
    case 'decimal':
      return 'decimal';
    case 'float':
      return type.bits === 32 ? 'float' : 'double';
    case 'text':
      if (type.fixed) return 'char';
      return (type.name ?? 'varchar').toLowerCase();
    case 'blob':
      return type.fixed ? 'binary' : 'blob';
    case 'timestamp':
      return (type.name ?? 'datetime').toLowerCase();
    default:
      return type.kind;
  }
}

const INTEGER_NAMES = {
  1: 'bit',
  8: 'tinyint',
  16: 'smallint',
  24: 'mediumint',
  32: 'int',
  64: 'bigint',
} as const;

function integerName({ bits, unsigned, name }: Type & { kind: 'integer' }): string {
  return name?.toLowerCase() ?? `${INTEGER_NAMES[bits]}${unsigned ? ' unsigned' : ''}`;
}

/** Digits before and behind the point that a number of this type can have. */
export function digitsOf(type: Type): { readonly whole: number; readonly scale: number } {
  if (type.kind === 'decimal')
    return { whole: (type.precision ?? 65) - (type.scale ?? 0), scale: type.scale ?? 0 };
  if (type.kind === 'timestamp' || type.kind === 'time')
    return { whole: type.kind === 'time' ? 7 : 14, scale: type.precision };
  if (type.kind !== 'integer') return { whole: 20, scale: 0 };
  const whole = { 1: 1, 8: 3, 16: 5, 24: 8, 32: 10, 64: 20 }[type.bits];
  return { whole, scale: 0 };
}
