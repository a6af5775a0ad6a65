import { hasSqlDetails, loadModule, parseSync } from 'libpg-query';
import type { SqlError } from '@sqltown/shared/api';
import { lineAndColumn, offsetOfByte } from '../../sql/position.ts';
import { SEQUENCE_FUNCTIONS } from './functions.ts';

/** A statement of a run: where it stands in the SQL, in UTF-16 units, and its text. */
export type FilteredStatement = { readonly text: string; readonly offset: number };

export type Filtered =
  | {
      readonly kind: 'allowed';
      readonly statements: readonly FilteredStatement[];
      readonly isReadOnly: boolean;
    }
  | { readonly kind: 'rejected'; readonly error: SqlError }
  /** PostgreSQL's own words are better than the parser's: let it parse, and never execute. */
  | { readonly kind: 'unparsable' };

export type Filter = (sql: string, schemaName: string) => Filtered;

/** What a run may consist of. Everything else is refused, also what PostgreSQL may learn one day. */
const ALLOWED: ReadonlySet<string> = new Set([
  'SelectStmt',
  'InsertStmt',
  'UpdateStmt',
  'DeleteStmt',
  'MergeStmt',
  'ExplainStmt',
  'TransactionStmt',
  'CreateStmt',
  'CreateTableAsStmt',
  'CreateSeqStmt',
  'AlterSeqStmt',
  'AlterTableStmt',
  'RenameStmt',
  'DropStmt',
  'TruncateStmt',
  'ViewStmt',
  'IndexStmt',
]);

const DROPPABLE: ReadonlySet<unknown> = new Set([
  'OBJECT_TABLE',
  'OBJECT_VIEW',
  'OBJECT_INDEX',
  'OBJECT_SEQUENCE',
]);
const SCHEMA_VIEWS: ReadonlySet<unknown> = new Set([
  'tables',
  'columns',
  'table_constraints',
  'key_column_usage',
]);

/**
 * Reads every statement's syntax tree before PostgreSQL sees it: allowed kinds only, no denied function, no
 * table outside the dataset's schema. PGlite runs as a superuser inside, so this and the role are the fence.
 */
export async function createFilter(denied: ReadonlySet<string>): Promise<Filter> {
  await loadModule();
  return (sql, schemaName) => {
    // The parser calls nothing at all a mistake.
    if (sql.trim() === '') return { kind: 'allowed', statements: [], isReadOnly: true };
    let tree: { stmts?: { stmt?: object; stmt_location?: number; stmt_len?: number }[] };
    try {
      tree = parseSync(sql);
    } catch (error) {
      if (hasSqlDetails(error) || error instanceof Error) return { kind: 'unparsable' };
      throw error;
    }
    const bytes = Buffer.from(sql);
    const statements: FilteredStatement[] = [];
    let isReadOnly = true;
    for (const { stmt, stmt_location: from = 0, stmt_len: length } of tree.stmts ?? []) {
      const kind = Object.keys(stmt ?? {})[0] ?? 'nothing';
      const finding = ALLOWED.has(kind) ? inspect(stmt, { denied, schemaName }) : { what: describe(kind) };
      if (finding && 'what' in finding) return reject(sql, finding.what, finding.location ?? from);
      if (kind !== 'SelectStmt' || finding?.writes) isReadOnly = false;
      const text = bytes.subarray(from, length ? from + length : undefined).toString();
      const blank = /^\s*/.exec(text)?.[0].length ?? 0;
      statements.push({ text: text.slice(blank), offset: offsetOfByte(sql, from) + blank });
    }
    return { kind: 'allowed', statements, isReadOnly };
  };
}

type Fence = { readonly denied: ReadonlySet<string>; readonly schemaName: string };
type Finding = { readonly what: string; readonly location?: number } | { readonly writes: true } | null;

/** Walks a syntax tree. The first thing that is not allowed wins over the first that writes. */
function inspect(node: unknown, fence: Fence): Finding {
  if (Array.isArray(node)) return firstFinding(node, fence);
  if (typeof node !== 'object' || node === null) return null;
  const own = inspectNode(node as Record<string, unknown>, fence);
  if (own && 'what' in own) return own;
  return firstFinding(Object.values(node), fence) ?? own;
}

function firstFinding(nodes: readonly unknown[], fence: Fence): Finding {
  let writes: Finding = null;
  for (const node of nodes) {
    const finding = inspect(node, fence);
    if (finding && 'what' in finding) return finding;
    writes ??= finding;
  }
  return writes;
}

function inspectNode(node: Record<string, unknown>, { denied, schemaName }: Fence): Finding {
  if ('FuncCall' in node) return inspectCall(node['FuncCall'] as FuncCall, denied);
  if ('RangeVar' in node) return inspectTable(node['RangeVar'] as RangeVar, schemaName);
  // It evaluates XPath, which nothing stops.
  if ('RangeTableFunc' in node) return { what: 'XMLTABLE' };
  if ('relation' in node) {
    const finding = inspectTable(node['relation'] as RangeVar, schemaName);
    if (finding) return finding;
  }
  for (const kind of ['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt', 'IntoClause', 'intoClause']) {
    if (kind in node) return { writes: true };
  }
  // One that is prepared outlives its session, on a server that allows it.
  const transaction = node['TransactionStmt'] as { kind?: string } | undefined;
  if (transaction?.kind?.includes('PREPARE')) return { what: 'A prepared transaction' };
  const drop = node['DropStmt'] as { removeType?: unknown } | undefined;
  if (drop && !DROPPABLE.has(drop.removeType)) return { what: 'Dropping that' };
  return null;
}

type FuncCall = { funcname?: { String?: { sval?: string } }[]; location?: number };

function inspectCall({ funcname = [], location = 0 }: FuncCall, denied: ReadonlySet<string>): Finding {
  const names = funcname.map((part) => part.String?.sval ?? '');
  const name = names.at(-1) ?? '';
  if (denied.has(name)) return { what: `The function ${name}()`, location };
  return SEQUENCE_FUNCTIONS.has(name) ? { writes: true } : null;
}

type RangeVar = { schemaname?: string; relname?: string; catalogname?: string; location?: number };

function inspectTable({ schemaname, relname = '', location = 0 }: RangeVar, schemaName: string): Finding {
  if (schemaname === 'information_schema' && SCHEMA_VIEWS.has(relname)) return null;
  if (relname.startsWith('pg_') || (schemaname !== undefined && schemaname !== schemaName)) {
    return { what: `The table ${schemaname ? `${schemaname}.` : ''}${relname}`, location };
  }
  return null;
}

/** "CopyStmt" → "COPY", "VariableSetStmt" → "VARIABLE SET". */
function describe(kind: string): string {
  return kind
    .replace(/Stmt$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase();
}

function reject(sql: string, what: string, byte: number): Filtered {
  const blank = /^\s*/.exec(Buffer.from(sql).subarray(byte).toString())?.[0].length ?? 0;
  const offset = offsetOfByte(sql, byte) + blank;
  const length = /^[\w.]+/.exec(sql.slice(offset))?.[0].length ?? 1;
  const message = `${what} is not open here: a run may use the dataset's own tables.`;
  return {
    kind: 'rejected',
    error: { message, code: '42501', offset, length, ...lineAndColumn(sql, offset) },
  };
}
