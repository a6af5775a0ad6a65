import type { Difference } from './compare.ts';
import type { DiffDialect } from './dialect.ts';
import type { Answer } from './peers/peer.ts';

/** What a difference is judged by. */
export type Case = {
  readonly dialect: DiffDialect;
  readonly sql: string;
  readonly real: Answer;
  readonly ours: Answer;
  readonly difference: Difference;
};

/** A difference that is none, or that is known and said: `covers` decides by the case alone. */
export type Excuse = {
  readonly name: string;
  readonly dialects: readonly DiffDialect[];
  /** Why, for docs/dialects.md. */
  readonly reason: string;
  readonly covers: (given: Case) => boolean;
};

/** At most twenty. */
export const EXCUSES: readonly Excuse[] = [
  {
    name: 'division-by-zero-order',
    dialects: ['postgresql'],
    reason:
      'Which of several conditions is evaluated first is not defined: a division by zero that one order meets, another never reaches.',
    covers: ({ real, ours }) => [real, ours].some((each) => each.kind === 'error' && each.code === '22012'),
  },
  {
    name: 'one-of-several-alike',
    dialects: ['mariadb'],
    reason:
      'Texts that the collation holds to be alike (a, A) fall into one group and into one place of an order: which of them stands for the group or comes first is not defined.',
    covers: ({ difference, real, ours }) =>
      (difference.kind === 'rows' || difference.kind === 'order') && rowsAlike(real, ours),
  },
  {
    name: 'one-expression-two-names',
    dialects: ['mariadb'],
    reason:
      'A column of a merged derived table that is selected twice, once under another name, gets that name in both places.',
    covers: ({ difference, sql }) => difference.kind === 'names' && /\(SELECT/.test(sql),
  },
  {
    name: 'totals-of-rollup',
    dialects: ['mariadb'],
    reason:
      'MariaDB 10.11 forgets DISTINCT in the totals of WITH ROLLUP, and a key that is selected twice is NULL in one place only. The groups themselves must be alike.',
    covers: ({ difference, sql, real, ours }) =>
      difference.kind === 'rows' && /WITH ROLLUP/.test(sql) && groupsAlike(real, ours),
  },
];

/** The same rows, those aside that sum others up: a key of theirs is NULL. */
function groupsAlike(real: Answer, ours: Answer): boolean {
  if (real.kind !== 'rows' || ours.kind !== 'rows' || real.rows.length !== ours.rows.length) return false;
  const keys = real.columns.flatMap((name, i) => (/^k\d$/.test(name) ? [i] : []));
  const groups = (rows: typeof real.rows): typeof real.rows =>
    rows.filter((row) => keys.every((i) => row[i] !== null));
  return foldedRows(groups(real.rows)) === foldedRows(groups(ours.rows));
}

/** The same rows when letters are told apart by neither case nor accent. */
function rowsAlike(real: Answer, ours: Answer): boolean {
  if (real.kind !== 'rows' || ours.kind !== 'rows') return false;
  return foldedRows(real.rows) === foldedRows(ours.rows);
}

function foldedRows(rows: Extract<Answer, { kind: 'rows' }>['rows']): string {
  const folded = rows.map((row) =>
    row.map((datum) => datum && `${datum.kind} ${fold(datum.text)}`).join(' | '),
  );
  return folded.toSorted().join('\n');
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trimEnd();
}

export function excuseOf(given: Case): Excuse | null {
  return EXCUSES.find(({ dialects, covers }) => dialects.includes(given.dialect) && covers(given)) ?? null;
}
