import type { Run } from '../run/run.ts';
import type { Row } from '../values/value.ts';

/** Rows that several read: computed once, and only as far as the one who reads furthest has come. */
export class SharedRows {
  readonly #rows: Row[] = [];
  readonly #source: Iterator<Row>;
  readonly #run: Run;

  constructor(source: Iterable<Row>, run: Run) {
    this.#source = source[Symbol.iterator]();
    this.#run = run;
  }

  *read(): Iterable<Row> {
    for (let i = 0; ; i += 1) {
      if (i === this.#rows.length && !this.#take()) return;
      yield this.#rows[i] ?? [];
    }
  }

  #take(): boolean {
    const { done, value } = this.#source.next();
    if (done === true) return false;
    this.#run.budget.keep(value.length + 1);
    this.#rows.push(value);
    return true;
  }
}
