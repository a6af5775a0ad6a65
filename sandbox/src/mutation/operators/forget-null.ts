import type { DatasetSchema } from '@sqltown/content/grading';
import type { Exists, Expression, InTest, IsTest } from '../../interpreter/tree/expressions.ts';
import { COMPARISONS, binary, not } from '../nodes.ts';
import type { Operator } from '../operator.ts';

/** NULL is forgotten, or treated as a value like any other. */
export const forgetNull: Operator = {
  name: 'forget-null',
  on: {
    is: (test) => (test.what === 'NULL' ? [{ ...test, not: !test.not }, comparedWithNull(test)] : []),
    call: ({ name, arguments: [first] }) =>
      /^(COALESCE|IFNULL|NVL|ISNULL)$/i.test(name.parts.at(-1)?.name ?? '') && first ? [first] : [],
    binary: (test, schema) => (COMPARISONS.has(test.operator) ? withNulls(test, test.left, schema) : []),
    in: (test, schema) => [
      ...(test.not ? [] : withNulls(test, test.operand, schema)),
      ...asExists(test).map((exists) => (test.not ? not(exists) : exists)),
    ],
    between: (test, schema) => (test.not ? [] : withNulls(test, test.operand, schema)),
  },
};

function comparedWithNull({ operand, not: isNot, span }: IsTest): Expression {
  return binary(isNot ? '<>' : '=', operand, { type: 'literal', kind: 'null', value: 'NULL', span });
}

/** `p OR column IS NULL`, for a column that may be NULL. */
function withNulls(test: Expression, operand: Expression, schema: DatasetSchema): Expression[] {
  if (operand.type !== 'column') return [];
  const name = operand.name.parts.at(-1)?.name.toLowerCase();
  const columns = schema.tables.flatMap((table) => table.columns);
  if (!columns.some((column) => column.nullable && column.name.toLowerCase() === name)) return [];
  const isNull: IsTest = { type: 'is', operand, not: false, what: 'NULL', span: operand.span };
  return [binary('OR', test, isNull)];
}

/** `a IN (SELECT c FROM t)` as EXISTS with the same condition: with NOT, the two part where c is NULL. */
function asExists({ choices, operand, span }: InTest): Exists[] {
  if (!('type' in choices) || choices.body.type !== 'select' || choices.limit) return [];
  const { body } = choices;
  const [item, another] = body.items;
  if (!item || another || item.expression.type === 'star' || body.groupBy) return [];
  const equal = binary('=', item.expression, operand);
  const where = body.where ? binary('AND', body.where, equal) : equal;
  return [{ type: 'exists', query: { ...choices, body: { ...body, where } }, span }];
}
