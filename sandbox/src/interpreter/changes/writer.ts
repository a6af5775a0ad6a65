import type { StoredRow } from '../catalog/state.ts';
import type { Work } from '../session/work.ts';
import type { Row, Value } from '../values/value.ts';
import { type Draft, type TableDraft } from './draft.ts';
import type { ForeignRule, StatementVerb } from './foreign-rules.ts';
import { defaultOf } from './defaults.ts';
import { type TableRules, tableRules, type Verb } from './table-rules.ts';
import { TIMING } from './timing.ts';
import { type UniqueRule, firstTwins } from './unique-rules.ts';

type Later = () => void;

/**
 * Writes rows into a draft and holds every rule of the tables, when the dialect does: at the row, or in `finish`.
 * Foreign keys act on other tables from here.
 */
export class Writer {
  readonly draft: Draft;
  readonly #verb: StatementVerb;
  readonly #work: Work;
  readonly #rules = new Map<string, TableRules>();
  readonly #later: Later[] = [];
  readonly #keysToCheck = new Set<string>();

  constructor(draft: Draft, verb: StatementVerb, work: Work) {
    this.draft = draft;
    this.#verb = verb;
    this.#work = work;
  }

  rules(key: string): TableRules {
    const known = this.#rules.get(key);
    if (known) return known;
    const made = tableRules(key, { draft: this.draft, verb: this.#verb }, this.#work);
    this.#rules.set(key, made);
    return made;
  }

  /** The row that would be written, if what it says is true: generated columns, NOT NULL, CHECK. */
  prepare(key: string, values: Row, verb: Verb): Row {
    const rules = this.rules(key);
    const row = rules.complete(values);
    rules.checkRow(row, verb);
    return row;
  }

  /** The first rule that the row would break against another one, and that row. */
  conflict(
    key: string,
    row: Row,
    except: StoredRow | null,
  ): { readonly rule: UniqueRule; readonly row: StoredRow } | null {
    const table = this.draft.table(key);
    for (const rule of this.rules(key).uniques) {
      const other = twin(table, rule, { row, except });
      if (other) return { rule, row: other };
    }
    return null;
  }

  /** @param row as `prepare` gave it. @throws SqlFailure where a key is taken or a parent is missing */
  insert(key: string, row: Row): StoredRow {
    this.#work.context.run.budget.keep(row.length + 2);
    const conflict = this.conflict(key, row, null);
    if (conflict) conflict.rule.refuse(row);
    const stored = this.draft.table(key).insert(row, this.#rowid(key, row));
    for (const rule of this.rules(key).parents) this.#needParent(rule, stored);
    return stored;
  }

  /** @param values as `prepare` gave them. */
  update(key: string, before: StoredRow, values: Row): StoredRow {
    this.#work.context.run.budget.keep(values.length + 2);
    const rules = this.rules(key);
    if (TIMING[this.#dialect].unique === 'statement') {
      if (rules.uniques.some(({ keyOf }) => keyOf(before.values) !== keyOf(values)))
        this.#keysToCheck.add(key);
    } else {
      const conflict = this.conflict(key, values, before);
      if (conflict) conflict.rule.refuse(values);
    }
    const after = this.draft.table(key).update(before, values);
    for (const rule of rules.parents) {
      if (rule.childKeyOf(before.values) !== rule.childKeyOf(values)) this.#needParent(rule, after);
    }
    for (const rule of rules.children) {
      const old = rule.parentKeyOf(before.values);
      if (old !== null && old !== rule.parentKeyOf(values)) this.#parentMoves(rule, before, after);
    }
    return after;
  }

  remove(key: string, row: StoredRow): void {
    const rules = this.rules(key);
    this.draft.table(key).remove(row);
    for (const rule of rules.children) this.#parentGoes(rule, row);
  }

  /** Everything that is only looked at once all rows are done. */
  finish(): void {
    for (const key of this.#keysToCheck) {
      for (const rule of this.rules(key).uniques) {
        const twins = firstTwins(this.draft.table(key).rows(), rule);
        if (twins) rule.refuse(twins.values);
      }
    }
    for (const check of this.#later) check();
  }

  get #dialect() {
    return this.#work.context.semantics.dialect;
  }

  /** SQLite: the rowid is the row's own INTEGER PRIMARY KEY. */
  #rowid(key: string, row: Row): number | undefined {
    const { columns } = this.rules(key).table;
    const rowid = columns.findIndex(({ identity }) => identity?.form === 'ROWID');
    const value = rowid < 0 ? null : (row[rowid] ?? null);
    if (typeof value !== 'bigint') return undefined;
    const id = Number(value);
    return Number.isSafeInteger(id) && id > 0 && !this.draft.table(key).get(id) ? id : undefined;
  }

  #needParent(rule: ForeignRule, child: StoredRow): void {
    const check = () => {
      const now = this.draft.table(rule.childKey).get(child.id);
      const wanted = now && rule.childKeyOf(now.values);
      if (!now || wanted === null || wanted === undefined) return;
      const parents = this.draft.table(rule.parentKey).withKey(rule.parentSide, rule.parentKeyOf, wanted);
      if (parents.length === 0) rule.refuseChild(now.values);
    };
    this.#nowOrLater(check);
  }

  #nowOrLater(check: Later): void {
    if (TIMING[this.#dialect].foreign === 'row') check();
    else this.#later.push(check);
  }

  #childrenOf(rule: ForeignRule, parent: StoredRow): readonly StoredRow[] {
    const key = rule.parentKeyOf(parent.values);
    if (key === null) return [];
    return this.draft.table(rule.childKey).withKey(rule.foreignKey, rule.childKeyOf, key);
  }

  /** NO ACTION and RESTRICT: no child may be left without a parent. */
  #needNoChildren(rule: ForeignRule, parent: StoredRow, action: string): void {
    const check = () => {
      const key = rule.parentKeyOf(parent.values);
      if (key === null || this.#childrenOf(rule, parent).length === 0) return;
      const others = this.draft.table(rule.parentKey).withKey(rule.parentSide, rule.parentKeyOf, key);
      if (others.length === 0) rule.refuseParent(parent.values, action === 'RESTRICT');
    };
    if (action === 'RESTRICT' && this.#dialect === 'sqlite') check();
    else this.#nowOrLater(check);
  }

  #parentGoes(rule: ForeignRule, parent: StoredRow): void {
    const { onDelete } = rule.foreignKey;
    if (onDelete === 'NO ACTION' || onDelete === 'RESTRICT') {
      this.#needNoChildren(rule, parent, onDelete);
      return;
    }
    for (const child of this.#childrenOf(rule, parent)) {
      this.#work.context.run.budget.step();
      if (onDelete === 'CASCADE') this.remove(rule.childKey, child);
      else this.#setChild(rule, child, (column) => this.#emptied(rule, column, onDelete));
    }
  }

  #parentMoves(rule: ForeignRule, before: StoredRow, after: StoredRow): void {
    const { onUpdate } = rule.foreignKey;
    if (onUpdate === 'NO ACTION' || onUpdate === 'RESTRICT') {
      this.#needNoChildren(rule, before, onUpdate);
      return;
    }
    for (const child of this.#childrenOf(rule, before)) {
      this.#work.context.run.budget.step();
      this.#setChild(rule, child, (column, i) =>
        onUpdate === 'CASCADE'
          ? (after.values[rule.parentColumns[i] ?? -1] ?? null)
          : this.#emptied(rule, column, onUpdate),
      );
    }
  }

  #emptied(rule: ForeignRule, column: number, action: 'SET NULL' | 'SET DEFAULT'): Value {
    return action === 'SET NULL' ? null : defaultOf(rule.child, column, this.#work);
  }

  #setChild(rule: ForeignRule, child: StoredRow, valueFor: (column: number, i: number) => Value): void {
    const values: Value[] = [...child.values];
    for (const [i, column] of rule.childColumns.entries()) values[column] = valueFor(column, i);
    this.update(rule.childKey, child, this.prepare(rule.childKey, values, 'UPDATE'));
  }
}

function twin(
  table: TableDraft,
  rule: UniqueRule,
  { row, except }: { readonly row: Row; readonly except: StoredRow | null },
): StoredRow | undefined {
  const key = rule.keyOf(row);
  if (key === null) return undefined;
  return table.withKey(rule.of, rule.keyOf, key).find(({ id }) => id !== except?.id);
}
