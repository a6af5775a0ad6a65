import type { Join } from '../../interpreter/tree/queries.ts';
import type { Operator } from '../operator.ts';

const OTHERS: Readonly<Partial<Record<Join['kind'], readonly Join['kind'][]>>> = {
  INNER: ['LEFT', 'RIGHT'],
  LEFT: ['INNER', 'RIGHT'],
  RIGHT: ['INNER', 'LEFT'],
  FULL: ['INNER', 'LEFT', 'RIGHT'],
};

/** Another kind of join, or every row with every other. */
export const swapJoin: Operator = {
  name: 'swap-join',
  on: {
    join: (join) => [
      ...(OTHERS[join.kind] ?? []).map((kind) => ({ ...join, kind })),
      ...(join.on ? [{ ...join, kind: 'CROSS' as const, on: null }] : []),
    ],
  },
};
