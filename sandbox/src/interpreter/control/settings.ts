import type { DialectName } from '../dialects/dialect.ts';

/** Settings that lessons and dumps set, and that change no answer here. */
const HARMLESS: Readonly<Record<DialectName, readonly string[]>> = {
  sqlite: [],
  postgresql: [
    'client_encoding',
    'client_min_messages',
    'standard_conforming_strings',
    'statement_timeout',
    'lock_timeout',
    'application_name',
    'work_mem',
    'enable_seqscan',
    'enable_hashjoin',
    'enable_mergejoin',
    'enable_nestloop',
    'enable_indexscan',
    'enable_bitmapscan',
  ],
  mysql: [
    'names',
    'character_set_client',
    'character_set_results',
    'unique_checks',
    'sql_notes',
    'profiling',
  ],
  mariadb: [
    'names',
    'character_set_client',
    'character_set_results',
    'unique_checks',
    'sql_notes',
    'profiling',
  ],
  mssql: [
    'nocount',
    'xact_abort',
    'ansi_nulls',
    'ansi_padding',
    'ansi_warnings',
    'arithabort',
    'quoted_identifier',
    'concat_null_yields_null',
    'statistics',
    'statistics io',
    'statistics time',
    'numeric_roundabort',
    'lock_timeout',
  ],
  oracle: [],
};

export function isHarmless(setting: string, dialect: DialectName): boolean {
  return HARMLESS[dialect].includes(setting.toLowerCase());
}

/** T-SQL's settings of which only ON is how this engine works. */
export const ONLY_ON: ReadonlySet<string> = new Set([
  'ansi_nulls',
  'ansi_padding',
  'ansi_warnings',
  'quoted_identifier',
  'concat_null_yields_null',
]);
