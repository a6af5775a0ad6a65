import type { DialectRules } from '../../dialects/dialect.ts';
import type { Collation } from '../../types/type.ts';

/** What MySQL and MariaDB see apart. */
export type Server = {
  readonly rules: DialectRules;
  readonly name: 'mysql' | 'mariadb';
  readonly collation: Collation;
  /** Fractions of a second that a type has no room for: MySQL rounds, MariaDB cuts. */
  readonly rounding: 'round' | 'cut';
};
