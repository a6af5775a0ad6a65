import { findColumnNumber } from '../catalog/columns.ts';
import type { Index, StoredRow, UniqueConstraint } from '../catalog/state.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Insert, OnConflict } from '../tree/statements.ts';
import type { Row, Truth } from '../values/value.ts';
import { asItChanges } from './as-it-changes.ts';
import { type Setter, bindSetter } from './assignments.ts';
import { bindTest } from './bind.ts';
import { type NamedRows, scopeOver } from './scope-over.ts';
import type { Target } from './target.ts';
import { INSERTED, valuesAsColumns } from './values-call.ts';
import type { Writer } from './writer.ts';

/** What becomes of a row whose key is taken. */
export type Resolution = {
  /** Whether a rule's conflict is resolved at all: ON CONFLICT (id) says nothing of another key. */
  handles(of: UniqueConstraint | Index): boolean;
  /** The row that is there, changed; null where it stays as it is. */
  change(existing: StoredRow, inserted: Row): Row | null;
  /** Whether meeting a row of the same statement is an error. */
  readonly isOnce: boolean;
};

/** ON CONFLICT and ON DUPLICATE KEY UPDATE. */
export function bindOnConflict(
  node: Insert & { readonly onConflict: OnConflict },
  { target, writer }: { readonly target: Target; readonly writer: Writer },
  work: Work,
): Resolution {
  const { onConflict } = node;
  const { semantics } = work.context;
  const arbiters = arbitersOf(onConflict, { target, writer }, work);
  const isOnce = semantics.dialect === 'postgresql' && onConflict.assignments.length > 0;
  const handles = (of: UniqueConstraint | Index) => arbiters === null || arbiters.has(of);
  if (onConflict.assignments.length === 0) return { handles, change: () => null, isOnce: false };
  const setter = setterOf(node, target, asItChanges(target, writer.draft, work));
  const where = whereOf(node, target, work);
  return {
    handles,
    isOnce,
    change(existing, inserted) {
      const rows = [existing.values, inserted];
      return where(rows) === true ? setter.apply(rows, existing.values) : null;
    },
  };
}

function scopeFor(node: Insert, { table }: Target, { context }: Work) {
  const isMysql = node.onConflict?.form === 'duplicate-key';
  const own: NamedRows = {
    name: isMysql ? table.name : (node.alias?.name ?? table.name),
    columns: table.columns,
    table,
  };
  const inserted = isMysql ? (node.alias?.name ?? INSERTED) : 'excluded';
  const other: NamedRows = { name: inserted, columns: table.columns, table: null, qualifiedOnly: true };
  return scopeOver([own, other], context.semantics);
}

function setterOf(node: Insert & { readonly onConflict: OnConflict }, target: Target, work: Work): Setter {
  const scope = scopeFor(node, target, work);
  const { assignments, form } = node.onConflict;
  const alias = node.alias?.name ?? INSERTED;
  const rewritten =
    form === 'duplicate-key'
      ? assignments.map((one) => ({ ...one, value: valuesAsColumns(one.value, alias) }))
      : assignments;
  return bindSetter(rewritten, { target, scope, component: 0 }, work);
}

function whereOf(
  node: Insert & { readonly onConflict: OnConflict },
  target: Target,
  work: Work,
): (rows: readonly Row[]) => Truth {
  const { where } = node.onConflict;
  if (!where) return () => true;
  const bound = bindTest(where, scopeFor(node, target, work), 'WHERE', work);
  return (row) => bound.test({ row, outer: null });
}

/** The unique rules that the clause names; null for any. @throws SqlFailure no-unique-for-conflict */
function arbitersOf(
  { keys, keysWhere, constraint, span, form, assignments }: OnConflict,
  { target, writer }: { readonly target: Target; readonly writer: Writer },
  work: Work,
): ReadonlySet<UniqueConstraint | Index> | null {
  const { semantics } = work.context;
  const { uniques } = writer.rules(target.key);
  if (constraint) {
    const wanted = semantics.fold(constraint.name, constraint.quoted, 'column');
    const named = uniques.find(({ of }) => semantics.fold(of.name, true, 'column') === wanted);
    if (!named) {
      return fail(
        { kind: 'unknown-constraint', name: constraint.name, table: target.table.name },
        constraint.span,
      );
    }
    return new Set([named.of]);
  }
  if (keys.length === 0) {
    const isUpdate = form === 'conflict' && assignments.length > 0;
    if (isUpdate && semantics.dialect === 'postgresql') fail({ kind: 'no-unique-for-conflict' }, span);
    return null;
  }
  const columns = keys.map((key) => {
    const bare = key.type === 'collate' ? key.operand : key;
    const part = bare.type === 'column' ? bare.name.parts.at(-1) : undefined;
    if (!part) throw new Unsupported('ON CONFLICT on an expression', key.span);
    const number = findColumnNumber(target.table, part, semantics);
    if (number >= 0) return number;
    return fail({ kind: 'unknown-column', name: part.name, qualifier: null, clause: 'SET' }, key.span);
  });
  const matching = uniques.filter(({ columns: of, of: rule }) => {
    const isPartial = 'keys' in rule && rule.where !== null;
    return of !== null && isSameSet(of, columns) && (!isPartial || keysWhere !== null);
  });
  if (matching.length === 0) fail({ kind: 'no-unique-for-conflict' }, span);
  return new Set(matching.map(({ of }) => of));
}

function isSameSet(left: readonly number[], right: readonly number[]): boolean {
  return left.length === new Set(right).size && left.every((one) => right.includes(one));
}
