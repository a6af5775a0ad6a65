import type { Work } from '../session/work.ts';
import type { Value } from '../values/value.ts';
import type { Setter } from './assignments.ts';
import { storedValue } from './bound-table.ts';
import { sameRow } from './same-row.ts';
import type { Target } from './target.ts';

/** MySQL's ON UPDATE CURRENT_TIMESTAMP: where the row becomes another one and the column was not set. */
export function onUpdateSetter(setter: Setter, { table }: Target, work: Work): Setter {
  const columns = table.columns.flatMap(({ onUpdate }, i) =>
    onUpdate && !setter.columns.includes(i) ? [{ column: i, value: storedValue(onUpdate, work) }] : [],
  );
  if (columns.length === 0) return setter;
  return {
    columns: setter.columns,
    apply(row, before) {
      const after = setter.apply(row, before);
      if (sameRow(before, after, table, work)) return after;
      const values: Value[] = [...after];
      for (const { column, value } of columns) values[column] = value.evaluate({ row: [], outer: null });
      return values;
    },
  };
}
