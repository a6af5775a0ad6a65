import type { DialectName } from '../dialects/dialect.ts';
import { rulesOf } from '../dialects/rules/index.ts';
import type { ColumnReference, Name, SequenceValue } from '../tree/expressions.ts';
import type { Query, TableReference, With } from '../tree/queries.ts';
import type { Change, Statement } from '../tree/statements.ts';
import { type AnyNode, childrenOf } from '../tree/walk.ts';
import { madeBy, targetsOf } from './targets.ts';

/**
 * What a statement does, by its tree alone. Names are as written; those of common tables are none, and an alias
 * stands for its table.
 */
export type Effect = {
  /** The most that it does: a SELECT … INTO defines, a query that takes from a sequence writes. */
  readonly kind: 'reads' | 'writes' | 'defines' | 'controls';
  /** Tables and views, each once. A table that is only written to is none of them. */
  readonly tablesRead: readonly string[];
  readonly tablesWritten: readonly string[];
  /** Columns, with the qualifier that they are written with; each once. */
  readonly columnsRead: readonly string[];
  readonly columnsWritten: readonly string[];
  /** Rows are held for a change: FOR UPDATE. */
  readonly locks: boolean;
};

export function effectOf(statement: Statement, dialect: DialectName): Effect {
  // EXPLAIN runs nothing, except as EXPLAIN ANALYZE.
  if (statement.type === 'explain') {
    const inner = effectOf(statement.statement, dialect);
    return statement.form === 'EXPLAIN ANALYZE' ? inner : { ...inner, kind: 'reads', tablesWritten: [] };
  }
  const seen: Seen = { tables: new Set(), columns: new Set(), sequences: new Set(), locks: false };
  const targets = targetsOf(statement);
  visit(statement, { hidden: new Set(), skipped: new Set(targets.nodes), seen, dialect });
  const tablesWritten = [...targets.tables, ...seen.sequences];
  return {
    kind: kindOf(statement, seen),
    tablesRead: [...seen.tables],
    tablesWritten: [...new Set(tablesWritten.map(spelt))],
    columnsRead: [...seen.columns],
    columnsWritten: [...new Set(targets.columns.map(spelt))],
    locks: seen.locks,
  };
}

type Seen = {
  readonly tables: Set<string>;
  readonly columns: Set<string>;
  readonly sequences: Set<Name>;
  locks: boolean;
};
type Visit = {
  /** Names of common tables, in lower case. */
  readonly hidden: ReadonlySet<string>;
  /** Nodes that stand for what is written to. */
  readonly skipped: ReadonlySet<AnyNode>;
  readonly seen: Seen;
  readonly dialect: DialectName;
};

const spelt = ({ parts }: Name): string => parts.map(({ name }) => name).join('.');

function visit(node: AnyNode, at: Visit): void {
  if (at.skipped.has(node)) return;
  note(node, at);
  const common = 'with' in node ? (node as AnyNode & { with: With | null }).with : null;
  const inner = common ? visitCommonTables(common, at) : at;
  for (const child of childrenOf(node)) if (child !== common) visit(child, inner);
}

function note(node: AnyNode, { hidden, seen }: Visit): void {
  switch (node.type) {
    case 'table': {
      const { name } = node as AnyNode & TableReference;
      const isCommon = name.parts.length === 1 && hidden.has(spelt(name).toLowerCase());
      if (!isCommon) seen.tables.add(spelt(name));
      break;
    }
    case 'column':
      seen.columns.add(spelt((node as AnyNode & ColumnReference).name));
      break;
    case 'sequence-value':
      seen.sequences.add((node as AnyNode & SequenceValue).sequence);
      break;
    case 'query':
      if ((node as AnyNode & Query).locking !== null) seen.locks = true;
      break;
  }
}

/** Each common table sees those before it, and itself where it may recur; what follows sees all. */
function visitCommonTables({ recursive, tables }: With, at: Visit): Visit {
  const { features, name: dialect } = rulesOf(at.dialect);
  const recurs = recursive || dialect === 'sqlite' || !features.has('with-recursive');
  let hidden = at.hidden;
  for (const { name, query } of tables) {
    const behind = new Set([...hidden, name.name.toLowerCase()]);
    visit(query, { ...at, hidden: recurs ? behind : hidden });
    hidden = behind;
  }
  return { ...at, hidden };
}

const CHANGES: ReadonlySet<string> = new Set<Change['type'] | 'truncate'>([
  'insert',
  'update',
  'delete',
  'merge',
  'truncate',
]);
const CONTROLS: ReadonlySet<string> = new Set<Statement['type']>([
  'transaction',
  'set-transaction',
  'set',
  'set-option',
  'declare',
  'use',
]);

function kindOf(statement: Statement, seen: Seen): Effect['kind'] {
  const { type } = statement;
  if (CHANGES.has(type)) return 'writes';
  if (CONTROLS.has(type)) return 'controls';
  if (type === 'show' || type === 'describe') return 'reads';
  if (type !== 'query') return 'defines';
  if (madeBy(statement) !== null) return 'defines';
  return seen.sequences.size > 0 ? 'writes' : 'reads';
}
