import type { DialectRules } from '../dialects/dialect.ts';
import { fail } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import type { Collation } from '../types/type.ts';
import { asciiLower } from './collations.ts';
import { keyOf, orderOf } from './ordering.ts';
import type { Conversion, Semantics } from './semantics.ts';

/** What is the same for all, or told by a few facts. */
type Base = Pick<
  Semantics,
  'dialect' | 'rules' | 'order' | 'key' | 'nullsFirst' | 'defaultCollation' | 'collation' | 'fold'
>;

export type Facts = {
  readonly rules: DialectRules;
  /** NULL is less than all (SQLite, MySQL, SQL Server), or greater than all (PostgreSQL, Oracle). */
  readonly nulls: 'least' | 'greatest';
  readonly defaultCollation: Collation;
  /** By the name as written; undefined where there is none. */
  readonly collationNamed: (name: string) => Collation | undefined;
  /** Unquoted names fold to one case; quoted ones too (`both`), or stay; MySQL's tables are files, so their case counts. */
  readonly names: 'both' | 'lower' | 'upper' | 'columns';
};

export function baseOf({ rules, nulls, defaultCollation, collationNamed, names }: Facts): Base {
  return {
    dialect: rules.name,
    rules,
    order: orderOf,
    key: keyOf,
    nullsFirst: (direction) => (nulls === 'least') === (direction === 'ASC'),
    defaultCollation,
    collation: (name: string, span: Span) =>
      collationNamed(name) ?? fail({ kind: 'unknown-collation', name }, span),
    fold: (name, quoted, what) => {
      if (names === 'both' || (names === 'columns' && what === 'column')) return asciiLower(name);
      if (quoted || names === 'columns') return name;
      return names === 'lower' ? name.toLowerCase() : name.toUpperCase();
    },
  };
}

export const unchanged: Conversion = (value) => value;

/** One conversion behind the other; null stands for none. */
export function chain(first: Conversion | null, second: Conversion | null): Conversion {
  if (!first) return second ?? unchanged;
  if (!second) return first;
  return (value, run) => {
    const between = first(value, run);
    return between === null ? null : second(between, run);
  };
}
