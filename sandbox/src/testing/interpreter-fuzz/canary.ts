import { type DatabaseState, TEMPORARY } from '../../interpreter/catalog/state.ts';
import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import type { Session } from '../../interpreter/session/open-with.ts';

/** What a session must still answer, whatever was asked of it before; null when it does. */
export function brokenCanary(session: Session, dialect: DialectName): string | null {
  const table = plainTableOf(session.state);
  const rows = table === null ? 0 : table.rows.length;
  const from = table === null ? (dialect === 'oracle' ? ' FROM dual' : '') : ` FROM ${table.name}`;
  const counted = table === null ? '0' : 'COUNT(*)';
  const answer = session.run(`SELECT ${counted}, 6 * 7, 'lamp'${from}`);
  // PostgreSQL accepts nothing but the end of a transaction that failed.
  if (answer.kind === 'error' && answer.error.code === '25P02') return null;
  if (answer.kind !== 'rows') return `the canary gets ${JSON.stringify(answer)}`;
  const told = JSON.stringify(answer.results[0]?.rows);
  const isRight = [`[[${rows},42,"lamp"]]`, `[[{"decimal":"${rows}"},{"decimal":"42"},"lamp"]]`].includes(
    told,
  );
  return isRight ? null : `the canary gives ${told} for ${rows} rows`;
}

/** A table that can be named as it is, and that no temporary one hides. */
function plainTableOf({ relations }: DatabaseState) {
  for (const [key, relation] of relations) {
    const isPlain = relation.kind === 'table' && /^[a-z]{4,}$/i.test(relation.name) && /^[a-z]+$/i.test(key);
    if (isPlain && !relations.has(TEMPORARY + key)) return relation;
  }
  return null;
}
