import type { DatasetSchema } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import { endsInTransaction } from './open-transaction.ts';

/** An answer, and behind it what asks about the state that it leaves. */
export function withProbes(answer: string, probes: readonly string[], dialect: EngineDialect): string {
  const undo = endsInTransaction(answer, dialect) ? ['ROLLBACK'] : [];
  // A line of its own: the answer may end in a comment.
  return [answer, ...undo, ...probes].join('\n;\n');
}

/** A table's name that no temporary table and no view of another schema can stand before. */
export function qualified(table: string, { id }: DatasetSchema, dialect: EngineDialect): string {
  return `${dialect === 'sqlite' ? 'main' : id}.${table}`;
}

/**
 * What a database consists of, asked of its own catalogue: tables and views with their columns, and keys. Types go
 * by family, since a dialect has several names for one. Temporary objects and triggers count, so that nothing
 * can stand in for a table unseen. None where the dialect has no catalogue to ask here.
 */
export const CATALOGUE_PROBES: Readonly<Record<DialectName, (schemaId: string) => readonly string[]>> = {
  sqlite: () => [
    `SELECT m.kind, m.name, c.name AS what,
       CASE WHEN upper(c.type) LIKE '%INT%' THEN 'integer' WHEN upper(c.type) LIKE '%CHAR%' OR upper(c.type) LIKE '%TEXT%' THEN 'text'
         WHEN upper(c.type) LIKE '%REAL%' OR upper(c.type) LIKE '%FLOA%' OR upper(c.type) LIKE '%DOUB%' THEN 'float' ELSE lower(c.type) END AS type,
       c."notnull" <> 0 OR c.pk <> 0 AS needed, c.dflt_value, c.pk
     FROM (SELECT type AS kind, name FROM main.sqlite_schema WHERE type IN ('table', 'view')
       UNION ALL SELECT 'temporary ' || type, name FROM temp.sqlite_schema) AS m
     LEFT JOIN pragma_table_info(m.name) AS c`,
    `SELECT 'key' AS kind, m.name, k."from" AS what, k."table", coalesce(k."to", '') AS target, k.on_delete
     FROM main.sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS k WHERE m.type = 'table'`,
    `SELECT CASE WHEN i."unique" THEN 'unique index' ELSE 'index' END AS kind, m.name,
       (SELECT group_concat(coalesce(c.name, '?')) FROM pragma_index_info(i.name) AS c) AS what
     FROM main.sqlite_schema AS m JOIN pragma_index_list(m.name) AS i WHERE m.type = 'table' AND i.origin <> 'pk'
     UNION ALL SELECT 'trigger', tbl_name, name FROM main.sqlite_schema WHERE type = 'trigger'`,
  ],
  postgresql: (schemaId) => [
    `SELECT CASE WHEN t.table_schema <> '${schemaId}' THEN 'temporary ' ELSE '' END || CASE WHEN t.table_type = 'VIEW' THEN 'view' ELSE 'table' END AS kind,
       t.table_name, c.column_name,
       CASE WHEN c.data_type IN ('integer', 'bigint', 'smallint') THEN 'integer' WHEN c.data_type LIKE 'char%' THEN 'text'
         WHEN c.data_type IN ('real', 'double precision') THEN 'float' ELSE c.data_type END,
       c.is_nullable, c.column_default
     FROM information_schema.tables AS t LEFT JOIN information_schema.columns AS c
       ON c.table_schema = t.table_schema AND c.table_name = t.table_name
     WHERE t.table_schema = '${schemaId}' OR t.table_type = 'LOCAL TEMPORARY' OR t.table_schema LIKE 'pg_temp%'`,
    `SELECT 'key', c.table_name, string_agg(k.column_name, ',' ORDER BY k.ordinal_position), c.constraint_type
     FROM information_schema.table_constraints AS c JOIN information_schema.key_column_usage AS k
       ON k.constraint_name = c.constraint_name AND k.table_schema = c.table_schema AND k.table_name = c.table_name
     WHERE c.table_schema = '${schemaId}'
     GROUP BY c.table_name, c.constraint_name, c.constraint_type`,
  ],
  mysql: inMySql,
  mariadb: inMySql,
  mssql: () => [],
  oracle: () => [],
};

function inMySql(schemaId: string): string[] {
  return [
    `SELECT CASE WHEN t.table_type = 'VIEW' THEN 'view' ELSE 'table' END AS kind, t.table_name, c.column_name, c.data_type, c.is_nullable, c.column_default, c.column_key
     FROM information_schema.tables AS t JOIN information_schema.columns AS c ON c.table_schema = t.table_schema AND c.table_name = t.table_name
     WHERE t.table_schema = '${schemaId}'`,
  ];
}
