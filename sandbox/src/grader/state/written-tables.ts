import type { EngineDialect } from '@sqltown/shared/api';
import { effectOf } from '../../interpreter/analysis/effects.ts';
import { parse } from '../../interpreter/parser/parse.ts';

/** The tables that statements write to, by name; none of SQL that the parser does not read. */
export function tablesWrittenBy(sql: string, dialect: EngineDialect): ReadonlySet<string> {
  const parsed = parse(sql, dialect);
  if (parsed.kind !== 'parsed') return new Set();
  const names = parsed.statements.flatMap((statement) => effectOf(statement, dialect).tablesWritten);
  return new Set(names.map((name) => name.split('.').at(-1) ?? name));
}
