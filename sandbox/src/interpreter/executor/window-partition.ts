import type { Frame } from '../binder/bound.ts';
import type { WindowRows } from '../functions/function.ts';
import type { BoundPlan, WindowPlan } from '../plan/logical.ts';
import type { Row, Value } from '../values/value.ts';
import { ordering } from './sort.ts';

/** Places in a partition, from `start` up to but not including `end`. */
export type Span = { readonly start: number; readonly end: number };

/** The rows of one partition in their order, with what is known of their peers and frames. */
export class Partition implements WindowRows {
  readonly size: number;
  readonly #rows: readonly Row[];
  readonly #plan: WindowPlan;
  readonly #outer: Frame | null;
  readonly #keys: readonly (readonly Value[])[];
  /** For each row the number of its group of peers, and for each group where it begins. */
  readonly #groupOf: number[] = [];
  readonly #groupStarts: number[] = [];
  readonly #arguments: (Value[] | undefined)[] = [];

  /** @param keys the values that each row is sorted by, in the same order. */
  constructor(
    rows: readonly Row[],
    keys: readonly (readonly Value[])[],
    plan: WindowPlan,
    outer: Frame | null,
  ) {
    this.size = rows.length;
    this.#rows = rows;
    this.#keys = keys;
    this.#plan = plan;
    this.#outer = outer;
    const orders = plan.order.map(ordering);
    for (let i = 0; i < rows.length; i += 1) {
      const [before, here] = [keys[i - 1], keys[i]];
      const isPeer = i > 0 && orders.every((order, k) => order(before?.[k] ?? null, here?.[k] ?? null) === 0);
      if (!isPeer) this.#groupStarts.push(i);
      this.#groupOf.push(this.#groupStarts.length - 1);
    }
  }

  frameAt(row: number): Frame {
    return { row: this.#rows[row] ?? [], outer: this.#outer };
  }

  argument(index: number, row: number): Value {
    const value = this.#plan.arguments[index];
    if (!value) return null;
    const known = (this.#arguments[index] ??= this.#rows.map((one) =>
      value.evaluate({ row: one, outer: this.#outer }),
    ));
    return known[row] ?? null;
  }

  peers(row: number): Span {
    const group = this.#groupOf[row] ?? 0;
    return { start: this.#groupStart(group), end: this.#groupStart(group + 1) };
  }

  peerGroup(row: number): number {
    return (this.#groupOf[row] ?? 0) + 1;
  }

  /** The frame without its holes. */
  span(row: number): Span {
    const { start, end } = this.#plan.frame;
    const from = Math.min(this.size, Math.max(0, this.#edge(row, start, false)));
    const to = Math.min(this.size, Math.max(0, this.#edge(row, end, true)));
    return { start: from, end: Math.max(from, to) };
  }

  frame(row: number): readonly number[] {
    const { start, end } = this.span(row);
    const places = Array.from({ length: end - start }, (_, i) => start + i);
    const { exclude } = this.#plan.frame;
    if (!exclude) return places;
    if (exclude === 'CURRENT ROW') return places.filter((place) => place !== row);
    const group = this.#groupOf[row];
    return places.filter((place) => this.#groupOf[place] !== group || (exclude === 'TIES' && place === row));
  }

  #groupStart(group: number): number {
    if (group < 0) return 0;
    return this.#groupStarts[group] ?? this.size;
  }

  /** The first place of a frame, or the one behind its last. */
  #edge(row: number, bound: BoundPlan, isEnd: boolean): number {
    const { unit } = this.#plan.frame;
    if (bound.at === 'UNBOUNDED PRECEDING') return 0;
    if (bound.at === 'UNBOUNDED FOLLOWING') return this.size;
    if (unit === 'RANGE' && bound.moved) return this.#valueEdge(row, bound.moved, isEnd);
    const count = bound.count?.(this.frameAt(row)) ?? 0;
    const distance = bound.at === 'PRECEDING' ? -count : bound.at === 'FOLLOWING' ? count : 0;
    if (unit === 'ROWS') return row + distance + (isEnd ? 1 : 0);
    return this.#groupStart((this.#groupOf[row] ?? 0) + distance + (isEnd ? 1 : 0));
  }

  /** Where the sort key passes a value that is a distance away; a NULL key has its peers alone. */
  #valueEdge(row: number, moved: (frame: Frame) => Value, isEnd: boolean): number {
    const limit = moved(this.frameAt(row));
    const { start, end } = this.peers(row);
    if (limit === null) return isEnd ? end : start;
    const [sorting] = this.#plan.order;
    if (!sorting) return isEnd ? end : start;
    const order = ordering(sorting);
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      const here = order(this.#keys[middle]?.[0] ?? null, limit);
      if (here < 0 || (isEnd && here === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
