import type { Semantics } from '../../semantics/semantics.ts';
import { DATABASE_NAME } from '../names.ts';
import type { Catalogue } from '../state.ts';
import { type Definition, define } from './define.ts';
import { INFORMATION_SCHEMA } from './information-schema.ts';
import { MSSQL_VIEWS } from './mssql-views.ts';
import { ORACLE_VIEWS } from './oracle-views.ts';
import { POSTGRESQL_VIEWS } from './postgresql-views.ts';
import { SQLITE_VIEWS } from './sqlite-views.ts';

/** Those of all six: information_schema.tables, sqlite_master, user_tables. */
export const catalogue: Catalogue = (semantics, schema, name) => {
  const views = viewsIn(schema.replace(`${DATABASE_NAME}.`, ''), semantics);
  const definition = views && Object.hasOwn(views, name) ? views[name] : undefined;
  return definition ? define(name, cased(definition, semantics), semantics) : null;
};

type Views = Readonly<Record<string, Definition>>;

function viewsIn(schema: string, { dialect }: Semantics): Views | null {
  switch (dialect) {
    case 'sqlite':
      return schema === '' || schema === 'main' ? SQLITE_VIEWS : null;
    case 'oracle':
      return schema === '' || schema === 'sys' ? ORACLE_VIEWS : null;
    case 'postgresql':
      if (schema === 'information_schema') return INFORMATION_SCHEMA;
      return schema === '' || schema === 'pg_catalog' ? POSTGRESQL_VIEWS : null;
    case 'mssql':
      if (schema === 'information_schema') return INFORMATION_SCHEMA;
      return schema === 'sys' ? MSSQL_VIEWS : null;
    default:
      return schema === 'information_schema' ? INFORMATION_SCHEMA : null;
  }
}

/** MySQL and SQL Server spell the standard's names in capitals. */
function cased(definition: Definition, { dialect }: Semantics): Definition {
  const isUpper = dialect === 'mysql' || dialect === 'mariadb' || dialect === 'mssql';
  if (!isUpper || definition.columns.startsWith('name') || definition.columns.startsWith('object_id'))
    return definition;
  return { ...definition, columns: definition.columns.replace(/\w+(?=[\s:]|$)/g, upperName) };
}

function upperName(name: string): string {
  return name === 'integer' ? name : name.toUpperCase();
}
