import type { Dialect } from '@sqltown/shared/api';
import { parse } from '../../interpreter/parser/parse.ts';
import type { Name } from '../../interpreter/tree/expressions.ts';
import type { TableSource } from '../../interpreter/tree/queries.ts';
import type { Statement } from '../../interpreter/tree/statements.ts';

/** The tables that statements write to, by name; none of SQL that the parser does not read. */
export function tablesWrittenBy(sql: string, dialect: Dialect): ReadonlySet<string> {
  const parsed = parse(sql, dialect);
  if (parsed.kind !== 'parsed') return new Set();
  return new Set(parsed.statements.flatMap(targetsOf).map((name) => name.parts.at(-1)?.name ?? ''));
}

function targetsOf(statement: Statement): Name[] {
  switch (statement.type) {
    case 'insert':
    case 'merge':
      return statement.type === 'insert' ? [statement.into] : namesIn([statement.into]);
    case 'update':
      return namesIn([statement.target]);
    case 'delete':
      return namesIn(statement.targets);
    case 'create-table':
    case 'create-view':
    case 'alter-table':
      return [statement.name];
    case 'truncate':
      return [...statement.tables];
    default:
      return [];
  }
}

function namesIn(sources: readonly TableSource[]): Name[] {
  return sources.flatMap((source) => {
    if (source.type === 'join') return namesIn([source.left, source.right]);
    return source.type === 'table' ? [source.name] : [];
  });
}
