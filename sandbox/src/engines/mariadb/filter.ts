import type { SqlError } from '@sqltown/shared/api';
import type { Span } from '../../interpreter/lexer/token.ts';
import { effectOf } from '../../interpreter/analysis/effects.ts';
import { parse } from '../../interpreter/parser/parse.ts';
import type {
  Call,
  ColumnReference,
  Name,
  Placeholder,
  SequenceValue,
} from '../../interpreter/tree/expressions.ts';
import type { TableOption } from '../../interpreter/tree/definitions.ts';
import type { Statement } from '../../interpreter/tree/statements.ts';
import { type AnyNode, walk } from '../../interpreter/tree/walk.ts';
import { lineAndColumn } from '../../sql/position.ts';
import { SEQUENCE_FUNCTIONS, isDenied } from './functions.ts';

export type FilteredStatement = {
  readonly text: string;
  readonly offset: number;
  readonly statement: Statement;
};

export type Filtered =
  | {
      readonly kind: 'allowed';
      readonly statements: readonly FilteredStatement[];
      /** The server may roll all of it back. */
      readonly isReadOnly: boolean;
    }
  | { readonly kind: 'rejected'; readonly error: SqlError }
  /** The server may say in its words what is wrong with it; it never runs. */
  | { readonly kind: 'unparsable' };

/** What a run may consist of. Everything else is refused, and so is what our parser doesn't read. */
const ALLOWED: ReadonlySet<Statement['type']> = new Set([
  'query',
  'insert',
  'update',
  'delete',
  'create-table',
  'create-view',
  'create-index',
  'create-sequence',
  'alter-table',
  'drop',
  'truncate',
  'transaction',
  'set',
  'show',
  'describe',
  'explain',
]);
const READS: ReadonlySet<Statement['type']> = new Set(['query', 'show', 'describe', 'explain', 'set']);

const SHOWN: ReadonlySet<string> = new Set([
  'TABLES',
  'FULL TABLES',
  'COLUMNS',
  'FULL COLUMNS',
  'FIELDS',
  'INDEX',
  'INDEXES',
  'KEYS',
  'CREATE TABLE',
  'CREATE VIEW',
  'WARNINGS',
  'ERRORS',
]);
const SCHEMA_VIEWS: ReadonlySet<string> = new Set([
  'tables',
  'columns',
  'table_constraints',
  'key_column_usage',
  'referential_constraints',
  'statistics',
  'views',
]);

type Finding = { readonly what: string; readonly span: Span };

/**
 * Reads every statement's tree before MariaDB sees it: a learner may lift every limit of a session by SET, so that
 * rights alone are no fence. Unknown is refused.
 */
export function filterMariadb(sql: string): Filtered {
  const parsed = parse(sql, 'mariadb');
  if (parsed.kind !== 'parsed') return { kind: 'unparsable' };
  let isReadOnly = true;
  for (const statement of parsed.statements) {
    const found = inspectStatement(statement);
    if (found) return reject(sql, found);
    if (!READS.has(statement.type) || hasTraces(statement)) isReadOnly = false;
    for (const node of walk(statement)) {
      const finding = inspect(node);
      if (finding) return reject(sql, finding);
      if (node.type === 'call' && SEQUENCE_FUNCTIONS.has(nameOf(node as Call))) isReadOnly = false;
    }
  }
  const statements = parsed.statements.map((statement): FilteredStatement => {
    const { offset, length } = statement.span;
    return { text: sql.slice(offset, offset + length), offset, statement };
  });
  return { kind: 'allowed', statements, isReadOnly };
}

function inspectStatement(statement: Statement): Finding | null {
  const { type, span } = statement;
  if (!ALLOWED.has(type)) return { what: type.toUpperCase().replace('-', ' '), span };
  if (statement.type === 'explain') return inspectStatement(statement.statement);
  if (statement.type === 'show' && !SHOWN.has(statement.what))
    return { what: `SHOW ${statement.what}`, span };
  if (statement.type === 'set') {
    // A learner's own variable goes with the session; the server's are its limits.
    const barred = [statement, ...statement.others].find(
      ({ scope, name }) => scope !== '' || !/^@[^@]/.test(name),
    );
    if (barred) return { what: `SET ${barred.name}`, span };
  }
  return null;
}

function inspect(node: AnyNode): Finding | null {
  switch (node.type) {
    case 'table':
    case 'create-table':
    case 'create-view':
    case 'create-sequence':
    case 'alter-table':
      return inspectName((node as AnyNode & { name: Name | null }).name);
    case 'sequence-value':
      return inspectName((node as AnyNode & SequenceValue).sequence);
    case 'create-index':
    case 'drop':
    case 'truncate':
    case 'insert':
    case 'reference':
    case 'rename-table':
    case 'describe':
    case 'show':
      return tableNamesOf(node).map(inspectName).find(Boolean) ?? null;
    case 'column':
      return (node as AnyNode & ColumnReference).name.parts.length > 2
        ? { what: 'Another database', span: node.span }
        : null;
    case 'placeholder':
      return (node as AnyNode & Placeholder).text.startsWith('@@')
        ? { what: `The variable ${(node as AnyNode & Placeholder).text}`, span: node.span }
        : null;
    case 'call':
      return inspectCall(node as AnyNode & Call);
    case 'table-option':
      return inspectOption(node as AnyNode & TableOption);
    default:
      return null;
  }
}

/** Of nodes that hold names of tables in other fields than `name`. */
function tableNamesOf(node: AnyNode): Name[] {
  const fields = node as AnyNode &
    Partial<Record<'into' | 'table' | 'to' | 'of' | 'on', Name | null>> & {
      names?: readonly Name[];
      tables?: readonly Name[];
    };
  const { into, table, to, of, on, names = [], tables = [] } = fields;
  const all = [into, table, to, of, on, ...names, ...tables];
  return all.filter((name): name is Name => name?.type === 'name');
}

function inspectName(name: Name | null | undefined): Finding | null {
  if (!name || name.parts.length < 2) return null;
  const [first, second] = name.parts.map((part) => part.name.toLowerCase());
  if (name.parts.length === 2 && first === 'information_schema' && SCHEMA_VIEWS.has(second ?? ''))
    return null;
  return { what: `The table ${name.parts.map((part) => part.name).join('.')}`, span: name.span };
}

function inspectCall(call: Call): Finding | null {
  if (call.name.parts.length > 1) return { what: 'A function of another database', span: call.span };
  return isDenied(nameOf(call)) ? { what: `The function ${nameOf(call)}()`, span: call.name.span } : null;
}

function inspectOption({ name, value, span }: TableOption): Finding | null {
  return name === 'ENGINE' && value?.toLowerCase() !== 'innodb'
    ? { what: `The engine ${value}`, span }
    : null;
}

const nameOf = ({ name }: Call): string => name.parts.at(-1)?.name.toUpperCase() ?? '';

/** What a rollback leaves behind, or somebody else may wait for. */
function hasTraces(statement: Statement): boolean {
  const { kind, locks } = effectOf(statement, 'mariadb');
  const isRun = statement.type === 'explain' && statement.form === 'EXPLAIN ANALYZE';
  return locks || isRun || kind === 'writes' || kind === 'defines';
}

function reject(sql: string, { what, span: { offset, length } }: Finding): Filtered {
  const message = `${what} is not open here: a run may use the dataset's own tables.`;
  return {
    kind: 'rejected',
    error: { message, code: '1142', offset, length, ...lineAndColumn(sql, offset) },
  };
}
