import { KNOWN_DIFFERENCES, type KnownDifferenceName } from '@sqltown/sandbox/differences';
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

/**
 * Whether a difference is none, or one that is known and said: decided by the case alone. The reasons stand with the
 * names, and in docs/dialects.md.
 */
const COVERS: Readonly<Record<KnownDifferenceName, (given: Case) => boolean>> = {
  'division-by-zero-order': ({ real, ours }) =>
    [real, ours].some((each) => each.kind === 'error' && each.code === '22012'),
  'one-of-several-alike': ({ difference, real, ours }) =>
    (difference.kind === 'rows' || difference.kind === 'order') && rowsAlike(real, ours),
  'one-expression-two-names': ({ difference, sql }) => difference.kind === 'names' && /\(SELECT/.test(sql),
  'totals-of-rollup': ({ difference, sql, real, ours }) =>
    difference.kind === 'rows' && /WITH ROLLUP/.test(sql) && groupsAlike(real, ours),
};

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

/** The known difference that this one is; null where it is none of them. */
export function excuseOf(given: Case): KnownDifferenceName | null {
  const found = KNOWN_DIFFERENCES.find(
    ({ name, dialects }) => (dialects as readonly string[]).includes(given.dialect) && COVERS[name](given),
  );
  return found?.name ?? null;
}
