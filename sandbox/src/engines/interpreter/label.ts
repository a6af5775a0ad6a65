import type { EngineDialect, EngineLabel } from '@sqltown/shared/api';

/** What each dialect is taken after. */
const VERSIONS: Readonly<Record<EngineDialect, string>> = {
  sqlite: '3.54',
  postgresql: '18.0',
  mysql: '8.4',
  mariadb: '10.11',
  mssql: '16.0',
  oracle: '19.0',
};

/** Who answers where SQLTown's own engine does. */
export function interpreterLabel(dialect: EngineDialect): EngineLabel {
  return { dialect, name: 'SQLTown interpreter', version: VERSIONS[dialect], real: false };
}
