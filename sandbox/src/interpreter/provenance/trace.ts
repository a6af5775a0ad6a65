import type { Row } from '../values/value.ts';

/** A stored row that a result came from. */
export type Source = { readonly table: string; readonly row: number };

/** Where a row came from: a stored row, or all that several rows came from. Made in constant time, read at the end. */
export type Sources = Source | { readonly all: readonly Sources[] };

/**
 * Follows rows to their sources by DESIGN's definitions. A row is known by its identity, so steps make a new array
 * for each row they make. Subqueries in an expression report the rows that made it so while it is evaluated.
 */
export class Trace {
  readonly #sources = new WeakMap<Row, Sources>();
  #noted: Sources[] = [];

  /** A copy of a stored row that is known by its table and id: the same values may stand in two tables. */
  stored(values: Row, source: Source): Row {
    const copy = [...values];
    this.#sources.set(copy, source);
    return copy;
  }

  made<R extends Row>(row: R, from: readonly Sources[]): R {
    const [only] = from;
    if (from.length > 0) this.#sources.set(row, from.length === 1 && only ? only : { all: from });
    return row;
  }

  /** What a row came from; of a row whose components are rows, all that they came from. */
  of(row: Row): Sources[] {
    const known = this.#sources.get(row);
    const parts = row.flatMap((value) =>
      Array.isArray(value) ? (this.#sources.get(value as Row) ?? []) : [],
    );
    return known ? [known, ...parts] : parts;
  }

  /** A row of the same components as others: what was noted of them besides their components goes along. */
  carry<R extends Row>(row: R, from: readonly Row[]): R {
    const known = from.flatMap((one) => this.#sources.get(one) ?? []);
    return known.length > 0 ? this.made(row, known) : row;
  }

  /** Called by subqueries. */
  note(row: Row): void {
    for (const source of this.of(row)) this.#noted.push(source);
  }

  /** What was noted meanwhile. */
  noting<T>(evaluate: () => T): { readonly result: T; readonly noted: readonly Sources[] } {
    const before = this.#noted;
    this.#noted = [];
    try {
      const result = evaluate();
      return { result, noted: this.#noted };
    } finally {
      this.#noted = before;
    }
  }
}

/** The stored rows behind sources, each once, in the order they were met. Without recursion: they may be a long chain. */
export function flatten(sources: readonly Sources[]): Source[] {
  const met = new Map<string, Source>();
  const seen = new Set<Sources>();
  const waiting = [...sources].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if ('all' in next) for (const one of [...next.all].reverse()) waiting.push(one);
    else met.set(`${next.row}:${next.table}`, next);
  }
  return [...met.values()];
}
