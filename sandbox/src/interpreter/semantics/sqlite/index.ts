import { SQLITE_RULES } from '../../dialects/rules/sqlite.ts';
import { fail } from '../../errors/failure.ts';
import { bytesFromHex } from '../../values/text.ts';
import { baseOf, unchanged } from '../base.ts';
import { cellOf } from '../cells.ts';
import { BINARY } from '../collations.ts';
import type { Semantics, Typed } from '../semantics.ts';
import { binary, unary } from './arithmetic.ts';
import { columnOf } from './columns.ts';
import { common, compare } from './comparison.ts';
import { match } from './matching.ts';
import { NONE, asAny, collationNamed, typeOf } from './types.ts';
import { castTo, numberFromText, numberOf, textOf, withAffinity } from './values.ts';

/** https://sqlite.org/datatype3.html: values carry their types, columns have affinities, and nothing is refused. */
export const sqlite: Semantics = {
  ...baseOf({ rules: SQLITE_RULES, nulls: 'least', defaultCollation: BINARY, collationNamed, names: 'both' }),
  literal: ({ kind, value }): Typed => {
    if (kind === 'null') return { type: NONE, value: null };
    if (kind === 'boolean') return { type: NONE, value: value === 'TRUE' ? 1n : 0n };
    if (kind === 'number') return { type: NONE, value: numberFromLiteral(value) };
    if (kind === 'hex') return { type: NONE, value: bytesFromHex(value) };
    return { type: NONE, value };
  },
  typedLiteral: ({ kind, span }) => fail({ kind: 'unknown-type', name: kind }, span),
  interval: ({ span }) => fail({ kind: 'unknown-type', name: 'INTERVAL' }, span),
  typeOf,
  nameOf: (type) => asAny(type).affinity.toUpperCase(),
  binary: (operator, _left, _right, span) => binary(operator, span),
  unary: (operator) => unary(operator),
  compare,
  match,
  cast: (_from, to) => {
    const { affinity } = asAny(to);
    return (value) => castTo(value, affinity);
  },
  implicit: () => unchanged,
  assign: (_from, to) => {
    const { affinity } = asAny(to);
    return (value) => withAffinity(value, affinity);
  },
  common,
  truth: () => (value) => (value === null ? null : Number(numberOf(value)) !== 0),
  conditionType: NONE,
  condition: (truth) => {
    if (truth === null) return null;
    return truth ? 1n : 0n;
  },
  text: textOf,
  cell: (value) => cellOf(value, textOf),
  column: columnOf,
};

function numberFromLiteral(text: string): bigint | number {
  if (/^0x/i.test(text)) return BigInt.asIntN(64, BigInt(text));
  return numberFromText(text.replaceAll('_', ''));
}
