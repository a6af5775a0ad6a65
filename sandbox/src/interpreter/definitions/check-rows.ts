import type { CheckConstraint, ForeignKey, Index, Table, UniqueConstraint } from '../catalog/state.ts';
import { rowsByKey } from '../catalog/lookups.ts';
import { storedTable } from '../changes/bound-table.ts';
import { foreignRule } from '../changes/foreign-rules.ts';
import { rowText } from '../changes/row-text.ts';
import { constraintRule, firstTwins, indexRule } from '../changes/unique-rules.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';

/** Rows that are there when a rule comes must hold it as well. */
export function checkUnique(table: Table, of: UniqueConstraint | Index, work: Work): void {
  const rule = 'keys' in of ? indexRule(of, table, work) : constraintRule(of, table, work);
  const twin = firstTwins(table.rows, rule);
  if (twin) rule.refuse(twin.values, { isExisting: true });
}

export function checkCondition(table: Table, { name, condition }: CheckConstraint, work: Work): void {
  const test = storedTable(table, work).test(condition, 'CHECK');
  const wrong = table.rows.find(({ values }) => test(values) === false);
  if (wrong) {
    fail({
      kind: 'check-failed',
      isExisting: true,
      constraint: name,
      table: table.name,
      row: rowText(wrong.values, table, work),
    });
  }
}

export function checkReferences(
  { table, key }: { readonly table: Table; readonly key: string },
  foreignKey: ForeignKey,
  work: Work,
): void {
  const relations = [...work.context.state.relations].flatMap(([name, relation]) =>
    relation.kind === 'table' ? [[name, relation] as const] : [],
  );
  const tables = new Map([...relations, [key, table] as const]);
  const rule = foreignRule(foreignKey, { child: table, childKey: key, tables, verb: 'INSERT' }, work);
  const parents = rowsByKey(rule.parent.rows, rule.parentSide, rule.parentKeyOf);
  for (const { values } of table.rows) {
    const wanted = rule.childKeyOf(values);
    if (wanted !== null && !parents.has(wanted)) rule.refuseChild(values);
  }
}

/** @throws SqlFailure not-null-existing */
export function checkNotNull(table: Table, column: number): void {
  const isMissing = table.rows.some(({ values }) => (values[column] ?? null) === null);
  if (isMissing) {
    fail({ kind: 'not-null-existing', column: table.columns[column]?.name ?? '', table: table.name });
  }
}
