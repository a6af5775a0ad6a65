import type { Answer, Datum } from './peers/peer.ts';

/** Why two answers aren't the same; null where they are. */
export type Difference = {
  readonly kind:
    | 'error'
    | 'error-code'
    | 'columns'
    | 'names'
    | 'rows'
    | 'order'
    | 'types'
    | 'count'
    | 'stopped';
  readonly detail: string;
};

/** Floats are sums in some order: they may differ in their last digits. */
const FLOAT_DIGITS = 11;

/**
 * Holds the interpreter's answer to the real one. Rows are compared as bags, and in order where the query's order is
 * total; values by their kind and exact text.
 */
export function differenceOf(real: Answer, ours: Answer, isOrdered: boolean): Difference | null {
  if (real.kind === 'error' || ours.kind === 'error') return differentErrors(real, ours);
  if (real.kind === 'stopped' || ours.kind === 'stopped')
    return real.kind === ours.kind ? null : { kind: 'stopped', detail: `${real.kind} / ${ours.kind}` };
  if (real.kind === 'rows' && ours.kind === 'rows') return differentRows(real, ours, isOrdered);
  if (real.kind === 'changed' && ours.kind === 'changed') {
    if (real.count === ours.count) return null;
    return { kind: 'count', detail: `${real.count} rows / ${ours.count}` };
  }
  return { kind: 'columns', detail: `${real.kind} / ${ours.kind}` };
}

function differentErrors(real: Answer, ours: Answer): Difference | null {
  if (real.kind !== 'error' || ours.kind !== 'error')
    return { kind: 'error', detail: `${say(real)} / ${say(ours)}` };
  return real.code === ours.code ? null : { kind: 'error-code', detail: `${say(real)} / ${say(ours)}` };
}

function say(answer: Answer): string {
  if (answer.kind !== 'error') return answer.kind;
  return answer.code === answer.message ? answer.message : `${answer.code} ${answer.message}`;
}

type Rows = Extract<Answer, { kind: 'rows' }>;

function differentRows(real: Rows, ours: Rows, isOrdered: boolean): Difference | null {
  if (real.columns.length !== ours.columns.length)
    return { kind: 'columns', detail: `${real.columns.length} columns / ${ours.columns.length}` };
  if (real.columns.join() !== ours.columns.join())
    return { kind: 'names', detail: `${real.columns.join(', ')} / ${ours.columns.join(', ')}` };
  const [theirs, mine] = [real.rows.map(keyOf), ours.rows.map(keyOf)];
  const [theirBag, myBag] = [theirs.toSorted(), mine.toSorted()];
  if (theirBag.join('\n') !== myBag.join('\n')) {
    const kind = sameTexts(real, ours) ? 'types' : 'rows';
    return { kind, detail: firstOf(theirBag, myBag) };
  }
  if (isOrdered && theirs.join('\n') !== mine.join('\n'))
    return { kind: 'order', detail: firstOf(theirs, mine) };
  return null;
}

function firstOf(theirs: readonly string[], mine: readonly string[]): string {
  return `${theirs.length} rows, ${firstOnly(theirs, mine)} / ${mine.length} rows, ${firstOnly(mine, theirs)}`;
}

function firstOnly(rows: readonly string[], others: readonly string[]): string {
  return rows.find((row, i) => row !== others[i]) ?? '(no more)';
}

function sameTexts(real: Rows, ours: Rows): boolean {
  const texts = ({ rows }: Rows): string =>
    rows
      .map((row) =>
        row
          .map((datum) =>
            datum === null ? '' : String(Number.isNaN(Number(datum.text)) ? datum.text : Number(datum.text)),
          )
          .join('|'),
      )
      .toSorted()
      .join('\n');
  return texts(real) === texts(ours);
}

function keyOf(row: readonly Datum[]): string {
  return row.map(datumKey).join(' | ');
}

function datumKey(datum: Datum): string {
  if (datum === null) return 'NULL';
  if (datum.kind === 'float') return `float ${Number(datum.text).toPrecision(FLOAT_DIGITS)}`;
  return datum.kind === 'text' ? JSON.stringify(datum.text) : `${datum.kind} ${datum.text}`;
}
