import type { Define } from '../define/scalar.ts';
import type { Result } from '../define/types.ts';
import type { AggregateFunction } from '../function.ts';
import { aggregate } from './define.ts';

/** Rows, or rows in which no argument is NULL. */
export function count(signature: string, result: Result): Define<AggregateFunction> {
  return aggregate(
    signature,
    result,
    () => () => {
      let rows = 0n;
      return {
        add(values) {
          if (!values.includes(null)) rows += 1n;
        },
        result: () => rows,
      };
    },
    { takesNull: true, star: true },
  );
}

/** T-SQL and Oracle estimate; for so few rows the estimate is the number itself. */
export function countDistinct(result: Result): Define<AggregateFunction> {
  return aggregate('a', result, ([type = { kind: 'null' }], { semantics }) => (run) => {
    const key = semantics.key(type);
    const seen = new Set<unknown>();
    return {
      add([value = null]) {
        run.budget.keep(1);
        seen.add(key(value));
      },
      result: () => BigInt(seen.size),
    };
  });
}
