import { KNOWN_DIFFERENCES, type KnownDifferenceName } from '@sqltown/sandbox/differences';
import type { Difference } from './compare.ts';
import type { DiffDialect } from './dialect.ts';
import type { Answer, Datum } from './peers/peer.ts';

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
  'one-scale-of-several': ({ difference, sql, real, ours }) =>
    (difference.kind === 'types' || difference.kind === 'order') &&
    /\b(?:UNION|INTERSECT|EXCEPT|DISTINCT|GROUP BY)\b/.test(sql) &&
    numbersAlike(real, ours),
  'one-expression-two-names': ({ difference, sql }) => difference.kind === 'names' && /\(SELECT/.test(sql),
  'window-over-a-constant': ({ difference, sql, real, ours }) =>
    difference.kind === 'rows' &&
    /PARTITION BY (t\d+\.made) ORDER BY \1\b/.test(sql) &&
    /, \(?(?:'[^']*'|-?[\d.]+)\)? AS made/.test(sql) &&
    alikeBut(real, ours, /^w\d$/),
  'window-of-a-constant': ({ difference, sql, real, ours }) => {
    const calls = callsOf(sql, constantTable(sql));
    return (
      difference.kind === 'rows' &&
      / (?:LEFT|RIGHT) JOIN /.test(sql) &&
      calls.length > 0 &&
      alikeBut(real, ours, new RegExp(`^(?:${calls.join('|')})$`))
    );
  },
  'average-of-nines': ({ difference, sql, real, ours }) =>
    difference.kind === 'rows' &&
    /\bAVG\(\(*(?:(?:NULLIF|ABS|ROUND)\(\(*)*\d+\b.*\) OVER \(/.test(sql) &&
    alikeCut(real, ours),
  'argument-written-over': ({ difference, sql, real, ours }) =>
    difference.kind === 'rows' &&
    /\) AS made\b/.test(sql) &&
    WRITTEN_OVER.some((form) => form.test(sql)) &&
    (isPartOf(real, ours) || isPartOf(ours, real)),
  'counted-while-read': ({ real, ours }) =>
    real.kind === 'error' && real.code === '1582' && ours.kind === 'error' && ours.code === '1064',
  'totals-of-rollup': ({ difference, sql, real, ours }) =>
    difference.kind === 'rows' && /WITH ROLLUP/.test(sql) && groupsAlike(sql, real, ours),
};

/**
 * Every group of ours is there. What is left are rows that sum others up: as many of them, unless a HAVING with
 * DISTINCT picks among them.
 */
function groupsAlike(sql: string, real: Answer, ours: Answer): boolean {
  if (real.kind !== 'rows' || ours.kind !== 'rows') return false;
  const keys = real.columns.flatMap((name, i) => (/^k\d$/.test(name) ? [i] : []));
  const groups = ours.rows.filter((row) => keys.every((i) => row[i] !== null));
  const left = real.rows.map(foldedRow);
  for (const group of groups.map(foldedRow)) {
    const found = left.indexOf(group);
    if (found < 0) return false;
    left.splice(found, 1);
  }
  return left.length === ours.rows.length - groups.length || /HAVING .*DISTINCT/.test(sql);
}

/** The same rows when letters are told apart by neither case nor accent. */
function rowsAlike(real: Answer, ours: Answer): boolean {
  if (real.kind !== 'rows' || ours.kind !== 'rows') return false;
  return foldedRows(real.rows) === foldedRows(ours.rows);
}

/** The same rows where the columns of such names are left out: those that windows fill are named w1, w2. */
function alikeBut(real: Answer, ours: Answer, left: RegExp): boolean {
  if (real.kind !== 'rows' || ours.kind !== 'rows') return false;
  const kept = ({ columns, rows }: typeof real): string =>
    foldedRows(rows.map((row) => row.filter((_, i) => !left.test(columns[i] ?? ''))));
  return kept(real) === kept(ours);
}

/** The alias of a derived table whose column `made` is computed from none of its rows. */
function constantTable(sql: string): string | null {
  const inside = /\(SELECT (d\d+)\.id, (?:(?!\1\.|SELECT|FROM).)* AS made FROM .*?\) AS (t\d+)\b/.exec(sql);
  return inside?.[2] ?? null;
}

/** The names of the calls whose argument is the column `made` of that table: of windows, and of groups beside DISTINCT. */
function callsOf(sql: string, table: string | null): string[] {
  if (table === null) return [];
  const over = sql.includes(' GROUP BY ') && /\(DISTINCT /.test(sql) ? '' : ' OVER \\([^()]*\\)';
  const calls = new RegExp(`[A-Z_]+\\(${table}\\.made(?:, \\d)?\\)${over} AS ([aw]\\d)`, 'g');
  return [...sql.matchAll(calls)].flatMap(([, name]) => name ?? []);
}

/** A column `made` that stands beside a call which is written into its first argument's place. */
const WRITTEN_OVER: readonly RegExp[] = [
  /\b(?:CONCAT_WS\('-', |REPEAT\(|RPAD\()(t\d+\.made)\b.*\b\1\b/,
  /\b(t\d+\.made)\b.*\b(?:CONCAT_WS\('-', |REPEAT\(|RPAD\()\1\b/,
];

/** Every row of the one is a row of the other, as often. */
function isPartOf(part: Answer, whole: Answer): boolean {
  if (part.kind !== 'rows' || whole.kind !== 'rows') return false;
  const left = new Map<string, number>();
  for (const row of whole.rows) left.set(foldedRow(row), (left.get(foldedRow(row)) ?? 0) + 1);
  return part.rows.every((row) => {
    const times = left.get(foldedRow(row)) ?? 0;
    left.set(foldedRow(row), times - 1);
    return times > 0;
  });
}

/** The same rows when ours are cut to the nines that the real one's column holds at most: 3.0000 to 0.9999. */
function alikeCut(real: Answer, ours: Answer): boolean {
  if (real.kind !== 'rows' || ours.kind !== 'rows') return false;
  const most = real.columns.map((_, i) =>
    real.rows.map((row) => row[i]?.text ?? '').find((text) => /^(?:0|9+)\.9+$/.test(text)),
  );
  const cut = ours.rows.map((row) =>
    row.map((datum, i) => {
      const nines = most[i];
      return datum !== null && nines !== undefined && Number(datum.text) > Number(nines)
        ? { ...datum, text: nines }
        : datum;
    }),
  );
  return foldedRows(real.rows) === foldedRows(cut);
}

/** The same rows but for zeros at the end of numbers. */
function numbersAlike(real: Answer, ours: Answer): boolean {
  if (real.kind !== 'rows' || ours.kind !== 'rows') return false;
  const unscaled = (rows: typeof real.rows): string =>
    rows
      .map((row) => JSON.stringify(row.map((datum) => datum && [datum.kind, unscaledText(datum)])))
      .toSorted()
      .join('\n');
  return unscaled(real.rows) === unscaled(ours.rows);
}

function unscaledText({ kind, text }: NonNullable<Datum>): string {
  return kind === 'number' && text.includes('.') ? text.replace(/\.?0*$/, '') : text;
}

function foldedRows(rows: Extract<Answer, { kind: 'rows' }>['rows']): string {
  return rows.map(foldedRow).toSorted().join('\n');
}

function foldedRow(row: Extract<Answer, { kind: 'rows' }>['rows'][number]): string {
  return row.map((datum) => datum && `${datum.kind} ${fold(datum.text)}`).join(' | ');
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
