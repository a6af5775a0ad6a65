import { Unsupported } from '../../errors/failure.ts';
import type { TypeName } from '../../tree/expressions.ts';
import type { Collation, TextType, Type } from '../../types/type.ts';
import { BINARY } from '../collations.ts';
import { decimal, float, integer, numbersOf, typeFrom } from '../type-arguments.ts';
import { checkLength } from './lengths.ts';

/** Databases here have the locale C: texts stand by code points. */
export const C: Collation = { ...BINARY, name: 'C' };

const COLLATIONS = new Set(['C', 'POSIX', 'default', 'ucs_basic', 'C.utf8', 'C.UTF-8']);

export function collationNamed(name: string): Collation | undefined {
  return COLLATIONS.has(name) ? { ...C, name } : undefined;
}

export const TEXT: TextType = { kind: 'text', length: null, fixed: false, collation: C };
export const BOOLEAN: Type = { kind: 'boolean' };
export const UNKNOWN: Type = { kind: 'unknown' };
export const NUMERIC = decimal(null, null);
export const DATE: Type = { kind: 'date' };
export const INTERVAL: Type = { kind: 'interval', fields: 'any' };
export const JSONB: Type = { kind: 'json', binary: true };
export const timestamp = (zoned = false, precision = 6): Type => ({ kind: 'timestamp', precision, zoned });
export const time = (precision = 6): Type => ({ kind: 'time', precision, zoned: false });

/** Trailing spaces of a CHAR(n) don't count. */
const BLANK_PADDED: Collation = { ...C, rtrim: true };

function varchar(name: TypeName): Type {
  return { ...TEXT, length: numbersOf(name)[0] ?? null, name: 'VARCHAR' };
}

function char(name: TypeName): Type {
  return { ...TEXT, length: numbersOf(name)[0] ?? 1, fixed: true, collation: BLANK_PADDED };
}

function numeric(name: TypeName): Type {
  const [precision, scale] = numbersOf(name);
  return precision === undefined ? NUMERIC : decimal(precision, scale ?? 0);
}

function zonedTime(name: TypeName): Type {
  throw new Unsupported('time with time zone', name.span);
}

const always =
  (type: Type): (() => Type) =>
  () =>
    type;
const isZoned = ({ suffix }: TypeName): boolean => suffix === 'WITH TIME ZONE';

/** https://www.postgresql.org/docs/current/datatype.html; SERIAL's numbering is the column's own. */
const TYPES: ReadonlyMap<string, (name: TypeName) => Type> = new Map([
  ...['SMALLINT', 'INT2', 'SMALLSERIAL', 'SERIAL2'].map((name) => [name, always(integer(16))] as const),
  ...['INTEGER', 'INT', 'INT4', 'SERIAL', 'SERIAL4'].map((name) => [name, always(integer(32))] as const),
  ...['BIGINT', 'INT8', 'BIGSERIAL', 'SERIAL8'].map((name) => [name, always(integer(64))] as const),
  ...['NUMERIC', 'DECIMAL', 'DEC'].map((name) => [name, numeric] as const),
  ['REAL', always(float(32))],
  ['FLOAT4', always(float(32))],
  ['DOUBLE PRECISION', always(float())],
  ['FLOAT8', always(float())],
  ['FLOAT', (name) => float((numbersOf(name)[0] ?? 53) <= 24 ? 32 : 64)],
  ['BOOLEAN', always(BOOLEAN)],
  ['BOOL', always(BOOLEAN)],
  ['TEXT', always(TEXT)],
  ['NAME', always(TEXT)],
  ['VARCHAR', varchar],
  ['CHARACTER VARYING', varchar],
  ['CHAR', char],
  ['CHARACTER', char],
  ['BPCHAR', (name) => (name.arguments.length > 0 ? char(name) : { ...TEXT, collation: BLANK_PADDED })],
  ['BYTEA', always({ kind: 'blob', length: null, fixed: false })],
  ['DATE', always(DATE)],
  ['TIME', (name) => (isZoned(name) ? zonedTime(name) : time(numbersOf(name)[0] ?? 6))],
  ['TIMETZ', zonedTime],
  ['TIMESTAMP', (name) => timestamp(isZoned(name), numbersOf(name)[0] ?? 6)],
  ['TIMESTAMPTZ', (name) => timestamp(true, numbersOf(name)[0] ?? 6)],
  ['INTERVAL', always(INTERVAL)],
  ['JSON', always({ kind: 'json', binary: false })],
  ['JSONB', always(JSONB)],
  ['UUID', always({ kind: 'uuid' })],
]);

const LACKING = new Set(
  `MONEY BIT VARBIT XML INET CIDR MACADDR POINT LINE LSEG BOX PATH POLYGON CIRCLE TSVECTOR TSQUERY OID REGCLASS
  INT4RANGE INT8RANGE NUMRANGE TSRANGE TSTZRANGE DATERANGE CITEXT HSTORE REGTYPE`.split(/\s+/),
);

export function typeOf(name: TypeName): Type {
  let type = typeFrom(name, TYPES, LACKING);
  checkLength({ type, name, place: 'cast', column: null });
  for (let i = 0; i < name.dimensions; i += 1) type = { kind: 'array', of: type };
  return type;
}

/** As format_type() has it, without length or precision. */
export function nameOf(type: Type): string {
  switch (type.kind) {
    case 'integer':
      return type.bits <= 16 ? 'smallint' : type.bits === 64 ? 'bigint' : 'integer';
    case 'decimal':
      return 'numeric';
    case 'float':
      return type.bits === 32 ? 'real' : 'double precision';
    case 'text':
      return textName(type);
    case 'blob':
      return 'bytea';
    case 'time':
      return 'time without time zone';
    case 'timestamp':
      return `timestamp ${type.zoned ? 'with' : 'without'} time zone`;
    case 'json':
      return type.binary ? 'jsonb' : 'json';
    case 'array':
      return `${nameOf(type.of)}[]`;
    case 'enum':
      return type.name ?? 'enum';
    case 'row':
      return 'record';
    case 'null':
    case 'any':
      return 'unknown';
    default:
      return type.kind;
  }
}

function textName({ name, fixed }: TextType): string {
  if (fixed) return 'character';
  return name === 'VARCHAR' ? 'character varying' : 'text';
}

/** With length or precision, as errors about values have it. */
export function fullNameOf(type: Type): string {
  if (type.kind === 'text' && type.length !== null) return `${nameOf(type)}(${type.length})`;
  if (type.kind !== 'decimal' || type.precision === null) return nameOf(type);
  return `numeric(${type.precision},${type.scale ?? 0})`;
}

/** PostgreSQL's type categories: within one, types meet without a cast. */
export function categoryOf(type: Type): string {
  switch (type.kind) {
    case 'integer':
    case 'decimal':
    case 'float':
      return 'number';
    case 'text':
      return 'text';
    case 'date':
    case 'timestamp':
      return 'date';
    case 'interval':
    case 'time':
      return type.kind;
    case 'json':
      return type.binary ? 'jsonb' : 'json';
    case 'array':
      return `array of ${nameOf(type.of)}`;
    case 'enum':
      return `enum ${nameOf(type)}`;
    default:
      return type.kind;
  }
}

/** Without a type yet: a quoted literal, or a bare NULL. */
export function isOpen(type: Type): boolean {
  return type.kind === 'unknown' || type.kind === 'null';
}

const NUMBERS = ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'];
const MOMENTS = ['date', 'timestamp without time zone', 'timestamp with time zone'];

/** Of two types of one category, the one that the other is turned into. */
export function widerOf(left: Type, right: Type): Type {
  for (const ladder of [NUMBERS, MOMENTS]) {
    const [a, b] = [ladder.indexOf(nameOf(left)), ladder.indexOf(nameOf(right))];
    if (a >= 0 && b >= 0) return a >= b ? left : right;
  }
  return left;
}
