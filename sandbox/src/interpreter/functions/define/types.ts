import type { DialectName } from '../../dialects/dialect.ts';
import type { TextType, Type } from '../../types/type.ts';
import type { CallSite } from '../function.ts';

/** Of a bare NULL. */
export const NULL: Type = { kind: 'null' };

export const INT32: Type = { kind: 'integer', bits: 32, unsigned: false };
export const INT64: Type = { kind: 'integer', bits: 64, unsigned: false };
export const FLOAT64: Type = { kind: 'float', bits: 64 };
/** NUMERIC of PostgreSQL, NUMBER of Oracle. */
export const NUMERIC: Type = { kind: 'decimal', precision: null, scale: null };
export const BOOLEAN: Type = { kind: 'boolean' };
export const DATE: Type = { kind: 'date' };
export const TIMESTAMP: Type & { kind: 'timestamp' } = { kind: 'timestamp', precision: 6, zoned: false };
export const ZONED: Type & { kind: 'timestamp' } = { kind: 'timestamp', precision: 6, zoned: true };
/** Oracle's DATE has a time of day. */
export const ORACLE_DATE: Type & { kind: 'timestamp' } = {
  kind: 'timestamp',
  precision: 0,
  zoned: false,
  name: 'DATE',
};
/** T-SQL's, in 300ths of a second. */
export const DATETIME: Type & { kind: 'timestamp' } = {
  kind: 'timestamp',
  precision: 3,
  zoned: false,
  name: 'DATETIME',
};
export const TIME: Type & { kind: 'time' } = { kind: 'time', precision: 6, zoned: false };
export const INTERVAL: Type = { kind: 'interval', fields: 'any' };
export const BYTES: Type = { kind: 'blob', length: null, fixed: false };

/** What a function gives: a type, a word that each dialect has its own type for, or found from the arguments. */
export type Result =
  | Type
  | 'integer'
  | 'bigint'
  | 'float'
  | 'number'
  | 'text'
  | 'truth'
  | 'first'
  | ((args: readonly Type[], site: CallSite) => Type);

export function resultType(result: Result, args: readonly Type[], site: CallSite): Type {
  const { semantics } = site;
  const type =
    typeof result === 'function' ? result(args, site) : typeof result === 'string' ? named(result) : result;
  // SQLite's results carry their own type; that one is JSON is known of the call alone (its "subtype").
  return semantics.dialect === 'sqlite' && type.kind !== 'json' ? anyType(site) : type;

  function named(word: Exclude<Result, Type | ((args: readonly Type[], site: CallSite) => Type)>): Type {
    if (word === 'text') return textLike(args, site);
    if (word === 'first') return args[0] ?? { kind: 'null' };
    if (word === 'truth') return semantics.conditionType;
    return NUMBERS[semantics.dialect][word];
  }
}

type Numbers = Readonly<Record<'integer' | 'bigint' | 'float' | 'number', Type>>;
const oracle: Numbers = { integer: NUMERIC, bigint: NUMERIC, float: NUMERIC, number: NUMERIC };
const plain: Numbers = { integer: INT32, bigint: INT64, float: FLOAT64, number: NUMERIC };
const mysql: Numbers = { ...plain, integer: INT64, number: FLOAT64 };
const NUMBERS: Readonly<Record<DialectName, Numbers>> = {
  sqlite: mysql,
  postgresql: plain,
  mysql,
  mariadb: mysql,
  mssql: { ...plain, number: FLOAT64 },
  oracle,
};

/** Text without a limit, compared as the first text among the arguments is. */
export function textLike(args: readonly Type[], { semantics }: CallSite): TextType {
  const text = args.find((type) => type.kind === 'text' || type.kind === 'enum');
  return {
    kind: 'text',
    length: null,
    fixed: false,
    collation: text ? text.collation : semantics.defaultCollation,
  };
}

function anyType({ semantics }: CallSite): Type {
  return { kind: 'any', affinity: 'none', collation: semantics.defaultCollation };
}
