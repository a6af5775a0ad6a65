import { findColumnNumber } from '../catalog/columns.ts';
import { lastPart } from '../catalog/names.ts';
import type { StoredRow } from '../catalog/state.ts';
import { SqlFailure, Unsupported, fail } from '../errors/failure.ts';
import { strictly } from '../run/run.ts';
import type { Done, Work } from '../session/work.ts';
import type { Insert } from '../tree/statements.ts';
import { Decimal } from '../values/decimal.ts';
import type { Row, Value } from '../values/value.ts';
import { behindWith } from './bind.ts';
import { defaultOf } from './defaults.ts';
import { Draft } from './draft.ts';
import { insertRows } from './insert-source.ts';
import { rowMaker } from './insert-row.ts';
import { type Resolution, bindOnConflict } from './on-conflict.ts';
import { type Answer, bindReturning } from './returning.ts';
import { type NamedRows, scopeOver } from './scope-over.ts';
import { sameRow } from './same-row.ts';
import { type Target, targetOf } from './target.ts';
import { Writer } from './writer.ts';

/** INSERT and REPLACE, in all their forms. */
export function insert(node: Insert, given: Work): Done {
  const work = behindWith(node.with, given);
  return strictly(work.context.run, isLenient(node) ? 'none' : 'all', () => insertRowsOf(node, work));
}

function insertRowsOf(node: Insert, work: Work): Done {
  const { context } = work;
  const target = targetOf(node.into, 'INSERT', work);
  if (node.onError === 'FAIL' || node.onError === 'ROLLBACK') {
    throw new Unsupported(`INSERT OR ${node.onError}`, node.span);
  }
  const writer = new Writer(new Draft(context.state, context.semantics), 'INSERT', work);
  const { columns, rows } = insertRows(node, target, work);
  const maker = rowMaker(target, { columns, writer, isLenient: isLenient(node) }, work);
  const resolution = node.onConflict
    ? bindOnConflict({ ...node, onConflict: node.onConflict }, { target, writer }, work)
    : null;
  const answer = bindReturning(node.returning, returningScope(node, target, work), work);
  const inserting = new Inserting({ node, target, writer, resolution, answer, work });
  let firstId: bigint | null = null;
  let lastId: bigint | null = null;
  for (const row of rows()) {
    const kept = inserting.add(() => maker.make(row));
    if (!kept) continue;
    firstId ??= maker.generatedId;
    lastId = maker.identity ?? (context.semantics.dialect === 'sqlite' ? BigInt(kept.id) : lastId);
  }
  writer.finish();
  remember(work, { firstId, lastId });
  return { state: writer.draft.finish(), rowCount: inserting.count, answer: answer.done(), notices: [] };
}

/** MySQL's IGNORE also bends values that can't be NULL; SQLite's leaves the row out. */
function isLenient({ onError }: Insert): boolean {
  return onError === 'IGNORE';
}

/** What LAST_INSERT_ID() and its kin answer from now on: MySQL the first number made, the others the last. */
function remember(
  { context }: Work,
  { firstId, lastId }: { readonly firstId: bigint | null; readonly lastId: bigint | null },
): void {
  const { dialect } = context.semantics;
  const isMysql = dialect === 'mysql' || dialect === 'mariadb';
  const id = isMysql ? firstId : lastId;
  if (id !== null) context.run.last.insertId = id;
}

function returningScope({ returning, alias }: Insert, { table }: Target, { context }: Work) {
  const isOutput = returning?.word === 'OUTPUT';
  const own: NamedRows = {
    name: isOutput ? 'inserted' : (alias?.name ?? table.name),
    columns: table.columns,
    table,
    qualifiedOnly: isOutput,
  };
  return scopeOver([own], context.semantics);
}

type Parts = {
  readonly node: Insert;
  readonly target: Target;
  readonly writer: Writer;
  readonly resolution: Resolution | null;
  readonly answer: Answer;
  readonly work: Work;
};

/** Puts rows into their table, one after the other, and counts as the dialect counts. */
class Inserting {
  count = 0;
  readonly #parts: Parts;
  /** Rows that this statement made or changed: PostgreSQL won't meet them again. */
  readonly #own = new Set<number>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The row as it is now; null where it was left out or nothing came of it. */
  add(make: () => Row): StoredRow | null {
    const { node, work } = this.#parts;
    work.context.run.budget.step();
    if (node.onError !== 'IGNORE') return this.#put(make);
    const { dialect } = work.context.semantics;
    try {
      return this.#put(make);
    } catch (failure) {
      if (failure instanceof SqlFailure && isPassedOver(failure, dialect)) return null;
      throw failure;
    }
  }

  #put(make: () => Row): StoredRow | null {
    const { node, target, writer, resolution } = this.#parts;
    const row = writer.prepare(target.key, make(), 'INSERT');
    if (node.verb === 'REPLACE' || node.onError === 'REPLACE') return this.#replace(row);
    const conflict = resolution ? this.#resolvable(row, resolution) : null;
    if (conflict && resolution) return this.#resolve(conflict, row, resolution);
    return this.#keep(writer.insert(target.key, row), 1);
  }

  /** The conflict that ON CONFLICT speaks of; any other one is an error when the row is inserted. */
  #resolvable(row: Row, resolution: Resolution): StoredRow | null {
    const { target, writer } = this.#parts;
    for (const rule of writer.rules(target.key).uniques) {
      if (!resolution.handles(rule.of)) continue;
      const key = rule.keyOf(row);
      const [existing] = key === null ? [] : writer.draft.table(target.key).withKey(rule.of, rule.keyOf, key);
      if (existing) return existing;
    }
    return null;
  }

  #resolve(existing: StoredRow, row: Row, resolution: Resolution): StoredRow | null {
    const { node, target, writer, work } = this.#parts;
    if (resolution.isOnce && this.#own.has(existing.id)) {
      fail({ kind: 'conflict-twice' }, node.onConflict?.span ?? null);
    }
    const changed = resolution.change(existing, row);
    if (!changed) return null;
    const values = writer.prepare(target.key, changed, 'UPDATE');
    const isMysql = node.onConflict?.form === 'duplicate-key';
    if (isMysql && sameRow(existing.values, values, target.table, work)) {
      if (work.context.semantics.dialect === 'mariadb' && this.#setsNullOverNull(values)) this.count += 1;
      return null;
    }
    return this.#keep(writer.update(target.key, existing, values), isMysql ? 2 : 1);
  }

  /**
   * MariaDB compares bytes: below a NULL that is read stand those of the column's default, below one that is set only
   * zeros. Such a row is touched, though nothing of it changes.
   */
  #setsNullOverNull(values: Row): boolean {
    const { node, target, work } = this.#parts;
    return (node.onConflict?.assignments ?? []).some(({ targets }) =>
      targets.some((name) => {
        const number = findColumnNumber(target.table, lastPart(name), work.context.semantics);
        return number >= 0 && values[number] === null && !isZero(defaultOf(target.table, number, work));
      }),
    );
  }

  /** REPLACE: whatever holds one of its keys goes first. */
  #replace(row: Row): StoredRow {
    const { target, writer, work } = this.#parts;
    let removed = 0;
    for (
      let other = writer.conflict(target.key, row, null);
      other;
      other = writer.conflict(target.key, row, null)
    ) {
      writer.remove(target.key, other.row);
      removed += 1;
    }
    const counts = work.context.semantics.dialect === 'sqlite' ? 1 : 1 + removed;
    return this.#keep(writer.insert(target.key, row), counts);
  }

  #keep(row: StoredRow, counts: number): StoredRow {
    this.count += counts;
    this.#own.add(row.id);
    this.#parts.answer.add([row.values]);
    return row;
  }
}

/** A default whose bytes are those of no value. */
function isZero(value: Value): boolean {
  if (value instanceof Decimal) return value.digits === 0n;
  return value === null || value === 0n || value === 0 || value === '';
}

/** What IGNORE leaves out without a word. */
function isPassedOver({ complaint }: SqlFailure, dialect: string): boolean {
  const isMysql = dialect === 'mysql' || dialect === 'mariadb';
  switch (complaint.kind) {
    case 'duplicate-key':
    case 'check-failed':
    case 'not-null':
      return true;
    case 'parent-missing':
      return isMysql;
    default:
      return false;
  }
}
