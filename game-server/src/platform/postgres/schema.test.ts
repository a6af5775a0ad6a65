import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openEmbedded } from './test-database.ts';

const SOURCES = join(import.meta.dirname, '..', '..');

type Column = { readonly column: string; readonly nullable: boolean };

/** better-auth writes these tables; our types name only the columns that our own statements touch. */
const PARTLY_OURS = 'accounts.';

it('the handwritten types name every table and column as the database has it', async () => {
  const database = await openEmbedded();
  const { rows } = await sql<{ name: string; column: string; nullable: boolean }>`
    select table_schema || '.' || table_name as name, column_name as column, is_nullable = 'YES' as nullable
    from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema', 'public')`.execute(database.db);
  await database.close();

  const actual = new Map<string, Column[]>();
  for (const { name, column, nullable } of rows)
    actual.set(name, [...(actual.get(name) ?? []), { column, nullable }]);
  const declared = declaredTables();

  const byColumn = (a: Column, b: Column): number => (a.column < b.column ? -1 : 1);
  for (const [name, columns] of declared) {
    const known = new Set(columns.map(({ column }) => column));
    const there = actual
      .get(name)
      ?.filter(({ column }) => !name.startsWith(PARTLY_OURS) || known.has(column));
    expect({ name, columns: columns.toSorted(byColumn) }).toEqual({
      name,
      columns: there?.toSorted(byColumn),
    });
  }
  const missing = [...actual.keys()].filter((name) => !declared.has(name) && !name.startsWith(PARTLY_OURS));
  expect(missing).toEqual([]);
  expect(declared.size).toBeGreaterThan(15);
});

/** Reads `type XTable = { … }` and `'schema.table': XTable` out of the sources: types don't exist at run time. */
function declaredTables(): Map<string, Column[]> {
  const files = ['platform/postgres/schema.ts', ...globSync('features/*/tables.ts', { cwd: SOURCES })];
  const text = files
    .map((file) => readFileSync(join(SOURCES, file), 'utf8'))
    .join('\n')
    .replaceAll(/\/\*\*.*?\*\//gs, '');
  const shapes = new Map(
    [...text.matchAll(/^type (\w+) = \{([^{}]*)\}/gm)].map(([, name, body]) => [name!, body!]),
  );
  const tables = new Map<string, Column[]>();
  for (const [, name, reference, inline] of text.matchAll(
    /'([a-z]+\.[a-z_]+)': (?:(\w+)|\{([^{}]*)\})(?:;| \})/g,
  )) {
    const body = inline ?? shapes.get(reference ?? '');
    if (body === undefined) throw new Error(`${name} has no readable type`);
    const columns = [...body.matchAll(/(\w+): ([^;]+)(?:;|$)/g)];
    tables.set(
      name!,
      columns.map(([, column, type]) => ({ column: column!, nullable: /\| null\b/.test(type!) })),
    );
  }
  return tables;
}
