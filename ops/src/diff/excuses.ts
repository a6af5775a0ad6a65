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
];

export function excuseOf(given: Case): Excuse | null {
  return EXCUSES.find(({ dialects, covers }) => dialects.includes(given.dialect) && covers(given)) ?? null;
}
