import type { DatasetSchema } from '@sqltown/content/grading';
import type { Call, ColumnReference } from '../../interpreter/tree/expressions.ts';
import type { Operator } from '../operator.ts';

const OTHERS: Readonly<Record<string, readonly string[]>> = {
  SUM: ['AVG', 'MAX', 'COUNT'],
  AVG: ['SUM', 'MAX', 'MIN'],
  MIN: ['MAX', 'AVG'],
  MAX: ['MIN', 'SUM'],
};

/** Another aggregate; COUNT of rows for COUNT of values, or of different values, and back. */
export const changeAggregate: Operator = {
  name: 'change-aggregate',
  on: {
    call: (call, schema) => {
      const name = call.name.parts.at(-1);
      if (!name || call.over) return [];
      if (name.name.toUpperCase() === 'COUNT') return otherCounts(call, schema);
      return (OTHERS[name.name.toUpperCase()] ?? []).map((other) => ({
        ...call,
        name: { ...call.name, parts: [...call.name.parts.slice(0, -1), { ...name, name: other }] },
      }));
    },
  },
};

function otherCounts(call: Call, schema: DatasetSchema): Call[] {
  const [argument] = call.arguments;
  if (!argument) return [];
  if (argument.type !== 'star') {
    const star = { type: 'star', qualifier: null, span: argument.span } as const;
    return [
      { ...call, distinct: false, arguments: [star] },
      { ...call, distinct: !call.distinct },
    ];
  }
  const nullable = schema.tables.flatMap(({ columns }) => columns).filter((column) => column.nullable);
  const names = [...new Set(nullable.map((column) => column.name))];
  return names.map((name) => ({ ...call, arguments: [columnNamed(name, call)] }));
}

/** A column that may be NULL: where no table in FROM has it, the mutant does not run and is left out. */
function columnNamed(name: string, { span }: Call): ColumnReference {
  const identifier = { type: 'identifier', name, quoted: false, span } as const;
  return { type: 'column', name: { type: 'name', parts: [identifier], span }, outer: false, span };
}
