import type { DialectName } from './dialects/dialect.ts';

/** A way in which generated questions may be answered otherwise than by the real engine, and why. */
export type KnownDifference = {
  readonly name: string;
  readonly dialects: readonly DialectName[];
  /** For docs/dialects.md. */
  readonly reason: string;
};

/** At most twenty. What belongs to one is decided by the predicate of its name in ops/src/diff/excuses.ts. */
export const KNOWN_DIFFERENCES = [
  {
    name: 'division-by-zero-order',
    dialects: ['postgresql'],
    reason:
      'Which of several conditions is evaluated first is not defined: a division by zero that one order meets, another never reaches.',
  },
  {
    name: 'one-of-several-alike',
    dialects: ['mariadb'],
    reason:
      'Texts that the collation holds to be alike (a, A) fall into one group and into one place of an order: which of them stands for the group or comes first is not defined.',
  },
  {
    name: 'one-scale-of-several',
    dialects: ['postgresql'],
    reason:
      'Numbers that are equal and written with different scales (0, 0.00) fall into one row of a UNION and into one group: which of them stands for it is not defined, nor which comes first in a union that is sorted by them.',
  },
  {
    name: 'one-expression-two-names',
    dialects: ['mariadb'],
    reason:
      'A column of a merged derived table that is selected twice, once under another name, gets that name in both places.',
  },
  {
    name: 'totals-of-rollup',
    dialects: ['mariadb'],
    reason:
      'In the totals of WITH ROLLUP MariaDB 10.11 forgets DISTINCT, leaves an expression over a derived table as it was in the last group, and makes a key that is selected twice NULL in one place only. The groups themselves must be alike.',
  },
  {
    name: 'window-over-a-constant',
    dialects: ['mariadb'],
    reason:
      'A window that is partitioned and ordered by one column of a derived table which is a constant makes MariaDB 10.11 forget the order of the windows beside it. All but the windows must be alike.',
  },
  {
    name: 'window-of-a-constant',
    dialects: ['mariadb'],
    reason:
      'A window over a column of a derived table which is a constant, or an aggregate of it beside COUNT(DISTINCT …), gives MariaDB 10.11 the constant in the rows too for which an outer join found no match: with derived_merge=off it gives NULL, as the column itself does. All but those calls must be alike.',
  },
  {
    name: 'average-of-nines',
    dialects: ['mariadb'],
    reason:
      'MariaDB 10.11 gives the average in a window over a call on a literal a digit too few: AVG(NULLIF(3, depth)) OVER () is 0.9999 where AVG without the window is 3.0000. The rows must be alike once those of SQLTown are cut to those nines.',
  },
  {
    name: 'argument-written-over',
    dialects: ['mariadb'],
    reason:
      "CONCAT_WS, REPEAT and RPAD write into the text of a computed column of a merged derived table, so that CONCAT_WS('-', made, 'a') <> made is false in MariaDB 10.11, and true with derived_merge=off. The rows of one answer must be among those of the other.",
  },
  {
    name: 'counted-while-read',
    dialects: ['mariadb'],
    reason:
      'MariaDB counts the arguments of a call while it reads: of a statement that has a syntax error behind such a call it says error 1582, SQLTown the syntax error.',
  },
] as const satisfies readonly KnownDifference[];

export type KnownDifferenceName = (typeof KNOWN_DIFFERENCES)[number]['name'];
