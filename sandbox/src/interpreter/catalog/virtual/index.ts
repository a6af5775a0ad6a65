import type { Semantics } from '../../semantics/semantics.ts';
import { DATABASE_NAME } from '../names.ts';
import type { VirtualTable } from '../state.ts';
import { type Definition, define } from './define.ts';

/**
 * A catalogue view: information_schema.tables, sqlite_master, user_tables. Null for any other name.
 * @param schema the qualifier in lower case, '' without one.
 * @param name in lower case.
 */
export function virtualTable(semantics: Semantics, schema: string, name: string): VirtualTable | null {
  const views = semantics.catalogue(schema.replace(`${DATABASE_NAME}.`, ''));
  const definition = views && Object.hasOwn(views, name) ? views[name] : undefined;
  return definition ? define(name, cased(definition, semantics), semantics) : null;
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
