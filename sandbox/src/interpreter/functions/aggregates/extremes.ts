import { fail } from '../../errors/failure.ts';
import type { Define } from '../define/scalar.ts';
import type { AggregateFunction } from '../function.ts';
import { aggregate, folding } from './define.ts';

/** MIN and MAX: in the order of ORDER BY, the first of equals. */
export function extremeOf(which: 'least' | 'greatest'): Define<AggregateFunction> {
  const wanted = which === 'greatest' ? 1 : -1;
  return aggregate(
    'a',
    ([type = { kind: 'null' }], { semantics, span }) => {
      const name = which === 'greatest' ? 'max' : 'min';
      const { dialect } = semantics;
      if (dialect === 'postgresql' && ['boolean', 'json', 'uuid'].includes(type.kind))
        fail({ kind: 'unknown-function', name, types: [semantics.nameOf(type)] }, span);
      if (dialect === 'mssql' && type.kind === 'integer' && type.bits === 1)
        fail(
          {
            kind: 'invalid-argument',
            name,
            code: '8117',
            what: `Operand data type bit is invalid for ${name} operator.`,
          },
          span,
        );
      return type;
    },
    ([type = { kind: 'null' }], { semantics }) => {
      const compare = semantics.order(type);
      return folding((kept, value) =>
        kept === null || Math.sign(compare(value, kept)) === wanted ? value : kept,
      );
    },
    { witness: which },
  );
}

/** Any of the values: the first that comes. */
export const anyValue = aggregate('a', 'first', () => folding((kept, value) => kept ?? value));
