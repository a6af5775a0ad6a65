import { dialectOf, openSession } from '@sqltown/sandbox/interpreter';
import type { DiffDialect } from './dialect.ts';
import { type GeneratedDatabase, scriptOf } from './generate/database.ts';

/** What ONLY_FULL_GROUP_BY refuses. */
const UNGROUPED = new Set(['1055', '1140']);

/**
 * Whether a question has one answer. MariaDB takes what isn't grouped from any row: while a case is made smaller it must
 * not become such a question. MySQL, which refuses them by default, tells.
 */
export function legalityOf(dialect: DiffDialect, database: GeneratedDatabase): (sql: string) => boolean {
  if (dialect !== 'mariadb') return () => true;
  const loaded = openSession({ dialect: dialectOf('mysql') });
  for (const statement of scriptOf(database, 'mariadb')) loaded.run(statement);
  return (sql) => {
    const answer = openSession({ dialect: dialectOf('mysql'), state: loaded.state }).run(sql);
    return answer.kind !== 'error' || !UNGROUPED.has(answer.error.code);
  };
}
