import { integerIn } from '../define/read.ts';
import { type Define, scalar } from '../define/scalar.ts';
import type { ScalarFunction } from '../function.ts';

/** MOD(a, b) is a % b, where the dialect has the operator. */
export const modulo: Define<ScalarFunction> = (name) => ({
  kind: 'scalar',
  name,
  least: 2,
  most: 2,
  type: ([left, right], { semantics, span }) => semantics.binary('%', left ?? NULL, right ?? NULL, span).type,
  bind: ([left, right], { semantics, span }) => {
    const operation = semantics.binary('%', left ?? NULL, right ?? NULL, span);
    return (values, run) => operation.evaluate(values, run);
  },
});

const NULL = { kind: 'null' } as const;
export const bitCount = scalar('I', 'bigint', ([value]) =>
  BigInt(BigInt.asUintN(64, integerIn(value)).toString(2).replaceAll('0', '').length),
);
