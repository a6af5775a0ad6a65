import { Unsupported } from '../../errors/failure.ts';
import type { TypeName } from '../../tree/expressions.ts';
import type { Collation, TextType, Type } from '../../types/type.ts';
import { BINARY } from '../collations.ts';
import { decimal, float, numbersOf, typeFrom } from '../type-arguments.ts';
import { checkLength } from './lengths.ts';

const COLLATIONS: ReadonlyMap<string, Collation> = new Map([
  ['BINARY', BINARY],
  ['USING_NLS_COMP', BINARY],
  ['BINARY_CI', { ...BINARY, name: 'BINARY_CI', fold: 'unicode' }],
  ['BINARY_AI', { ...BINARY, name: 'BINARY_AI', fold: 'unicode', accents: false }],
]);

export function collationNamed(name: string): Collation | undefined {
  return COLLATIONS.get(name.toUpperCase());
}

export const NUMBER = decimal(null, null);
export const VARCHAR2: TextType = {
  kind: 'text',
  length: null,
  fixed: false,
  collation: BINARY,
  name: 'VARCHAR2',
};
export const DATE: Type = { kind: 'timestamp', precision: 0, zoned: false, name: 'DATE' };
export const TIMESTAMP: Type = { kind: 'timestamp', precision: 6, zoned: false };
export const DAY_TO_SECOND: Type = { kind: 'interval', fields: 'day-time' };
export const YEAR_TO_MONTH: Type = { kind: 'interval', fields: 'year-month' };

/** Two CHARs, and literals are such, are compared without their trailing spaces. */
export function char(length: number): TextType {
  return { kind: 'text', length, fixed: true, collation: BINARY, name: 'CHAR' };
}

type Maker = (name: TypeName) => Type;
const always =
  (type: Type): Maker =>
  () =>
    type;
const text =
  (word: string): Maker =>
  (name) => ({ ...VARCHAR2, length: numbersOf(name)[0] ?? null, name: word });
const fixed: Maker = (name) => char(numbersOf(name)[0] ?? 1);
const exact: Maker = (name) => {
  const [precision, scale] = numbersOf(name);
  if (name.arguments.length === 0) return NUMBER;
  return decimal(precision ?? 38, scale ?? 0);
};
const whole = always(decimal(38, 0));

function timestamp(name: TypeName): Type {
  if (name.suffix.includes('TIME ZONE') && !name.suffix.startsWith('WITHOUT'))
    throw new Unsupported(`TIMESTAMP ${name.suffix}`, name.span);
  return { kind: 'timestamp', precision: numbersOf(name)[0] ?? 6, zoned: false };
}

/** https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Data-Types.html */
const TYPES: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['NUMBER', exact],
  ['NUMERIC', (name) => (name.arguments.length === 0 ? decimal(38, 0) : exact(name))],
  ['DECIMAL', (name) => (name.arguments.length === 0 ? decimal(38, 0) : exact(name))],
  ['DEC', (name) => (name.arguments.length === 0 ? decimal(38, 0) : exact(name))],
  ['INTEGER', whole],
  ['INT', whole],
  ['SMALLINT', whole],
  ['FLOAT', always(NUMBER)],
  ['REAL', always(NUMBER)],
  ['DOUBLE PRECISION', always(NUMBER)],
  ['BINARY_FLOAT', always(float(32))],
  ['BINARY_DOUBLE', always(float())],
  ['VARCHAR2', text('VARCHAR2')],
  ['VARCHAR', text('VARCHAR2')],
  ['NVARCHAR2', text('NVARCHAR2')],
  ['CHARACTER VARYING', text('VARCHAR2')],
  ['CHAR', fixed],
  ['CHARACTER', fixed],
  ['NCHAR', fixed],
  ['CLOB', always({ ...VARCHAR2, name: 'CLOB' })],
  ['NCLOB', always({ ...VARCHAR2, name: 'CLOB' })],
  ['LONG', always({ ...VARCHAR2, name: 'LONG' })],
  ['RAW', (name) => ({ kind: 'blob', length: numbersOf(name)[0] ?? null, fixed: false })],
  ['BLOB', always({ kind: 'blob', length: null, fixed: false })],
  ['DATE', always(DATE)],
  ['TIMESTAMP', timestamp],
  ['BOOLEAN', always({ kind: 'boolean' })],
]);

const LACKING = new Set('ROWID UROWID BFILE XMLTYPE SDO_GEOMETRY JSON VECTOR INTERVAL LONG RAW'.split(' '));

export function typeOf(name: TypeName): Type {
  const type = typeFrom(name, TYPES, LACKING);
  checkLength({ type, name, place: 'cast', column: null });
  return type;
}

export function nameOf(type: Type): string {
  switch (type.kind) {
    case 'integer':
    case 'decimal':
      return 'NUMBER';
    case 'float':
      return type.bits === 32 ? 'BINARY_FLOAT' : 'BINARY_DOUBLE';
    case 'text':
      return type.name ?? 'VARCHAR2';
    case 'null':
      return 'CHAR';
    case 'timestamp':
      return type.name ?? 'TIMESTAMP';
    case 'interval':
      return type.fields === 'year-month' ? 'INTERVAL YEAR TO MONTH' : 'INTERVAL DAY TO SECOND';
    case 'blob':
      return type.length === null ? 'BLOB' : 'RAW';
    default:
      return type.kind.toUpperCase();
  }
}

export function isDate(type: Type): boolean {
  return type.kind === 'timestamp' && type.name === 'DATE';
}

export function isNumber(type: Type): boolean {
  return type.kind === 'decimal' || type.kind === 'float' || type.kind === 'integer';
}
