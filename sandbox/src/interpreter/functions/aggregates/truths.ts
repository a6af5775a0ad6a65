import { BOOLEAN, INT64 } from '../define/types.ts';
import type { Define } from '../define/scalar.ts';
import type { AggregateFunction } from '../function.ts';
import { aggregate, folding } from './define.ts';

/** BOOL_AND, EVERY and BOOL_OR. */
export const allTrue = aggregate('b', BOOLEAN, () =>
  folding((kept, value) => kept !== false && value === true),
);
export const someTrue = aggregate('b', BOOLEAN, () =>
  folding((kept, value) => kept === true || value === true),
);

const STEPS: Readonly<Record<'AND' | 'OR' | 'XOR', (a: bigint, b: bigint) => bigint>> = {
  AND: (a, b) => a & b,
  OR: (a, b) => a | b,
  XOR: (a, b) => a ^ b,
};

/** Over no rows MySQL gives the operation's neutral number, PostgreSQL NULL. */
export function bitsOf(operation: 'AND' | 'OR' | 'XOR'): Define<AggregateFunction> {
  const step = STEPS[operation];
  return aggregate(
    'I',
    ([type = INT64], { semantics: { dialect } }) =>
      dialect === 'postgresql' ? type : { kind: 'integer', bits: 64, unsigned: true },
    (_, { semantics: { dialect } }) => {
      const isMysql = dialect === 'mysql' || dialect === 'mariadb';
      const neutral = operation === 'AND' ? 2n ** 64n - 1n : 0n;
      return folding(
        (kept, value) => {
          const bits = isMysql ? BigInt.asUintN(64, value as bigint) : (value as bigint);
          return kept === null ? bits : step(kept as bigint, bits);
        },
        (kept) => (kept === null && isMysql ? neutral : kept),
      );
    },
  );
}
