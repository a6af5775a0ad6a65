import type { DialectName } from '../../dialects/dialect.ts';
import type { Complaint } from '../complaint.ts';
import { MSSQL } from './mssql.ts';
import { MARIADB, MYSQL } from './mysql.ts';
import { ORACLE } from './oracle.ts';
import type { At, Phrases, Words } from './phrases.ts';
import { POSTGRESQL } from './postgresql.ts';
import { SQLITE } from './sqlite.ts';

const PHRASES: Readonly<Record<DialectName, Phrases>> = {
  sqlite: SQLITE,
  postgresql: POSTGRESQL,
  mysql: MYSQL,
  mariadb: MARIADB,
  mssql: MSSQL,
  oracle: ORACLE,
};

/** A complaint as the dialect says it; null where it has no words for it, which is nobody's mistake but ours. */
export function wordsOf(complaint: Complaint, dialect: DialectName, at: At): Words | null {
  const phrase = PHRASES[dialect][complaint.kind] as ((complaint: Complaint, at: At) => Words) | undefined;
  return phrase ? phrase(complaint, at) : null;
}
