import { BudgetExceeded } from '../errors/failure.ts';

/** What a run may use up: a step is a row looked at or a call made; a cell is about 16 bytes that are kept. */
export type BudgetLimits = {
  readonly steps: number;
  readonly cells: number;
  /** By `performance.now()`: for those who watch the clock besides. */
  readonly deadlineMs?: number;
};

/** The clock is looked at once in so many steps. */
const STEPS_A_LOOK = 4_096;

/** Counts what a run uses, so that a bomb is stopped at the same step everywhere, whatever the machine does. */
export class Budget {
  #steps: number;
  #cells: number;
  #nextLook: number;
  readonly #deadlineMs: number;

  constructor({ steps, cells, deadlineMs = Infinity }: BudgetLimits) {
    this.#steps = steps;
    this.#cells = cells;
    this.#deadlineMs = deadlineMs;
    this.#nextLook = deadlineMs === Infinity ? -Infinity : steps - STEPS_A_LOOK;
  }

  /** @throws BudgetExceeded */
  step(count = 1): void {
    this.#steps -= count;
    if (this.#steps < 0) throw new BudgetExceeded('time');
    if (this.#steps < this.#nextLook) this.#look();
  }

  #look(): void {
    this.#nextLook = this.#steps - STEPS_A_LOOK;
    if (performance.now() > this.#deadlineMs) throw new BudgetExceeded('time');
  }

  /** Before cells are kept: rows in a sort, a hash table, a result. @throws BudgetExceeded */
  keep(cells: number): void {
    this.#cells -= cells;
    if (this.#cells < 0) throw new BudgetExceeded('memory');
  }

  /** How many cells may still be kept: what `giveBack` is told later. */
  get cellsLeft(): number {
    return this.#cells;
  }

  /** What was kept since is kept no longer: the rows of a subquery that is done. */
  giveBack(cellsLeft: number): void {
    this.#cells = Math.max(this.#cells, cellsLeft);
  }

  /** Before a text of so many characters is made. @throws BudgetExceeded */
  text(characters: number): void {
    if (characters > MAX_TEXT) throw new BudgetExceeded('size');
    this.keep(Math.ceil(characters / 8));
    this.step(Math.ceil(characters / 64));
  }
}

/** Characters in one value; the engines that SQLTown runs stop at 4 MB as well. */
const MAX_TEXT = 4_000_000;
