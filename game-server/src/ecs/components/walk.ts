/** A straight walk: where one is on it follows from the step alone. Removed on arrival. */
export type Walk = {
  readonly fromX: number[];
  readonly fromY: number[];
  readonly toX: number[];
  readonly toY: number[];
  readonly startStep: number[];
  /** How many steps the whole walk takes. */
  readonly steps: number[];
  /** Which way one looks on it. */
  readonly facing: number[];
};

export const createWalk = (): Walk => ({
  fromX: [],
  fromY: [],
  toX: [],
  toY: [],
  startStep: [],
  steps: [],
  facing: [],
});
